namespace HipSense.Phone.Browser;

/// <summary>A tone.</summary>
/// <param name="Hz">Its pitch.</param>
/// <param name="Seconds">How long.</param>
/// <param name="Pause">Silence after it, seconds.</param>
public sealed record Tone(double Hz, double Seconds, double Pause);
