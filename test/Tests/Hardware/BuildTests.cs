using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using HipSense.Hardware;
using HipSense.Hardware.Documents;
using HipSense.Hardware.Facts;
using HipSense.Hardware.Rules;
using Xunit;

namespace HipSense.Tests.Hardware;

/// <summary>The build can be followed from its first step to its last, and each mistake in the order is found.</summary>
public sealed partial class BuildTests
{
    private static readonly BuildSequence s_sequence = HardwareReader.ReadBuild(RepositoryFolders.Hardware);

    private static Wiring Wiring => HardwareFolder.Wiring(s_sequence.Board);

    public static TheoryData<int> Numbers => [.. s_sequence.Tests.Select(test => test.Number)];

    [Fact]
    public void The_sequence_can_be_followed() => Assert.Empty(BuildWalk.Check(s_sequence, Wiring));

    [Fact]
    public void The_pages_follow_from_the_sequence()
    {
        foreach ((string path, string text) in BuildPages.Of(HardwareFolder.Facts, s_sequence, RepositoryFolders.Hardware))
        {
            Assert.True(File.ReadAllText(Path.Combine(RepositoryFolders.Hardware, path)) == text, $"hardware/{path} is out of date: run dotnet run --project test/Hardware");
        }
    }

    /// <summary>Whichever test is asked for at the very start, something that it needs is not there.</summary>
    [Theory]
    [MemberData(nameof(Numbers))]
    public void No_test_can_be_made_before_anything_is_built(int number) => Assert.Contains(
        BuildWalk.Check(s_sequence with { Steps = [new BuildStep { Title = "first", Text = "", Fails = "", Tests = [number] }, .. Without(number)] }, Wiring),
        finding => finding.StartsWith($"Test {number} needs ", StringComparison.Ordinal));

    /// <summary>A part that nobody builds in is missed.</summary>
    [Fact]
    public void A_part_that_nobody_places_is_missed()
    {
        foreach (string part in Wiring.Parts.Keys)
        {
            BuildStep[] steps = [.. s_sequence.Steps.Select(step => step with { Places = [.. step.Places.Where(each => each != part)] })];
            Assert.Contains($"Nobody places {part}.", BuildWalk.Check(s_sequence with { Steps = steps }, Wiring));
        }
    }

    [Fact]
    public void The_steps_in_any_other_order_do_not_do()
    {
        for (int i = 1; i < s_sequence.Steps.Count; i++)
        {
            // A step too early, before the one that it builds on.
            List<BuildStep> steps = [.. s_sequence.Steps];
            BuildStep moved = steps[i];
            if (moved.Tests.Count + moved.Needs.Count + moved.Clears.Count > 0)
            {
                steps.RemoveAt(i);
                steps.Insert(0, moved);
                Assert.NotEmpty(BuildWalk.Check(s_sequence with { Steps = steps }, Wiring));
            }
        }
    }

    [Fact]
    public void Closing_before_a_test_is_found() => Assert.Contains(
        "\"Close for good\" closes before test 23 is made.", BuildWalk.Check(s_sequence with { Steps = [.. Without(23)] }, Wiring));

    [Fact]
    public void Closing_before_the_varnish_is_found()
    {
        BuildStep[] steps = [.. s_sequence.Steps.Where(step => !step.Sets.Contains(BuildWalk.Varnished))];
        Assert.Contains("\"Close for good\" closes before the boards are varnished.", BuildWalk.Check(s_sequence with { Steps = steps }, Wiring));
    }

    [Fact]
    public void A_self_test_before_the_motor_is_found()
    {
        BuildStep[] steps = [.. s_sequence.Steps.Select(step => step with { Places = [.. step.Places.Where(part => part != "M1")] })];
        Assert.Contains("Test 6 needs M1.", BuildWalk.Check(s_sequence with { Steps = steps }, Wiring));
    }

    [Fact]
    public void A_bench_supply_beside_a_cell_is_found()
    {
        BuildStep[] steps = [.. s_sequence.Steps.Select(step => step.Sets.Contains("bench") ? step with { Sets = [.. step.Sets, "cell"] } : step)];
        Assert.Contains("Test 19 needs !cell.", BuildWalk.Check(s_sequence with { Steps = steps }, Wiring));
    }

