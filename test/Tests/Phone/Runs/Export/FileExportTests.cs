using System;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.Json;
using HipSense.Core;
using HipSense.Phone.Runs;
using HipSense.Phone.Runs.Export;
using Xunit;

namespace HipSense.Tests.Phone.Runs.Export;

public sealed class FileExportTests
{
    private static readonly RunRecord s_run = RunRecord.Of(KeptRuns.Known());

    [Fact]
    public void The_table_has_a_line_for_each_stretch_and_cue_in_order_of_time()
    {
        string text = Encoding.UTF8.GetString(CsvExport.Write(s_run));
        Assert.EndsWith("\r\n", text, StringComparison.Ordinal);
        string[][] rows = [.. text.TrimEnd().Split("\r\n").Select(line => line.Split(','))];
        Assert.All(rows, row => Assert.Equal(rows[0].Length, row.Length));
        Assert.Equal(1 + 12 + 2, rows.Length);
        double[] seconds = [.. rows.Skip(1).Select(row => double.Parse(row[1], CultureInfo.InvariantCulture))];
        Assert.Equal(seconds.Order(), seconds);
        Assert.Equal("2026-05-01T08:00:10.000+02:00,10,stretch,4,5.5,240,250,169,14,14,90,None,,,,,14,14,5,5.1,14,13,6,6.2,1.5,-1.2,11,11.5", string.Join(',', rows[1]));
        Assert.Contains(rows, row => string.Join(',', row) == "2026-05-01T08:01:21.000+02:00,81,cue,,,,,,,,,,right,9.05,8,,,,,,,,,,,,,");
    }

    [Theory]
    [InlineData(CueKind.TooMuchDrop, Side.Left, "cue,,,,,,,,,,left")]
    [InlineData(CueKind.Recovered, Side.Right, "recovered,,,,,,,,,,right")]
    [InlineData(CueKind.BackArched, Side.Unknown, "cue on tilt,,,,,,,,,,both")]
    [InlineData(CueKind.TooMuchRotation, Side.Unknown, "cue on rotation,,,,,,,,,,both")]
    public void The_table_tells_every_kind_of_cue_as_the_log_has_it(CueKind kind, Side side, string expected)
    {
        KeptRun known = KeptRuns.Known();
        byte[] buffer = new byte[64];
        var log = new LogWriter(buffer);
        Assert.True(log.Cue(122000, new Cue { Kind = kind, Side = side, MeanCdeg = 1025, ThresholdCdeg = 800 }));
        string text = Encoding.UTF8.GetString(CsvExport.Write(RunRecord.Of(known with { Log = [.. known.Log, .. buffer.AsSpan(0, log.Count)] })));
        Assert.Contains($",122,{expected},10.25,8,", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_json_has_everything_and_the_figures()
    {
        using JsonDocument json = JsonDocument.Parse(JsonExport.Write(s_run));
        JsonElement run = json.RootElement.GetProperty("run");
        Assert.Equal(12, run.GetProperty("stretches").GetArrayLength());
        Assert.Equal("Right", run.GetProperty("cues")[0].GetProperty("side").GetString());
        Assert.Equal(JsonValueKind.Null, run.GetProperty("stretches")[5].GetProperty("leftDropDeg").ValueKind);
        JsonElement angles = json.RootElement.GetProperty("angles");
        Assert.Equal((3, 4), (angles.GetProperty("thirds").GetArrayLength(), angles.GetProperty("bands").GetArrayLength()));
        JsonElement tilt = angles.GetProperty("freshToTired").EnumerateArray().Single(change => change.GetProperty("angle").GetString() == "Tilt" && change.GetProperty("side").GetString() == "Right");
        Assert.Equal(0.8, tilt.GetProperty("deg").GetDouble(), 6);
        Assert.Equal(5.1, run.GetProperty("stretches")[0].GetProperty("rightAngles").GetProperty("tiltDeg").GetDouble(), 6);
        Assert.Equal(168, json.RootElement.GetProperty("figures").GetProperty("strides").GetInt32());
    }
}
