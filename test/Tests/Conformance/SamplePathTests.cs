using System;
using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Xunit;

namespace HipSense.Tests.Conformance;

public class SamplePathTests
{
    private const string Bad = "HipSense.Tests.Conformance.BadCode/";
    private const string Good = "HipSense.Tests.Conformance.GoodCode/";

    private static readonly ModuleDefinition s_here = IlWalk.Open("HipSense.Tests");

    [Theory]
    [InlineData("Floats::Constant", Rule.Float)]
    [InlineData("Floats::Field", Rule.Float)]
    [InlineData("Floats::Element", Rule.Float)]
    [InlineData("Floats::Parameter", Rule.Float)]
    [InlineData("Floats::Local", Rule.Float)]
    [InlineData("Allocations::Object", Rule.Allocation)]
    [InlineData("Allocations::Array", Rule.Allocation)]
    [InlineData("Allocations::Boxed", Rule.Allocation)]
    [InlineData("Allocations::Closure", Rule.Allocation)]
    [InlineData("Texts::Call", Rule.Text)]
    [InlineData("InterfaceCalls::Call", Rule.InterfaceCall)]
    [InlineData("InterfaceCalls::Disposed", Rule.InterfaceCall)]
    [InlineData("Structs::Local", Rule.StructValue)]
    [InlineData("Structs::Returned", Rule.StructValue)]
    [InlineData("Structs::Parameter", Rule.StructValue)]
    [InlineData("Deep::Call", Rule.Float)]
    [InlineData("DeepByBase::Call", Rule.Float)]
    internal void What_costs_too_much_is_found(string entry, Rule rule) =>
        Assert.Contains(rule, new SamplePath(s_here).Check(Bad + entry).Select(finding => finding.Rule));

    [Fact]
    public void A_good_path_passes_and_its_listener_is_a_door()
    {
        Assert.Empty(new SamplePath(s_here, Good + "IListener").Check(Good + "Path::Step"));
        Assert.Equal([Rule.InterfaceCall], new SamplePath(s_here).Check(Good + "Path::Step").Select(finding => finding.Rule)
            .Where(rule => rule == Rule.InterfaceCall));
    }

    [Fact]
    public void The_path_is_followed_into_other_classes() =>
        Assert.Equal(["Filter", "Step"], new SamplePath(s_here, Good + "IListener").Reach(Good + "Path::Step").Select(method => method.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void An_entry_that_is_not_there_is_no_success() =>
        Assert.Throws<KeyNotFoundException>(() => new SamplePath(s_here).Check("HipSense.Core.Nobody::Step").Count());
}
