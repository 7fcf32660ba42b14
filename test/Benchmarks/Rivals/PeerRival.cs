using HipSense.Core;
using HipSense.Peers;

namespace HipSense.Rivals;

/// <summary>A filter of <see cref="Peers"/>, written to be read: vectors and quaternions are structs.</summary>
/// <param name="filter">The filter.</param>
public sealed class PeerRival(IUpFilter filter) : Rival
{
    private bool _started;

    /// <inheritdoc/>
    public override void Process(byte[] fifo, int offset)
    {
        if (filter is TwoStageFilter own)
        {
            own.Running = Running;
            if (!_started)
            {
                own.Start(Force(fifo, offset), default);
                _started = true;
            }
        }

        int p = offset;
        for (int i = 0; i < Up.Length; i += 3)
        {
            Vector force = Force(fifo, p);
            var rate = new Vector(
                (Fifo.Word(fifo, p + 6) - BiasX) * Rate,
                (Fifo.Word(fifo, p + 8) - BiasY) * Rate,
                (Fifo.Word(fifo, p + 10) - BiasZ) * Rate);
            filter.Update(rate, force);
            Vector up = filter.Up;
            Up[i] = up.X;
            Up[i + 1] = up.Y;
            Up[i + 2] = up.Z;
            p += ImuScale.FrameBytes;
        }
    }

    private static Vector Force(byte[] fifo, int at) => new(
        Fifo.Word(fifo, at) * (1.0 / ImuScale.AccelCountsPerG),
        Fifo.Word(fifo, at + 2) * (1.0 / ImuScale.AccelCountsPerG),
        Fifo.Word(fifo, at + 4) * (1.0 / ImuScale.AccelCountsPerG));
}
