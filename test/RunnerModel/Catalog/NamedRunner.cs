namespace HipSense.Runners;

/// <summary>A scenario that can be called by name.</summary>
/// <param name="Name">What to type.</param>
/// <param name="Description">What it is, in one line.</param>
/// <param name="Scenario">The scenario itself.</param>
public sealed record NamedRunner(string Name, string Description, Scenario Scenario);
