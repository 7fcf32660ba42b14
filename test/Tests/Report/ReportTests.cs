using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using HipSense.VirtualClip;
using Xunit;

namespace HipSense.Tests.Report;

/// <summary>A quick report: its tables can be read, and what it claims is what its numbers say.</summary>
public partial class ReportTests : IClassFixture<QuickReport>
{
    private readonly string[] _lines;
    private readonly string _folder;

    public ReportTests(QuickReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        _lines = File.ReadAllLines(report.File);
        _folder = report.Folder;
    }

    [Fact]
    public void Every_table_has_as_many_cells_in_each_row()
    {
        int tables = 0;
        for (int i = 0; i < _lines.Length; i++)
        {
            if (!_lines[i].StartsWith('|'))
            {
                continue;
            }

            string[] table = [.. _lines.Skip(i).TakeWhile(line => line.StartsWith('|'))];
            Assert.True(table.Length > 2, $"an empty table at line {i + 1}");
            Assert.All(table, row => Assert.Equal(Cells(table[0]).Length, Cells(row).Length));
            Assert.All(Cells(table[1]), cell => Assert.Matches("^-+:?$", cell));
            tables++;
            i += table.Length;
        }

        Assert.True(tables >= 16, $"{tables} tables");
    }

    [Theory]
    [InlineData("Mean tilt of a stance")]
    [InlineData("Range of the tilt over a stride")]
    [InlineData("Rotation at initial contact")]
    [InlineData("Range of the rotation over a stride")]
    public void Tilt_and_rotation_stand_beside_those_of_three_other_filters(string angle)
    {
        string[] table = [.. _lines.SkipWhile(line => !line.StartsWith($"| {angle} |", StringComparison.Ordinal)).TakeWhile(line => line.StartsWith('|')).Skip(2)];
        Assert.Equal(4, table.Length);
        Assert.Contains("HipSense", table[0], StringComparison.Ordinal);
        Assert.Equal(["VQF", "Mahony", "Madgwick"], table.Skip(1).Select(row => Cells(row)[0].Split(',')[0].Trim()));
        Assert.All(table, row =>
        {
            double Of(int cell) => double.Parse(Cells(row)[cell].Trim().TrimEnd('°').Replace('−', '-'), CultureInfo.InvariantCulture);
            Assert.InRange(Of(1), 0.01, 15);
            Assert.True(Of(3) >= Of(1) && Of(5) >= 0);
        });
    }

    [Fact]
    public void Met_and_missed_are_what_the_numbers_say()
    {
        string[][] goals = Goals();
        Assert.True(goals.Length >= 40, $"{goals.Length} goals");
        foreach (string[] goal in goals)
        {
            Assert.Equal(Verdict(goal[1], goal[2]), goal[3]);
        }

        Assert.Contains(goals, goal => goal[3] == "met");
    }

    [Fact]
    public void What_is_missed_comes_first()
    {
        string[] order = ["**missed**", "not measured", "met"];
        int[] places = [.. Goals().Select(goal => Array.IndexOf(order, goal[3]))];
        Assert.Equal(places.Order(), places);
    }

    [Fact]
    public void Every_picture_is_there()
    {
        string[] pictures = [.. _lines.Select(line => Picture.Match(line)).Where(match => match.Success).Select(match => match.Groups[1].Value)];
        Assert.Equal(7, pictures.Length);
        Assert.All(pictures, picture => Assert.True(new FileInfo(Path.Combine(_folder, picture)).Length > 1000, picture));
    }

    [Fact]
    public void The_same_bytes_come_out_each_time()
    {
        using var again = new QuickReport();
        string[] files = [.. Directory.GetFiles(_folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(_folder, file))];
        Assert.Equal(8, files.Length);
        foreach (string file in files)
        {
            byte[] bytes = File.ReadAllBytes(Path.Combine(_folder, file));
            byte[] bytesAgain = File.ReadAllBytes(Path.Combine(again.Folder, file));
            if (file.EndsWith(".md", StringComparison.Ordinal))
            {
                // The command in it names the folders.
                string[] text = Encoding.UTF8.GetString(bytesAgain).Split('\n');
                Assert.Equal(Encoding.UTF8.GetString(bytes).Split('\n').Where(IsNoCommand), text.Where(IsNoCommand));
            }
            else
            {
                Assert.True(bytes.AsSpan().SequenceEqual(bytesAgain), file);
            }
        }

        static bool IsNoCommand(string line) => !line.StartsWith("dotnet run", StringComparison.Ordinal);
    }

