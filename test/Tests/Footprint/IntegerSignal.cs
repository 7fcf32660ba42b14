using HipSense.Core;
using HipSense.Device;
using HipSense.Virtual;

namespace HipSense.Tests.Footprint;

/// <summary>The runner made of integers as the chip's output, for as long as it is read.</summary>
/// <param name="runS">How long he runs, seconds.</param>
internal sealed class IntegerSignal(int runS) : IImuSignal
{
    private readonly IntegerRunner _runner = new(runS);
    private byte[] _block = [];
    private long _next;

    public bool IsChipOutput => true;

    public bool TryRead(long index, ImuReading reading)
    {
        for (; _next <= index; _next++)
        {
            int sample = (int)(_next % ImuScale.BlockSamples);
            if (sample == 0)
            {
                _block = _runner.NextBlock();
            }

            int at = sample * ImuScale.FrameBytes;
            reading.Ax = Value(at) / (double)ImuScale.AccelCountsPerG;
            reading.Ay = Value(at + 2) / (double)ImuScale.AccelCountsPerG;
            reading.Az = Value(at + 4) / (double)ImuScale.AccelCountsPerG;
            reading.Gx = Value(at + 6) * 10.0 / ImuScale.GyroCountsPer10Dps;
            reading.Gy = Value(at + 8) * 10.0 / ImuScale.GyroCountsPer10Dps;
            reading.Gz = Value(at + 10) * 10.0 / ImuScale.GyroCountsPer10Dps;
        }

        return true;
    }

    private short Value(int at) => (short)((_block[at] << 8) | _block[at + 1]);
}
