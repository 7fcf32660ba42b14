namespace HipSense.Hardware.Facts;

/// <summary>A pull-up that a module brings along.</summary>
/// <param name="Pin">The module's pin.</param>
/// <param name="Ohms">Its resistance.</param>
public sealed record PullUp(string Pin, int Ohms);
