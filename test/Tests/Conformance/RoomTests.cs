using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using HipSense.Tests.Packaging;
using Mono.Cecil;
using Xunit;

namespace HipSense.Tests.Conformance;

/// <summary>No two rooms use each other.</summary>
public class RoomTests
{
    private static readonly string[] s_order = ["Early", "Middle", "Late"];

    [Fact]
    public void Shared_code_uses_earlier_rooms_only() => AssertHeld("HipSense.Core", "shared", Rooms.Shared);

    [Fact]
    public void Firmware_uses_earlier_rooms_only() => AssertHeld("HipSense.Firmware", "firmware", Rooms.Firmware);

    [Fact]
    public void The_page_uses_earlier_rooms_only() => AssertHeld("HipSense.Phone", "phone", Rooms.Phone);

    [Fact]
    public void The_document_tells_the_rooms_in_their_order()
    {
        string document = File.ReadAllText(Repository.File("docs/architecture.md"));
        IEnumerable<string> told = Regex.Matches(document, @"^\| `([^`]+)` \|", RegexOptions.Multiline).Select(row => row.Groups[1].Value);
        Assert.Equal(["shared/", .. Rooms.Shared, "firmware/", .. Rooms.Firmware, "phone/", .. Rooms.Phone], told);
    }

    [Theory]
    [InlineData(nameof(RoomExamples.ByBase))]
    [InlineData(nameof(RoomExamples.ByField))]
    [InlineData(nameof(RoomExamples.ByParameter))]
    [InlineData(nameof(RoomExamples.ByLocal))]
    [InlineData(nameof(RoomExamples.ByCall))]
    [InlineData(nameof(RoomExamples.ByArgument))]
    [InlineData(nameof(RoomExamples.ByNested))]
    public void A_use_of_a_later_room_is_found(string type)
    {
        RoomRule rule = Example(type, "");
        Assert.Equal([$"{type} in Middle uses Used in Late"], rule.Wrong().Select(use => use.ToString()));
    }

    [Theory]
    [InlineData("return Used.Most;", true)]
    [InlineData("return Used.Mostly;", false)]
    [InlineData("return _used.Most;", false)]
    [InlineData("return Other.Used.Most;", false)]
    public void A_constant_is_found_by_its_name(string code, bool isUse) =>
        Assert.Equal(isUse ? ["Alone in Middle uses Used in Late"] : [], Example(nameof(RoomExamples.Alone), code).Wrong().Select(use => use.ToString()));

    [Fact]
    public void A_use_of_an_earlier_room_is_allowed()
    {
        var rule = new RoomRule([Find(nameof(RoomExamples.ByField)), Find(nameof(RoomExamples.Used))], ["Late", "Middle"], RoomOf, _ => "");
        Assert.Single(rule.Uses());
        Assert.Empty(rule.Wrong());
    }

    [Fact]
    public void The_order_of_the_rooms_matters()
    {
        RoomRule rule = Rule("HipSense.Core", "shared", [.. Rooms.Shared.Reverse()]);
        Assert.Contains(new RoomUse("StanceMeter", "Stance", "Step", "Gait"), rule.Wrong());
        Assert.Contains(new RoomUse("TurnMeter", "Gait", "ImuScale", "Sensing"), rule.Wrong());
    }

    [Fact]
    public void A_type_without_a_file_and_a_room_without_a_type_are_told()
    {
        RoomRule rule = Rule("HipSense.Core", "phone", [.. Rooms.Shared, "Nowhere"]);
        Assert.Contains("HipMonitor", rule.Unplaced());
        Assert.Contains("Nowhere", rule.Empty());
    }

    private static void AssertHeld(string assembly, string project, string[] order)
    {
        RoomRule rule = Rule(assembly, project, order);
        Assert.Empty(rule.Unplaced());
        Assert.Empty(rule.Empty());
        Assert.True(rule.Uses().Count() > 50, "Next to nothing is used: the compiled code was not read.");
        Assert.Empty(rule.Wrong());
    }

    private static RoomRule Rule(string assembly, string project, string[] order)
    {
        var tree = new SourceTree(project);
        return new RoomRule(IlWalk.Open(assembly).Types, order, tree.RoomOf, tree.CodeOf);
    }

    private static RoomRule Example(string type, string code) => new([Find(type), Find(nameof(RoomExamples.Used))], s_order, RoomOf, of => of == type ? code : "");

    private static string RoomOf(string type) => type == nameof(RoomExamples.Used) ? "Late" : "Middle";

    private static TypeDefinition Find(string name) => IlWalk.Open("HipSense.Tests").GetType("HipSense.Tests.Conformance.RoomExamples/" + name) ?? throw new InvalidOperationException(name);
}
