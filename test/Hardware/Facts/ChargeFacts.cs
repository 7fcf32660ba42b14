namespace HipSense.Hardware.Facts;

/// <summary>What a controller board charges a cell with.</summary>
/// <param name="Milliamps">The current, mA.</param>
/// <param name="Source">Who says so.</param>
public sealed record ChargeFacts(int Milliamps, string Source);
