using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using HipSense.Firmware;
using HipSense.Hardware;
using HipSense.Tests.Packaging;
using Xunit;

namespace HipSense.Tests.Hardware;

/// <summary>The voltages on the pages are those of the code, or stand here with what they are.</summary>
public sealed partial class VoltageTests
{
    private static readonly string s_warn = Volts(PowerManager.WarnMillivolts);
    private static readonly string s_off = Volts(PowerManager.OffMillivolts);
    private static readonly string s_uncalibratedOff = Volts(PowerManager.UncalibratedOffMillivolts);

    /// <summary>What is not a limit of the firmware.</summary>
    private static readonly Dictionary<string, string> s_others = new()
    {
        ["3.3"] = "the boards' supply",
        ["3.25"] = "bring-up: least of 3V3; a supply that is an empty cell",
        ["3.35"] = "bring-up: most of 3V3",
        ["3.4"] = "bring-up: first point of the calibration",
        ["4.1"] = "bring-up: second point of the calibration",
        ["3.7"] = "a cell's nominal voltage; bring-up: between the points",
        ["3.6"] = "bring-up: a cell to charge",
        ["3.46"] = "the most that the sensor's chip stands",
        ["3.8"] = "a cell in store",
        ["3.9"] = "the divider's voltage in the estimate of the current",
        ["4.2"] = "a full cell; an earlier simulation of the motor",
        ["4.5"] = "an earlier simulation of the motor",
    };

    public static TheoryData<string> Pages =>
        [.. Directory.GetFiles(Repository.File("hardware"), "*.md", SearchOption.AllDirectories).Append(Repository.File("docs/power.md")).Select(path => Path.GetRelativePath(RepositoryFolders.Root, path)).Order()];

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_voltage_is_a_constant_of_the_code_or_known(string page)
    {
        HashSet<string> known = [s_warn, s_off, s_uncalibratedOff, .. s_others.Keys];
        string text = File.ReadAllText(Repository.File(page));
        Assert.All(VoltagePattern().Matches(text).Select(match => match.Groups[1].Value), volts => Assert.Contains(volts, known));
    }

    [Theory]
    [InlineData("hardware/safety.md", "warns at {warn} V and goes to sleep at {off} V")]
    [InlineData("hardware/safety.md", "it sleeps at {uncalibrated} V of its own reading")]
    [InlineData("docs/power.md", "the cell is at {off} V ({uncalibrated} V while the converter is not calibrated)")]
    [InlineData("docs/power.md", "At {warn} V the clip says")]
    public void A_page_has_the_limits_of_the_code(string page, string sentence) => Assert.Contains(
        sentence.Replace("{warn}", s_warn, StringComparison.Ordinal).Replace("{off}", s_off, StringComparison.Ordinal).Replace("{uncalibrated}", s_uncalibratedOff, StringComparison.Ordinal),
        File.ReadAllText(Repository.File(page)),
        StringComparison.Ordinal);

    /// <summary>An uncalibrated converter may read a tenth too little: it must not end the calibration at its lower point, and a calibrated clip ends at the empty supply.</summary>
    [Fact]
    public void The_bring_up_fits_the_limits_of_the_code()
    {
        string page = File.ReadAllText(Repository.File("hardware/bringup.md"));
        Assert.Contains("bench supply at 3.4 V, then 4.1 V", page, StringComparison.Ordinal);
        Assert.True(3400 * 0.9 > PowerManager.UncalibratedOffMillivolts);
        Assert.Contains("bench supply at 3.25 V", page, StringComparison.Ordinal);
        Assert.True(PowerManager.OffMillivolts > 3250);
    }

    private static string Volts(int millivolts) => (millivolts / 1000.0).ToString("0.0#", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(\d+\.\d+) V\b")]
    private static partial Regex VoltagePattern();
}
