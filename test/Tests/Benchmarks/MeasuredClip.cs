using HipSense.Benchmarks;

namespace HipSense.Tests.Benchmarks;

/// <summary>One measurement for all tests of a class.</summary>
public sealed class MeasuredClip
{
    public ClipCost Clip { get; } = ClipCost.Measure();

    public ClipCost WithPhone { get; } = ClipCost.Measure(withPhone: true);
}