    [Fact]
    public void Both_halves_of_the_force_plate_trials_are_shown()
    {
        string[] section = Section("## Recordings: plate");
        Assert.Contains(section, line => line.Contains("fitted on the trials whose number can be divided by four", StringComparison.Ordinal));
        Assert.Contains(section, line => line.StartsWith("| fitted on |", StringComparison.Ordinal));
        Assert.Contains(section, line => line.StartsWith("| **not fitted on** |", StringComparison.Ordinal));
        Assert.DoesNotContain(Goals(), goal => goal[3] == "not measured");
    }

    [Fact]
    public void Filmed_pelvises_and_people_at_the_waist_have_a_section()
    {
        Assert.Contains(Section("## Recordings: film"), line => line.StartsWith("| walk-1.csv | ", StringComparison.Ordinal));
        string[] waist = Section("## People with a sensor at the waist");
        Assert.Contains(waist, line => line.StartsWith("Asked to jog: 1 recordings (`jog`)", StringComparison.Ordinal));
        Assert.Contains(waist, line => line.StartsWith("| found as running | 1 | 1 | 9", StringComparison.Ordinal));
        Assert.Contains(waist, line => line.Contains("(`daily`)", StringComparison.Ordinal) && line.Contains(" 0 cues; 0.00 % of the time", StringComparison.Ordinal));
    }

