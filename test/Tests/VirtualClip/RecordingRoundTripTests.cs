using System.Collections.Generic;
using System.Linq;
using CsCheck;
using HipSense.VirtualClip;
using Xunit;

namespace HipSense.Tests.VirtualClip;

public class RecordingRoundTripTests
{
    private static readonly Gen<double> s_cell = Gen.OneOf(Gen.Double[-1e6, 1e6], Gen.Const(double.NaN), Gen.Const(0.0));

    private static readonly Gen<Recording> s_recording =
        from rows in Gen.Int[1, 300]
        from isStanding in Gen.Bool
        from counts in Gen.Short.Array[rows * Recording.Channels]
        from force in s_cell.Array[rows]
        from activity in s_cell.Array[rows]
        select new Recording(
            "it",
            isStanding,
            counts,
            new Dictionary<string, double[]> { [TruthColumn.Force] = force, [TruthColumn.Activity] = activity });

    [Theory]
    [InlineData("it.csv")]
    [InlineData("it.csv.gz")]
    public void What_is_written_is_read(string name) => s_recording.Sample(
        recording =>
        {
            using var folder = new TempFolder();
            string file = folder.PathOf(name);
            RecordingWriter.Write(recording, ["a remark"], file);
            Recording read = RecordingReader.Read(file, withTruth: true);
            Assert.Equal(recording.IsStanding, read.IsStanding);
            Assert.Equal(recording.Counts.ToArray(), read.Counts.ToArray());
            Assert.Equal(recording.Truth.Keys, read.Truth.Keys);
            Assert.All(recording.Truth, column => Assert.Equal(column.Value, read.Truth[column.Key]));
            Assert.Equal([name], folder.Names);
        },
        iter: 50);

    [Fact]
    public void Line_ends_of_any_kind_and_empty_lines_at_the_end_do_no_harm()
    {
        using var folder = new TempFolder();
        string text = Recordings.Text(3);
        string[] files =
        [
            folder.Write("crlf.csv", text.Replace("\n", "\r\n")),
            folder.Write("bare.csv", text.TrimEnd('\n')),
            folder.Write("blank.csv", text + "\n\r\n"),
            folder.Write("mark.csv", "\uFEFF" + text),
        ];
        Assert.All(files, file => Assert.Equal(3, RecordingReader.Read(file, withTruth: true).Rows));
    }

    [Fact]
    public void Marks_are_read_from_above_the_rows_and_from_among_them_and_written_above()
    {
        using var folder = new TempFolder();
        string text = Recordings.Comment + "# mark 0.25 clap\n# markets open\n" + Recordings.Header + Recordings.Row + "# mark 1e1 left leg now\n" + Recordings.Row + "# mark 12\n";
        Recording read = RecordingReader.Read(folder.Write("it.csv", text), withTruth: true);
        Mark[] marks = [new(0.25, "clap"), new(10, "left leg now"), new(12, "")];
        Assert.Equal(2, read.Rows);
        Assert.Equal(marks, read.Marks);
        RecordingWriter.Write(read, ["a remark"], folder.PathOf("again.csv"));
        Assert.Equal(marks, RecordingReader.Read(folder.PathOf("again.csv"), withTruth: true).Marks);
    }

    [Fact]
    public void Unknown_columns_are_ignored_and_known_ones_only_read_on_demand()
    {
        using var folder = new TempFolder();
        string file = folder.Write("extra.csv", Recordings.Comment + "ax,ay,az,gx,gy,gz,mood,up_x\n1,2,3,4,5,6,good,0.5\n1,2,3,4,5,6,,\n");
        Assert.Empty(RecordingReader.Read(file, withTruth: false).Truth);
        KeyValuePair<string, double[]> column = Assert.Single(RecordingReader.Read(file, withTruth: true).Truth);
        Assert.Equal(TruthColumn.UpX, column.Key);
        Assert.Equal([0.5, double.NaN], column.Value);
    }

    [Fact]
    public void Joined_gzip_files_are_one()
    {
        using var folder = new TempFolder();
        byte[] first = Packed(Recordings.Text(1000));
        byte[] second = Packed(string.Concat(Enumerable.Repeat(Recordings.Row, 500)));
        string file = folder.Write("joined.csv.gz", [.. first, .. second]);
        Assert.Equal(1500, RecordingReader.Read(file, withTruth: false).Rows);
    }

    internal static byte[] Packed(string text)
    {
        using var packed = new System.IO.MemoryStream();
        using (var stream = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionLevel.Optimal))
        {
            stream.Write(System.Text.Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }
}
