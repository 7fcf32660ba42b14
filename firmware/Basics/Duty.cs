namespace HipSense.Firmware;

/// <summary>One short, repeated piece of the clip's work. All duties share one thread, so none may wait.</summary>
public abstract class Duty
{
    /// <summary>Never due.</summary>
    public const long Never = long.MaxValue;

    /// <summary>Uptime at which the duty wants to run next, milliseconds.</summary>
    public long DueMs;

    /// <summary>Does the work and sets <see cref="DueMs"/>.</summary>
    /// <param name="nowMs">Uptime, milliseconds.</param>
    public abstract void Run(long nowMs);
}