    [Fact]
    public void A_state_that_is_asked_for_can_be_had()
    {
        IEnumerable<string> asked = s_sequence.Tests.SelectMany(test => test.Needs).Concat(s_sequence.Steps.SelectMany(step => step.Needs))
            .Where(need => !need.StartsWith("after", StringComparison.Ordinal)).Select(need => need.TrimStart('!')).Where(need => char.IsLower(need[0]));
        Assert.Empty(asked.Except(s_sequence.Steps.SelectMany(step => step.Sets)));
    }

    [Fact]
    public void Every_net_with_a_wire_has_a_colour_of_its_own()
    {
        Assert.Equal(Wiring.Nets.Keys.Where(net => net is not ("ANTENNA" or "GATE")).Order(), s_sequence.Colours.Keys.Order());
        Assert.Distinct(s_sequence.Colours.Values);
    }

    [Fact]
    public void The_small_board_is_the_wiring_and_fits_the_case()
    {
        Assert.Empty(PerfboardRules.Check(s_sequence.Perfboard, HardwareFolder.Facts, Wiring));
        Match room = RoomPattern().Match(File.ReadAllText(Path.Combine(RepositoryFolders.Enclosure, "clip.scad")));
        (double length, double width) = PerfboardRules.Size(s_sequence.Perfboard);
        Assert.True(length <= double.Parse(room.Groups[1].Value, CultureInfo.InvariantCulture));
        Assert.True(width <= double.Parse(room.Groups[2].Value, CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("R2", "C5", "B4", "R2.2")]
    [InlineData("R2", "C5", "B6", "R2")]
    [InlineData("R2", "B5", "C5", "R2.1")]
    [InlineData("R4", "A7", "B7", "stand on each other")]
    public void A_part_in_the_wrong_place_is_found(string part, string one, string two, string finding)
    {
        Dictionary<string, IReadOnlyDictionary<string, string>> parts = s_sequence.Perfboard.Parts.ToDictionary();
        parts[part] = new Dictionary<string, string> { ["1"] = one, ["2"] = two };
        Dictionary<string, string> pads = s_sequence.Perfboard.Pads.ToDictionary();
        if (two == "B4" && finding == "R2.2")
        {
            pads["B4"] = "BTN";
        }

        Assert.Contains(PerfboardRules.Check(s_sequence.Perfboard with { Parts = parts, Pads = pads }, HardwareFolder.Facts, Wiring), found => found.Contains(finding, StringComparison.Ordinal));
    }

    [Fact]
    public void A_net_in_pieces_is_found() => Assert.Contains(
        "GATE is in pieces.", PerfboardRules.Check(s_sequence.Perfboard with { Links = [] }, HardwareFolder.Facts, Wiring));

    [Theory]
    [InlineData("MOTOR_PWM", 100.1)]
    [InlineData("VBAT", 440)]
    [InlineData("VBUS_SENSE", 150)]
    [InlineData("+5V", 250)]
    [InlineData("BTN", 100)]
    public void The_meter_reads_what_the_resistors_come_to(string net, double kiloohms) =>
        Assert.Equal(kiloohms * 1000, ResistorNetwork.ToGround(HardwareFolder.Facts, Wiring, [.. PerfboardRules.SmallParts(Wiring)], net)!.Value, 0.1);

    /// <summary>Two ways to ground are in parallel.</summary>
    [Fact]
    public void A_second_resistor_to_ground_halves_the_reading()
    {
        PlacedPart second = new() { Part = "resistor-100k", Place = "perfboard" };
        Wiring wiring = (Wiring with { Parts = Wiring.Parts.Append(KeyValuePair.Create("R8", second)).ToDictionary() }).WithPinOn("R8.1", "BTN").WithPinOn("R8.2", "GND");
        Assert.Equal(50_000, ResistorNetwork.ToGround(HardwareFolder.Facts, wiring, [.. PerfboardRules.SmallParts(wiring)], "BTN")!.Value, 0.1);
        Assert.Null(ResistorNetwork.ToGround(HardwareFolder.Facts, wiring, [.. PerfboardRules.SmallParts(wiring)], "MOTOR_D"));
    }

    private static IEnumerable<BuildStep> Without(int number) => s_sequence.Steps.Select(step => step with { Tests = [.. step.Tests.Where(each => each != number)] });

    [GeneratedRegex(@"perf = board == ""xiao"" \? \[([0-9.]+), ([0-9.]+)")]
    private static partial Regex RoomPattern();
}