    [Fact]
    public void Who_recorded_themselves_stand_in_a_table_with_their_doubts_and_without_their_names()
    {
        string[] section = Section("## Runners who recorded themselves");
        string[][] rows = [.. section.Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Select(Cells)];
        string[][] runners = [.. rows.Where(row => row.Length == 11 && char.IsDigit(row[0][0]))];
        Assert.Equal(["1", "2"], runners.Select(row => row[0]));
        Assert.Equal(["2", "1"], runners.Select(row => row[1]));
        Assert.InRange(Value(runners[0][2]), 1.9, 2.1);
        Assert.InRange(Value(runners[0][4]), 250, 360);

        // The steady runner drops by 4.2° and 4.8° and stood still first, the other did not.
        Assert.InRange(Value(runners[0][5]), 3, 5.5);
        Assert.InRange(Value(runners[0][8]), 150, 185);
        Assert.DoesNotContain("level unknown", runners[0][^1], StringComparison.Ordinal);
        Assert.Contains("1 of 1 without standing first", runners[1][^1], StringComparison.Ordinal);

        // The camera shows 1° more to the right: left drops are told 1° too large, right ones too small, but for what the clip itself adds.
        string[] beside = Assert.Single(rows, row => row.Length == 6 && row[0] == "1");
        Assert.InRange(Value(beside[1]) - Value(beside[2]), 1.4, 2.6);
        string problems = Assert.Single(section, line => line.StartsWith("Not used: ", StringComparison.Ordinal));
        Assert.Contains("runner 1: the recording, line 1, column 1", problems, StringComparison.Ordinal);
        Assert.Contains("the reference, line 1: there is no column obliquity_deg", problems, StringComparison.Ordinal);
        foreach (string name in new[] { "jane", "john", "monday", "tuesday" })
        {
            Assert.DoesNotContain(_lines, line => line.Contains(name, StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public void The_command_names_no_place_on_this_machine()
    {
        string command = Assert.Single(_lines, line => line.StartsWith("dotnet run", StringComparison.Ordinal));
        Assert.Contains("-- report plate moved film --running jog --not-running daily --recordings donated ", command, StringComparison.Ordinal);
        Assert.DoesNotContain("jog", string.Join(' ', command.Split(' ').Where(word => word.Contains('/', StringComparison.Ordinal) && !word.EndsWith(".md", StringComparison.Ordinal))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_hard_case_out_of_its_bounds_is_missed_and_one_out_of_the_usual_ones_says_why()
    {
        string[] section = Section("## Hard cases");
        string[][] rows = [.. section.SkipWhile(line => !line.StartsWith('|')).TakeWhile(line => line.StartsWith('|')).Skip(2).Select(Cells)];
        Assert.True(rows.Length > 50);
        foreach (string[] row in rows)
        {
            string? remark = section.FirstOrDefault(line => line.StartsWith($"- {row[0]}: ", StringComparison.Ordinal));
            Assert.Equal(row[^1] == Goal.IsMissed, remark?.Contains($": {Goal.IsMissed} ", StringComparison.Ordinal) ?? false);
            if (row[^1] == "explained")
            {
                Assert.NotNull(remark);
            }
        }

        string[] goal = Assert.Single(Goals(), one => one[0] == "hard cases out of their bounds");
        Assert.Equal(rows.Count(row => row[^1] == Goal.IsMissed), (int)Value(goal[2]));
    }

    [Fact]
    public void The_clip_is_beside_the_three_others()
    {
        foreach (string filter in new[] { "HipSense, int32", "VQF", "Mahony", "Madgwick" })
        {
            Assert.Contains(_lines, line => line.StartsWith('|') && line.Contains(filter, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_clip_worn_wrongly_is_refused_with_the_reason()
    {
        Assert.Contains(_lines, line => line.StartsWith("- clip upside down: calibration: upside_down", StringComparison.Ordinal) && line.Contains("stances told: 0;", StringComparison.Ordinal));
        Assert.Contains(_lines, line => line.StartsWith("- clip on its left side: calibration: sideways", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0.3001, "0.31°", "**missed**")]
    [InlineData(0.30, "0.30°", "met")]
    [InlineData(0.2901, "0.30°", "met")]
    public void A_figure_is_rounded_against_the_clip(double measured, string text, string verdict)
    {
        var goal = new Goal("", GoalKind.AtMost, 0.30, measured, "°", 2, "");
        Assert.Equal(text, goal.MeasuredText);
        Assert.Equal(verdict, goal.Verdict);
    }

    [Fact]
    public void A_share_and_a_bias_are_rounded_against_the_clip_too()
    {
        Assert.Equal("99.4 %", new Goal("", GoalKind.AtLeast, 99.5, 99.499, "%", 1, "").MeasuredText);
        Assert.Equal("−8.1 ms", new Goal("", GoalKind.Within, 8, -8.01, "ms", 1, "").MeasuredText);
        Assert.Equal("**missed**", new Goal("", GoalKind.Within, 8, -8.01, "ms", 1, "").Verdict);
        Assert.Equal("not measured", new Goal("", GoalKind.AtLeast, 1, double.NaN, "", 0, "").Verdict);
    }

    [GeneratedRegex(@"^!\[[^\]]+\]\(([^)]+)\)$")]
    private static partial Regex Picture { get; }

    [GeneratedRegex(@"[−\d.]+")]
    private static partial Regex Number { get; }

    private static string[] Cells(string row) => [.. row.Trim('|').Split('|').Select(cell => cell.Trim())];

    private static double Value(string text) => double.Parse(Number.Match(text).Value.Replace('−', '-'), CultureInfo.InvariantCulture);

    private static string Verdict(string goal, string measured)
    {
        if (measured == "–")
        {
            return "not measured";
        }

        double limit = Value(goal);
        double value = Value(measured);
        bool isMet = goal.StartsWith('≤') ? value <= limit : goal.StartsWith('≥') ? value >= limit : Math.Abs(value) <= limit;
        return isMet ? "met" : "**missed**";
    }

    private string[] Section(string title) =>
        [.. _lines.SkipWhile(line => line != title).Skip(1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))];

    private string[][] Goals()
    {
        int first = Array.FindIndex(_lines, line => line.StartsWith("| figure |", StringComparison.Ordinal));
        IEnumerable<string> rows = _lines.Skip(first + 2).TakeWhile(line => line.StartsWith('|'));
        return [.. rows.Select(Cells)];
    }
}
