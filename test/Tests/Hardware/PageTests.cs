using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using HipSense.Hardware;
using HipSense.Hardware.Facts;
using HipSense.Reliability;
using Xunit;

namespace HipSense.Tests.Hardware;

public sealed partial class PageTests
{
    // Number, test, who, pass.
    private static readonly int[] s_recorded = [1, 2, 3, 5];

    private static string Folder => Path.Combine(RepositoryFolders.Root, "hardware");

    public static TheoryData<string> Pages => [.. Directory.GetFiles(Folder, "*.md", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Folder, path)).Order()];

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_says_that_nothing_has_been_built(string page) =>
        Assert.Contains("design, not yet built", File.ReadAllText(Path.Combine(Folder, page)), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_points_to_files_that_exist(string page)
    {
        string path = Path.Combine(Folder, page);
        IEnumerable<string> targets = LinkPattern().Matches(File.ReadAllText(path)).Select(match => match.Groups[1].Value)
            .Where(target => !target.StartsWith("http", StringComparison.Ordinal));
        Assert.All(targets, target => Assert.True(Path.Exists(Path.Combine(Path.GetDirectoryName(path)!, target)), target));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Money_stands_where_it_is_computed(string page) => Assert.True(
        page.StartsWith("boards", StringComparison.Ordinal) || !MoneyPattern().IsMatch(File.ReadAllText(Path.Combine(Folder, page))),
        "A sum of money is typed: the pages of the boards have it from parts.json.");

    [Fact]
    public void The_running_times_are_those_of_the_estimate()
    {
        string front = File.ReadAllText(Path.Combine(Folder, "README.md"));
        foreach (PowerModel board in PowerModel.Boards)
        {
            string least = PowerModel.Hours(400, board.RunMa(PowerTables.MuchWork)).ToString("0.0", CultureInfo.InvariantCulture);
            string most = PowerModel.Hours(500, board.RunMa(PowerTables.LittleWork)).ToString("0.0", CultureInfo.InvariantCulture);
            Assert.Contains($"{least}–{most} h on 400–500 mAh", front, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_nobody_should_buy_yet_says_so_where_one_chooses()
    {
        string[] rows = File.ReadAllLines(Path.Combine(Folder, "README.md"));
        foreach (Wiring wiring in HardwareFolder.Facts.Boards)
        {
            string row = Assert.Single(rows, line => line.StartsWith("| [", StringComparison.Ordinal) && line.Contains($"boards/{wiring.Board}/", StringComparison.Ordinal));
            Assert.Equal(wiring.NotYet is not null, row.Contains("do not buy yet", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Pictures_are_small() =>
        Assert.All(Directory.GetFiles(Folder, "*.png", SearchOption.AllDirectories), path => Assert.InRange(new FileInfo(path).Length, 1_000, 150_000));

    [Fact]
    public void Every_row_of_the_record_equals_its_test()
    {
        IEnumerable<string> tests = TestRowPattern().Matches(File.ReadAllText(Path.Combine(Folder, "bringup.md")))
            .Select(match => string.Join(',', s_recorded.Select(cell => Quote(match.Groups[cell].Value))) + ",,,");
        IEnumerable<string> rows = File.ReadLines(Path.Combine(Folder, "bringup-record.csv")).Where(line => line.Length > 0 && char.IsDigit(line[0]));
        Assert.Equal(tests, rows);
        Assert.NotEmpty(rows);
    }

    [GeneratedRegex(@"\]\(([^)#]+)[^)]*\)")]
    private static partial Regex LinkPattern();

    [GeneratedRegex(@"US dollars|USD|\$ ?\d|\d dollars")]
    private static partial Regex MoneyPattern();

    private static string Quote(string cell) =>
        cell.Contains(',', StringComparison.Ordinal) || cell.Contains('"', StringComparison.Ordinal) ? "\"" + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : cell;

    [GeneratedRegex(@"^\| (\d+) \| ([^|]*) \| ([^|]*) \| ([^|]*) \| ([^|]*) \|$", RegexOptions.Multiline)]
    private static partial Regex TestRowPattern();
}
