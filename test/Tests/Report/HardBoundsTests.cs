using System.Linq;
using HipSense.VirtualClip;
using Xunit;

namespace HipSense.Tests.Report;

/// <summary>Every hard case is bounded, and only a reason widens its bounds.</summary>
public class HardBoundsTests
{
    [Fact]
    public void Whoever_has_other_bounds_has_a_reason()
    {
        RobustCase[] cases = [.. RobustCases.All(60)];
        Assert.Equal(cases.Length, cases.Select(one => one.What).Distinct().Count());
        Assert.All(cases, one => Assert.Equal(one.Bounds == HardBounds.Usual, one.Bounds.Reason.Length == 0));
        Assert.True(cases.Count(one => one.Bounds == HardBounds.Usual) > cases.Length / 2);
    }

    [Fact]
    public void Bounds_are_only_widened()
    {
        HardBounds usual = HardBounds.Usual;
        Assert.All(RobustCases.All(60).Select(one => one.Bounds).Where(bounds => bounds != HardBounds.Refusal), bounds =>
        {
            Assert.True(bounds.Lost >= usual.Lost && bounds.InitialContactMs >= usual.InitialContactMs && bounds.ToeOffMs >= usual.ToeOffMs);
            Assert.True(bounds.Obliquity >= usual.Obliquity && bounds.DropOfTen >= usual.DropOfTen && bounds.Sum >= usual.Sum);
            Assert.True(bounds.Difference >= usual.Difference && bounds.NotFound >= usual.NotFound && bounds.Cues >= usual.Cues);
        });
    }

    [Fact]
    public void What_is_over_a_bound_is_said_with_the_bound()
    {
        RobustCase steady = RobustCases.All(30)[0];
        var trial = Trial.Of(steady.Plan);
        HardBounds tight = HardBounds.Usual with { Lost = 0, NotFound = 0, Obliquity = 0 };
        Assert.Contains(tight.Broken(trial), what => what.StartsWith("obliquity 0.", System.StringComparison.Ordinal) && what.EndsWith("° (bound 0°)", System.StringComparison.Ordinal));
        Assert.Contains(tight.Broken(trial), what => what.StartsWith("missed and invented ", System.StringComparison.Ordinal));
        Assert.DoesNotContain(tight.Broken(trial), what => what.StartsWith("cues", System.StringComparison.Ordinal));
    }
}
