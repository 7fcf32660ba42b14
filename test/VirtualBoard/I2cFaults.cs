using System.Collections.Generic;

namespace HipSense.Virtual;

/// <summary>Faults of the bus, asked for by a test. Each has a counter that proves that it happened.</summary>
public sealed class I2cFaults
{
    private readonly List<FaultWindow> _nacks = [];
    private readonly List<FaultWindow> _timeouts = [];
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
