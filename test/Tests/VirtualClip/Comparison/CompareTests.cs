using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using HipSense.VirtualClip;
using Xunit;

namespace HipSense.Tests.VirtualClip;

/// <summary>The whole verb, from files to files: what a reference was made with comes out again.</summary>
public class CompareTests
{
    private static readonly string[] s_quantities = ["drop_left", "drop_right", "tilt", "contact_ms", "cadence"];
    private static readonly string[] s_figures = ["bias", "loa_low", "loa_high", "rmse", "icc"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Bias_noise_offset_and_clock_rate_come_out_as_they_were_made(int seed)
    {
        var random = new Random(seed);
        FilmedRun run = FilmedRun.Of(seed % 2 == 0 ? "tiring" : "steady", seed);
        var exact = new SyntheticReference { HasTilt = true };
        SyntheticReference made = exact with
        {
            OffsetS = (random.NextDouble() - 0.5) * 2000,
            ClockRate = 1 + ((random.NextDouble() - 0.5) * 0.03),
            ObliquityDeg = (random.NextDouble() - 0.5) * 6,
            TiltDeg = (random.NextDouble() - 0.5) * 10,
            StanceSdDeg = 0.5 + random.NextDouble(),
            LongerMs = (random.NextDouble() - 0.5) * 40,
            LongerSdMs = 5 + (15 * random.NextDouble()),
            Seed = seed,
        };
        JsonElement clean = Compare(run, exact);
        JsonElement found = Compare(run, made);
        AssertClock(found, made, 0.015);

        // Bias is clip less reference; a left drop is −obliquity. Spread: that of the clip itself and what was added, within four standard errors.
        AssertAgreement(clean, found, "drop_left", made.ObliquityDeg, made.StanceSdDeg);
        AssertAgreement(clean, found, "drop_right", -made.ObliquityDeg, made.StanceSdDeg);
        AssertAgreement(clean, found, "tilt", -made.TiltDeg, 0);
        AssertAgreement(clean, found, "contact_ms", -made.LongerMs, made.LongerSdMs);
        AssertAgreement(clean, found, "cadence", 0, 0);
    }

    [Theory]
    [InlineData(25, 0, 59)]
    [InlineData(30, 20, 45)]
    [InlineData(60, -10, 30)]
    [InlineData(119.88, 30, 75)]
    [InlineData(240, -5, 65)]
    public void Any_frame_rate_and_any_part_of_the_run_finds_its_place(double rateHz, double fromS, double toS)
    {
        FilmedRun run = FilmedRun.Of("tiring", 5);
        var made = new SyntheticReference { RateHz = rateHz, FromS = fromS, ToS = toS, OffsetS = 12.5, ClockRate = 0.9993, RowSdDeg = 0.3 };
        JsonElement found = Compare(run, made);
        AssertClock(found, made, 0.02);

        // What is seen of contact is known to a row at either end.
        Assert.InRange(found.GetProperty("contact_ms").GetProperty("bias").GetDouble(), -15, 15);
        Assert.InRange(found.GetProperty("drop_left").GetProperty("bias").GetDouble(), -0.6, 0.6);
        Assert.Equal(rateHz, found.GetProperty("reference_rate_hz").GetDouble(), 0.01 * rateHz);
    }

    [Theory]
    [InlineData("limper")]
    [InlineData("loose-belt")]
    [InlineData("novice")]
    [InlineData("fast")]
    [InlineData("belly")]
    [InlineData("flat-hips")]
    public void Who_is_hard_to_measure_finds_the_place_too(string runner)
    {
        FilmedRun run = FilmedRun.Of(runner, 3);
        var made = new SyntheticReference { RateHz = 60, FromS = 15, ToS = 50, OffsetS = -100, ClockRate = 1.008, RowSdDeg = 1 };
        AssertClock(Compare(run, made), made, 0.03);
    }

    [Fact]
    public void Stances_in_a_gap_are_left_out_and_nothing_else_changes()
    {
        FilmedRun run = FilmedRun.Of("steady", 1);
        var whole = new SyntheticReference();
        SyntheticReference holes = whole with { Gaps = [(10, 14), (30, 30.2), (41, 46)] };
        JsonElement all = Compare(run, whole);
        JsonElement some = Compare(run, holes);
        AssertClock(some, holes, 0.015);
        foreach (string count in new[] { "missed", "invented" })
        {
            Assert.InRange(some.GetProperty(count).GetInt32(), 0, all.GetProperty(count).GetInt32());
        }

        foreach (string quantity in new[] { "drop_left", "drop_right", "contact_ms", "cadence" })
        {
            Assert.InRange(N(some, quantity), (int)(0.7 * N(all, quantity)), (int)(0.95 * N(all, quantity)));
            Assert.Equal(Figure(all, quantity, "bias"), Figure(some, quantity, "bias"), quantity is "contact_ms" or "cadence" ? 1.5 : 0.1);
        }
    }

    [Fact]
    public void Without_contact_and_tilt_there_are_drops_alone()
    {
        JsonElement found = Compare(FilmedRun.Of("steady", 1), new SyntheticReference { IsWithoutContact = true });
        Assert.True(N(found, "drop_left") > 40);
        foreach (string quantity in new[] { "tilt", "contact_ms", "cadence" })
        {
            Assert.Equal(0, N(found, quantity));
            Assert.All(s_figures, figure => Assert.Equal(JsonValueKind.Null, found.GetProperty(quantity).GetProperty(figure).ValueKind));
        }
    }

    [Fact]
    public void A_zero_where_the_runner_stands_takes_a_crooked_camera_out()
    {
        FilmedRun run = FilmedRun.Of("steady", 1);
        var straight = new SyntheticReference { HasTilt = true, FromS = 0 };
        SyntheticReference crooked = straight with { ObliquityDeg = 3, TiltDeg = -7 };
        JsonElement expected = Compare(run, straight, "--zero", "standing");
        JsonElement found = Compare(run, crooked, "--zero", "standing");
        foreach (string quantity in s_quantities)
        {
            Assert.Equal(Figure(expected, quantity, "bias"), Figure(found, quantity, "bias"), 2e-3);
        }

        // A runner who stands has both hips level, within what the model's people lean.
        Assert.InRange(Figure(found, "drop_left", "bias"), -1.3, 1.3);
        Assert.InRange(Figure(found, "tilt", "bias"), -2, 2);
        Assert.InRange(Figure(found, "tilt", "rmse"), 0, 2);
    }

    [Fact]
    public void A_mark_in_both_files_keeps_the_offset_near_it()
    {
        FilmedRun run = FilmedRun.Of("steady", 1);
        var made = new SyntheticReference { OffsetS = 7.25 };
        using var folder = new TempFolder();
        Recording marked = new("run", true, run.Recording.Counts.ToArray(), run.Recording.Truth) { Marks = [new Mark(20.4, "clap"), new Mark(30, "only here")] };
        RecordingWriter.Write(marked, [], folder.PathOf("run.csv.gz"));

        // The clap was at 20 s; who pressed was 0.4 s late.
        made.Write(run, folder.PathOf("good.csv"), "# mark 12.75 clap", "# what else there is");
        JsonElement found = Json(folder, "good.csv");
        AssertClock(found, made, 0.015);

        made.Write(run, folder.PathOf("bad.csv"), "# mark 70 clap");
        CommandLine call = CommandLine.Run("compare", folder.PathOf("run.csv.gz"), folder.PathOf("bad.csv"), "--json", folder.PathOf("no.json"));
        AssertRefused(call, folder, "no overlap");
    }

    [Fact]
    public void What_the_page_on_validation_shows_can_be_made_and_comes_out_as_it_was_made()
    {
        using var folder = new TempFolder();
        string[] files = [folder.PathOf("run.csv.gz"), folder.PathOf("camera.csv")];
        Assert.Equal(0, CommandLine.Run("run", "--runner", "tiring", "--minutes", "1", "--save", files[0], "--reference", files[1]).Code);
        JsonElement found = Json(folder, "camera.csv", "--zero", "standing");
        AssertClock(found, new SyntheticReference { OffsetS = -CameraView.EarlierS, ClockRate = CameraView.ClockRate }, 0.015);
        Assert.Equal(CameraView.RateHz, found.GetProperty("reference_rate_hz").GetDouble(), 0.1);
        Assert.InRange(Figure(found, "drop_left", "bias"), -0.8, 0.8);
        Assert.InRange(N(found, "contact_ms"), 100, 200);
    }

    [Fact]
    public void Times_rounded_to_milliseconds_are_as_good()
    {
        FilmedRun run = FilmedRun.Of("steady", 1);
        using var folder = new TempFolder();
        string[] rows = File.ReadAllLines(new SyntheticReference().Write(run, folder.PathOf("exact.csv")));
        File.WriteAllLines(folder.PathOf("rounded.csv"), rows.Select((row, i) => i == 0 ? row : $"{row[..(row.IndexOf('.', StringComparison.Ordinal) + 4)]}{row[row.IndexOf(',', StringComparison.Ordinal)..]}"));
        Assert.Equal(120, ReferenceReader.Read(folder.PathOf("rounded.csv")).RateHz, 0.2);
    }

    [Fact]
    public void A_reference_that_fits_at_every_stride_is_doubted()
    {
        FilmedRun run = FilmedRun.Of("steady", 1);
        double[] came = [.. run.Stances().Where(stance => stance.Foot == 1).Select(stance => stance.First * FilmedRun.RowS)];
        double strideS = (came[^5] - came[5]) / (came.Length - 10);
        using var folder = new TempFolder();
        RecordingWriter.Write(run.Recording, [], folder.PathOf("run.csv.gz"));
        folder.Write("sine.csv", "time_s,obliquity_deg\n" + string.Concat(Enumerable.Range(0, 1500).Select(i => FormattableString.Invariant($"{i / 100.0},{3 * Math.Sin(2 * Math.PI * i / 100 / strideS):0.000}\n"))));
        Assert.Contains("Another offset fits nearly as well", Json(folder, "sine.csv").GetProperty("doubts")[0].GetString(), StringComparison.Ordinal);
        Assert.Empty(Compare(run, new SyntheticReference()).GetProperty("doubts").EnumerateArray());
    }

    [Fact]
    public void The_page_holds_all_that_it_shows_and_names_nobody()
    {
        using var folder = new TempFolder();
        FilmedRun run = FilmedRun.Of("steady", 1);
        RecordingWriter.Write(run.Recording, [], folder.PathOf("Jane Doe.csv.gz"));
        new SyntheticReference { HasTilt = true, RateHz = 50 }.Write(run, folder.PathOf("Jane Doe camera.csv"));
        CommandLine call = CommandLine.Run("compare", folder.PathOf("Jane Doe.csv.gz"), folder.PathOf("Jane Doe camera.csv"), "--page", folder.PathOf("page.html"));
        Assert.Equal(0, call.Code);
        string page = File.ReadAllText(folder.PathOf("page.html"));
        Assert.Equal(2 * s_quantities.Length, Regex.Count(page, "<img alt=\"[^\"]+\" src=\"data:image/png;base64,iVBOR"));
        Assert.DoesNotMatch("(?i)(https?:)?//[a-z]", Regex.Replace(page, "base64,[^\"]+", ""));
        Assert.DoesNotMatch("<script|<link|@import|url\\(", page);
        Assert.DoesNotContain("Jane", page, StringComparison.Ordinal);
        Assert.DoesNotContain(folder.Root, page, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);

        // 50 rows a second are said to be few.
        Assert.Contains("class=\"doubts\"", page, StringComparison.Ordinal);
        Assert.Contains("Doubt: At 50 rows a second", call.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("obliquity_deg,contact\n", "there is no column time_s")]
    [InlineData("time_s,tilt_deg\n", "there is no column obliquity_deg")]
    [InlineData("", "there is no column time_s")]
    [InlineData("time_s,obliquity_deg\n", "no rows with an obliquity")]
    [InlineData("time_s,obliquity_deg\n0,\n0.01,\n", "no rows with an obliquity")]
    [InlineData("time_s,obliquity_deg\n0,1\n0.01,x\n", "line 3, column 2 (obliquity_deg): 'x' is not a number")]
    [InlineData("time_s,obliquity_deg\n0,1\n0.01\n", "line 3, column 2 (obliquity_deg): the line ends here")]
    [InlineData("time_s,obliquity_deg\n0,1\n,2\n", "line 3, column 1 (time_s): the cell is empty")]
    [InlineData("time_s,obliquity_deg\n0.02,1\n0.01,2\n", "0.01 does not come after 0.02")]
    [InlineData("time_s,obliquity_deg,time_s\n0,1,0\n", "stands there twice")]
    [InlineData("time_s,obliquity_deg,contact\n0,1,4\n", "4 is no contact")]
    [InlineData("time_s,obliquity_deg\n0,1\n1,2\n2,1\n", "1 rows a second are too few")]
    [InlineData("# mark soon clap\ntime_s,obliquity_deg\n0,1\n", "'soon' is no time in seconds")]
    public void A_file_that_is_no_reference_is_refused_in_one_line(string text, string problem)
    {
        using var folder = new TempFolder();
        string recording = folder.Write("run.csv", Recordings.Text(100));
        string reference = folder.Write("reference.csv", text);
        AssertRefused(CommandLine.Run("compare", recording, reference, "--json", folder.PathOf("no.json"), "--page", folder.PathOf("no.html")), folder, problem);
    }

    [Fact]
    public void What_has_too_little_in_common_is_refused_in_one_line()
    {
        using var folder = new TempFolder();
        FilmedRun run = FilmedRun.Of("steady", 1);
        string recording = folder.PathOf("run.csv.gz");
        RecordingWriter.Write(run.Recording, [], recording);
        Refused(new SyntheticReference { FromS = 70, ToS = 130 }, "no overlap");
        Refused(new SyntheticReference { FromS = 30, ToS = 36 }, "no overlap");
        Refused(new SyntheticReference { FromS = 55.5, ToS = 90 }, "no overlap");
        Refused(new SyntheticReference { FromS = 20, ToS = 50 }, "no second of it in which", "--zero", "standing");
        Refused(new SyntheticReference { FromS = 20, ToS = 34, Gaps = [.. Enumerable.Range(0, 28).Select(i => (20.15 + (i / 2.0), 20.25 + (i / 2.0)))] }, "must be there");

        void Refused(SyntheticReference made, string problem, params string[] options) => AssertRefused(
            CommandLine.Run(["compare", recording, made.Write(run, folder.PathOf("reference.csv")), "--json", folder.PathOf("no.json"), .. options]), folder, problem);
    }

    [Fact]
    public void A_recording_without_a_run_has_nothing_to_compare()
    {
        using var folder = new TempFolder();
        string recording = folder.Write("still.csv", Recordings.Text(2000));
        string reference = folder.Write("reference.csv", "time_s,obliquity_deg\n" + string.Concat(Enumerable.Range(0, 2000).Select(i => FormattableString.Invariant($"{i / 100.0},{Math.Sin(i / 10.0)}\n"))));
        AssertRefused(CommandLine.Run("compare", recording, reference, "--json", folder.PathOf("no.json")), folder, "tells no stance");
    }

    [Fact]
    public void Cells_are_parted_as_spreadsheets_do_it()
    {
        FilmedRun run = FilmedRun.Of("steady", 1);
        using var folder = new TempFolder();
        string file = new SyntheticReference { OffsetS = 2 }.Write(run, folder.PathOf("comma.csv"));
        string text = File.ReadAllText(file);
        folder.Write("semicolon.csv", text.Replace(',', ';').Replace('.', ','));
        folder.Write("tab.csv", text.Replace(',', '\t'));
        folder.Write("quoted.csv", text.Replace("time_s,obliquity_deg,contact", "\"Time_s\", \"Obliquity_deg\", contact", StringComparison.Ordinal));
        Reference expected = ReferenceReader.Read(file);
        foreach (string other in new[] { "semicolon.csv", "tab.csv", "quoted.csv" })
        {
            Reference read = ReferenceReader.Read(folder.PathOf(other));
            Assert.Equal(expected.Obliquity.Count, read.Obliquity.Count);
            Assert.Equal(expected.Obliquity.Mean(10, 10.3), read.Obliquity.Mean(10, 10.3), 1e-9);
            Assert.Equal(expected.HasContact, read.HasContact);
        }
    }

    private static JsonElement Compare(FilmedRun run, SyntheticReference made, params string[] options)
    {
        using var folder = new TempFolder();
        RecordingWriter.Write(run.Recording, [], folder.PathOf("run.csv.gz"));
        made.Write(run, folder.PathOf("reference.csv"));
        return Json(folder, "reference.csv", options);
    }

    private static JsonElement Json(TempFolder folder, string reference, params string[] options)
    {
        string file = folder.PathOf("figures.json");
        CommandLine call = CommandLine.Run(["compare", folder.PathOf("run.csv.gz"), folder.PathOf(reference), "--json", file, .. options]);
        Assert.Equal("", call.Error);
        Assert.Equal(0, call.Code);
        return JsonDocument.Parse(File.ReadAllText(file)).RootElement;
    }

    private static void AssertRefused(CommandLine call, TempFolder folder, string problem)
    {
        Assert.Equal(2, call.Code);
        Assert.Contains(problem, call.Error, StringComparison.Ordinal);
        Assert.Single(call.Error.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'));
        Assert.Empty(call.Output);
        Assert.DoesNotContain(folder.Names, name => name.StartsWith("no.", StringComparison.Ordinal));
    }

    /// <summary>The clocks are those that were made, all over the part that both have.</summary>
    private static void AssertClock(JsonElement found, SyntheticReference made, double withinS)
    {
        double offset = found.GetProperty("offset_s").GetDouble();
        double rate = found.GetProperty("rate").GetDouble();
        foreach (double at in new[] { Math.Max(0, made.FromS), Math.Min(60, made.ToS) })
        {
            double time = (at - made.OffsetS) / made.ClockRate;
            Assert.Equal(at, offset + (rate * time), withinS);
        }
    }

    private static void AssertAgreement(JsonElement clean, JsonElement found, string quantity, double bias, double sd)
    {
        double root = Math.Sqrt(N(found, quantity));
        double cleanSd = Figure(clean, quantity, "sd");
        double expectedSd = Math.Sqrt((cleanSd * cleanSd) + (sd * sd));
        Assert.InRange(N(found, quantity), (int)(0.97 * N(clean, quantity)), (int)(1.03 * N(clean, quantity)) + 1);
        Assert.Equal(Figure(clean, quantity, "bias") + bias, Figure(found, quantity, "bias"), (4 * sd / root) + (0.1 * cleanSd) + 0.03);
        Assert.Equal(expectedSd, Figure(found, quantity, "sd"), (4 * expectedSd / Math.Sqrt(2) / root) + 0.02);
        Assert.Equal(Figure(found, quantity, "bias") - (1.96 * Figure(found, quantity, "sd")), Figure(found, quantity, "loa_low"), 1e-3);
        Assert.Equal(Figure(found, quantity, "bias") + (1.96 * Figure(found, quantity, "sd")), Figure(found, quantity, "loa_high"), 1e-3);
        Assert.InRange(Figure(found, quantity, "rmse"), Math.Abs(Figure(found, quantity, "bias")) - 1e-3, double.MaxValue);
    }

    private static int N(JsonElement found, string quantity) => found.GetProperty(quantity).GetProperty("n").GetInt32();

    private static double Figure(JsonElement found, string quantity, string figure) => found.GetProperty(quantity).GetProperty(figure).GetDouble();
}
