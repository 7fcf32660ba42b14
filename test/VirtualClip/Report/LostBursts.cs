using HipSense.Virtual;

namespace HipSense.VirtualClip;

/// <summary>
/// Samples are lost for 100, 150, 200, 250 and 300 ms, once every 40 s: the sensor does not answer for so long, and then its FIFO says that it
/// has run over, so that the sampler empties it.
/// </summary>
internal static class LostBursts
{
    private const long FirstUs = 30_000_000;
    private const long EveryUs = 40_000_000;
    private const int ShortestMs = 100;
    private const int StepMs = 50;
    private const int Bursts = 5;
    private const int FullFifo = 1020;

    /// <summary>Plans the bursts on a board.</summary>
    public static void Plan(VirtualBoard board)
    {
        for (int i = 0; i < Bursts; i++)
        {
            long fromUs = FirstUs + (i * EveryUs);
            long untilUs = fromUs + (1000 * (ShortestMs + (StepMs * i)));
            board.I2c.Faults.NackBetween(fromUs, untilUs);
            board.Time.At(untilUs, () => board.Imu.Faults.WrongFifoCountOnce(FullFifo));
        }
    }
}
