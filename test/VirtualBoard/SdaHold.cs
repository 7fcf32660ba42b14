namespace HipSense.Virtual;

/// <summary>A sensor that holds SDA low.</summary>
/// <param name="fromUs">The first moment, µs.</param>
/// <param name="untilUs">The first moment after it, µs.</param>
/// <param name="clocks">Clocks until it lets go; 0: only a STOP frees it; <see cref="Never"/>: nothing does.</param>
internal sealed class SdaHold(long fromUs, long untilUs, int clocks)
{
    /// <summary>Neither clocks nor a STOP free it.</summary>
    public const int Never = -1;

    public long FromUs { get; } = fromUs;

    public long UntilUs { get; } = untilUs;

    public int Clocks { get; set; } = clocks;
}
