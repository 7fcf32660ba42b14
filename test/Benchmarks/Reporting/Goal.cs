namespace HipSense.Benchmarks;

/// <summary>A goal and what came of it.</summary>
/// <param name="Figure">What it is about.</param>
/// <param name="Wanted">What it should be.</param>
/// <param name="Measured">What it is.</param>
/// <param name="Met">Whether it is met; null when it is not measured yet.</param>
internal sealed record Goal(string Figure, string Wanted, string Measured, bool? Met)
{
    /// <summary>The verdict in words.</summary>
    public string Verdict => Met switch
    {
        true => "met",
        false => "**missed**",
        null => "not there yet",
    };

    /// <summary>Missed goals come first, then those that cannot be judged.</summary>
    public int Order => Met switch
    {
        false => 0,
        null => 1,
        true => 2,
    };
}
