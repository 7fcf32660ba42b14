namespace HipSense.Hardware.Rules;

/// <summary>Something wrong with a board's wiring.</summary>
/// <param name="Rule">The rule that it breaks.</param>
/// <param name="What">Which pin, net or part, and why.</param>
public sealed record Finding(WiringRule Rule, string What)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Rule}: {What}";
}
