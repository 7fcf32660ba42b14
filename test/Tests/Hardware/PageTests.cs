using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using HipSense.Hardware;
using Xunit;

namespace HipSense.Tests.Hardware;

public sealed partial class PageTests
{
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

    [Fact]
    public void Pictures_are_small() =>
        Assert.All(Directory.GetFiles(Folder, "*.png", SearchOption.AllDirectories), path => Assert.InRange(new FileInfo(path).Length, 1_000, 150_000));

    [Fact]
    public void The_record_has_a_row_for_every_test_of_the_bring_up()
    {
        IEnumerable<string> tests = TestRowPattern().Matches(File.ReadAllText(Path.Combine(Folder, "bringup.md"))).Select(match => match.Groups[1].Value);
        IEnumerable<string> rows = File.ReadLines(Path.Combine(Folder, "bringup-record.csv")).Where(line => line.Length > 0 && char.IsDigit(line[0])).Select(line => line.Split(',')[0]);
        Assert.Equal(tests, rows);
        Assert.NotEmpty(rows);
    }

    [GeneratedRegex(@"\]\(([^)#]+)[^)]*\)")]
    private static partial Regex LinkPattern();

    [GeneratedRegex(@"^\| (\d+) \|", RegexOptions.Multiline)]
    private static partial Regex TestRowPattern();
}
