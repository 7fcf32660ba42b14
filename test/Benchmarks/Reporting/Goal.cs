namespace HipSense.Benchmarks;

/// <summary>A goal and what came of it.</summary>
/// <param name="Figure">What it is about.</param>
/// <param name="Wanted">What it should be.</param>
/// <param name="Measured">What it is.</param>
/// <param name="Met">Whether it is met.</param>
internal sealed record Goal(string Figure, string Wanted, string Measured, bool Met)
{
    /// <summary>The verdict in words.</summary>
    public string Verdict => Met ? "met" : "**missed**";
}
