namespace HipSense.Tests.Conformance;

/// <summary>A place in compiled code that breaks a rule.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Where">The type or method.</param>
/// <param name="What">What is there.</param>
internal sealed record Finding(Rule Rule, string Where, string What);
