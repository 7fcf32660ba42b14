namespace HipSense.Tests.Phone;

/// <summary>Something that happens to a page, its clip or its phone.</summary>
/// <param name="Act">What.</param>
/// <param name="How">Which, how long or how often, as the act understands it.</param>
/// <param name="Seconds">How much time passes after it.</param>
internal sealed record PageStep(PageAct Act, int How, double Seconds);
