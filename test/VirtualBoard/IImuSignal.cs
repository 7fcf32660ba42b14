namespace HipSense.Virtual;

/// <summary>What the virtual chip senses: the world, or a recording of it.</summary>
public interface IImuSignal
{
    /// <summary>
    /// True when the values are what the chip put out (a recording): one reading for each output sample, not filtered again.
    /// False for motion before the chip's own low-pass: one reading for each tick of the chip's 1 kHz sampling.
    /// </summary>
    bool IsChipOutput { get; }

    /// <summary>Reads the value at the given running number, which never goes back.</summary>
    /// <param name="index">0, 1, 2 …: the tick (1 kHz) or the output sample, see <see cref="IsChipOutput"/>.</param>
    /// <param name="reading">Receives the motion as the sensor feels it, in sensor axes (x right, y up, z backward).</param>
    /// <returns>False when the signal has ended; the reading is then left as it was.</returns>
    bool TryRead(long index, ImuReading reading);
}
