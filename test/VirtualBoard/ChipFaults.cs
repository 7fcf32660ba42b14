using System.Collections.Generic;

namespace HipSense.Virtual;

/// <summary>Faults of the sensor, asked for by a test. Each has a counter that proves that it happened.</summary>
public sealed class ChipFaults
{
    private readonly List<long> _brownOutsUs = [];
    private readonly List<FaultWindow> _freezes = [];
    private readonly List<FaultWindow> _stalls = [];
    private readonly List<(long Sample, int Channel, int Mask)> _flips = [];
    private int _bytesToDrop;
    private int _wrongCount = -1;

    /// <summary>How often the chip lost its registers.</summary>
    public int BrownOuts { get; private set; }

    /// <summary>How many samples repeated the one before.</summary>
    public int FrozenSamples { get; private set; }

    /// <summary>How many samples the chip left out.</summary>
    public int StalledSamples { get; private set; }

    /// <summary>How many samples had bits turned over.</summary>
    public int FlippedSamples { get; private set; }

    /// <summary>How many bytes did not get into the FIFO.</summary>
    public int DroppedBytes { get; private set; }

    /// <summary>How many wrong FIFO counts were given.</summary>
    public int WrongCounts { get; private set; }

    /// <summary>The supply dips: registers go back to their reset values and the chip sleeps; it still answers.</summary>
    /// <param name="momentUs">When, µs.</param>
    public void BrownOutAt(long momentUs)
    {
        _brownOutsUs.Add(momentUs);
        _brownOutsUs.Sort();
    }

    /// <summary>The output freezes: samples go on in time, but each is the last one again.</summary>
    /// <param name="fromUs">The first moment, µs.</param>
    /// <param name="untilUs">The first moment after it, µs.</param>
    public void FreezeBetween(long fromUs, long untilUs) => _freezes.Add(new FaultWindow(fromUs, untilUs));

    /// <summary>The chip's sampling stands still; the world goes on and what happens meanwhile is lost.</summary>
    /// <param name="fromUs">The first moment, µs.</param>
    /// <param name="untilUs">The first moment after it, µs.</param>
    public void StallBetween(long fromUs, long untilUs) => _stalls.Add(new FaultWindow(fromUs, untilUs));

    /// <summary>Bits of one sample turn over.</summary>
    /// <param name="sample">The running number of the sample, see <see cref="Mpu6050Chip.SamplesProduced"/>; 0 is the first.</param>
    /// <param name="channel">0 to 2: acceleration x, y, z; 3: temperature; 4 to 6: rate x, y, z.</param>
    /// <param name="mask">The bits, for example 0x8000 for the sign.</param>
    public void FlipBits(long sample, int channel, int mask) => _flips.Add((sample, channel, mask));

    /// <summary>The next bytes on their way into the FIFO are lost, and every frame behind them is shifted.</summary>
    /// <param name="bytes">How many.</param>
    public void DropFifoBytes(int bytes) => _bytesToDrop += bytes;

    /// <summary>The FIFO's count reads wrong once.</summary>
    /// <param name="count">What it reads, 0 to 0xFFFF.</param>
    public void WrongFifoCountOnce(int count) => _wrongCount = count;

    /// <summary>Takes the next brown-out up to now.</summary>
    internal bool TakeBrownOut(long nowUs, out long momentUs)
    {
        momentUs = _brownOutsUs.Count > 0 ? _brownOutsUs[0] : long.MaxValue;
        if (momentUs > nowUs)
        {
            return false;
        }

        _brownOutsUs.RemoveAt(0);
        BrownOuts++;
        return true;
    }

    /// <summary>True when the sample of this moment repeats the last one; counts it.</summary>
    internal bool TakeFreeze(long nowUs)
    {
        if (_freezes.Count == 0 || !FaultWindow.Any(_freezes, nowUs))
        {
            return false;
        }

        FrozenSamples++;
        return true;
    }

    /// <summary>True when the chip stands still at this moment.</summary>
    internal bool IsStalled(long nowUs) => _stalls.Count > 0 && FaultWindow.Any(_stalls, nowUs);

    /// <summary>Counts a sample that a stall swallowed.</summary>
    internal void CountStalledSample() => StalledSamples++;

    /// <summary>Turns bits of a sample over, if any are to be.</summary>
    internal void Flip(long sample, short[] channels)
    {
        for (int i = _flips.Count - 1; i >= 0; i--)
        {
            if (_flips[i].Sample == sample)
            {
                channels[_flips[i].Channel] = (short)(channels[_flips[i].Channel] ^ _flips[i].Mask);
                _flips.RemoveAt(i);
                FlippedSamples++;
            }
        }
    }

    /// <summary>True when the byte on its way into the FIFO is lost; counts it.</summary>
    internal bool TakeDroppedByte()
    {
        if (_bytesToDrop == 0)
        {
            return false;
        }

        _bytesToDrop--;
        DroppedBytes++;
        return true;
    }

    /// <summary>The count to give, which is the right one unless a wrong one was asked for.</summary>
    internal int TakeFifoCount(int count)
    {
        if (_wrongCount < 0)
        {
            return count;
        }

        count = _wrongCount;
        _wrongCount = -1;
        WrongCounts++;
        return count;
    }
}
