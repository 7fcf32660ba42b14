using System.Collections.Generic;

namespace HipSense.Virtual;

/// <summary>Faults of the bus, asked for by a test. Each has a counter that proves that it happened.</summary>
public sealed class I2cFaults
{
    private readonly List<FaultWindow> _nacks = [];
    private readonly List<FaultWindow> _timeouts = [];
    private readonly List<FaultWindow> _sclHolds = [];
    private readonly List<SdaHold> _sdaHolds = [];
    private int _nackNext;
    private int _timeOutNext;
    private int _shortenNext;
    private int _failNext;

    /// <summary>How many transfers were not acknowledged because of a fault.</summary>
    public int Nacked { get; private set; }

    /// <summary>How many transfers timed out; each blocked the board for 1 s.</summary>
    public int TimedOut { get; private set; }

    /// <summary>How many transfers ended early.</summary>
    public int Shortened { get; private set; }

    /// <summary>How many transfers made the driver throw.</summary>
    public int Failed { get; private set; }

    /// <summary>How many transfers found SDA or SCL held low; each blocked the board for 1 s.</summary>
    public int Held { get; private set; }

    /// <summary>Clocks that the firmware made by hand.</summary>
    public int Clocks { get; private set; }

    /// <summary>STOP conditions that the firmware made by hand.</summary>
    public int Stops { get; private set; }

    /// <summary>How often a held SDA was freed by hand.</summary>
    public int Freed { get; private set; }

    /// <summary>After how many bytes a shortened transfer ends.</summary>
    internal int ShortenedLength { get; private set; }

    /// <summary>Nobody acknowledges the next transfers.</summary>
    /// <param name="transfers">How many.</param>
    public void NackNext(int transfers) => _nackNext += transfers;

    /// <summary>Nobody acknowledges from now to a moment.</summary>
    /// <param name="untilUs">The moment at which the sensor answers again, µs.</param>
    public void NackUntil(long untilUs) => NackBetween(0, untilUs);

    /// <summary>Nobody acknowledges between two moments, as when the sensor is unplugged.</summary>
    /// <param name="fromUs">The first moment, µs.</param>
    /// <param name="untilUs">The moment at which the sensor answers again, µs.</param>
    public void NackBetween(long fromUs, long untilUs) => _nacks.Add(new FaultWindow(fromUs, untilUs));

    /// <summary>The clock line stays low during the next transfers: each ends after 1 s.</summary>
    /// <param name="transfers">How many.</param>
    public void TimeOutNext(int transfers) => _timeOutNext += transfers;

    /// <summary>The clock line stays low between two moments.</summary>
    /// <param name="fromUs">The first moment, µs.</param>
    /// <param name="untilUs">The moment at which the line is free again, µs.</param>
    public void TimeOutBetween(long fromUs, long untilUs) => _timeouts.Add(new FaultWindow(fromUs, untilUs));

    /// <summary>The next transfers end early and say so. The ESP32's driver never does it; other boards' drivers may.</summary>
    /// <param name="transfers">How many.</param>
    /// <param name="bytes">After how many bytes in each direction.</param>
    public void ShortenNext(int transfers, int bytes)
    {
        _shortenNext += transfers;
        ShortenedLength = bytes;
    }

    /// <summary>The driver throws InvalidOperationException at the next transfers.</summary>
    /// <param name="transfers">How many.</param>
    public void FailNext(int transfers) => _failNext += transfers;

    /// <summary>The sensor holds SDA low until it has been clocked.</summary>
    /// <param name="fromUs">The first moment, µs.</param>
    /// <param name="clocks">How many clocks free it, 1 to 9.</param>
    public void HoldSdaForClocks(long fromUs, int clocks) => _sdaHolds.Add(new SdaHold(fromUs, long.MaxValue, clocks));

    /// <summary>The sensor sends zeros for ever and holds SDA low until it sees a STOP.</summary>
    /// <param name="fromUs">The first moment, µs.</param>
    public void HoldSdaForStop(long fromUs) => _sdaHolds.Add(new SdaHold(fromUs, long.MaxValue, 0));

    /// <summary>SDA is low and nothing frees it, as in a short circuit.</summary>
    /// <param name="fromUs">The first moment, µs.</param>
    /// <param name="untilUs">The first moment after it, µs.</param>
    public void HoldSdaBetween(long fromUs, long untilUs) => _sdaHolds.Add(new SdaHold(fromUs, untilUs, SdaHold.Never));

    /// <summary>SCL is low and nothing frees it.</summary>
    /// <param name="fromUs">The first moment, µs.</param>
    /// <param name="untilUs">The first moment after it, µs.</param>
    public void HoldSclBetween(long fromUs, long untilUs) => _sclHolds.Add(new FaultWindow(fromUs, untilUs));

    /// <summary>True while the sensor holds SDA low.</summary>
    internal bool HoldsSda(long nowUs)
    {
        for (int i = 0; i < _sdaHolds.Count; i++)
        {
            if (nowUs >= _sdaHolds[i].FromUs && nowUs < _sdaHolds[i].UntilUs)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True while something holds SCL low.</summary>
    internal bool HoldsScl(long nowUs) => FaultWindow.Any(_sclHolds, nowUs);

    /// <summary>A transfer found a line held.</summary>
    internal void CountHeld() => Held++;

    /// <summary>A clock by hand.</summary>
    internal void CountClock()
    {
        Clocks++;
        Freed += _sdaHolds.RemoveAll(hold => hold.Clocks > 0 && --hold.Clocks == 0);
    }

    /// <summary>A STOP by hand: SDA rose while SCL was high.</summary>
    internal void CountStop()
    {
        Stops++;
        Freed += _sdaHolds.RemoveAll(hold => hold.Clocks == 0);
    }

    /// <summary>A power cut frees a hung sensor, not a short circuit.</summary>
    internal void PowerCycle() => _sdaHolds.RemoveAll(hold => hold.Clocks != SdaHold.Never);

    /// <summary>What happens to the transfer that begins now; counts it.</summary>
    internal I2cFault Take(long nowUs)
    {
        if (Consume(ref _failNext))
        {
            Failed++;
            return I2cFault.Fail;
        }

        if (Consume(ref _timeOutNext) || FaultWindow.Any(_timeouts, nowUs))
        {
            TimedOut++;
            return I2cFault.TimeOut;
        }

        if (Consume(ref _nackNext) || FaultWindow.Any(_nacks, nowUs))
        {
            Nacked++;
            return I2cFault.Nack;
        }

        if (Consume(ref _shortenNext))
        {
            Shortened++;
            return I2cFault.Shorten;
        }

        return I2cFault.None;
    }

    private static bool Consume(ref int left)
    {
        if (left == 0)
        {
            return false;
        }

        left--;
        return true;
    }
}
