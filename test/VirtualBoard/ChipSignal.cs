namespace HipSense.Virtual;

/// <summary>
/// Reads what the chip senses, strictly one value after the other. Motion lies on a grid of 1 ms of true time; a chip whose
/// clock is off, or that woke at an odd moment, samples between the grid's points, on the straight line between them.
/// A recording is read row by row. Before the world is started it stands still at its first value.
/// </summary>
internal sealed class ChipSignal
{
    private const long GridNs = 1_000_000;

    private readonly IImuSignal _signal;
    private readonly ImuReading _between = new();
    private ImuReading _former = new();
    private ImuReading _latest = new();
    private long _latestIndex = -1;

    public ChipSignal(IImuSignal signal)
    {
        _signal = signal;
        HasEnded = !ReadUpTo(0);
        Value = _latest;
    }

    /// <summary>The value read last.</summary>
    public ImuReading Value { get; private set; }

    /// <summary>The index in the signal of the value read last; -1 before the world started.</summary>
    public long Index { get; private set; } = -1;

    /// <summary>True when the signal has no more values.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>Reads a row of a recording.</summary>
    public bool ReadRow(long row)
    {
        if (!ReadUpTo(row))
        {
            return false;
        }

        Index = row;
        Value = _latest;
        return true;
    }

    /// <summary>Reads the motion at a moment.</summary>
    /// <param name="sinceStartNs">The moment, ns since the world started.</param>
    public bool ReadMoment(long sinceStartNs)
    {
        long index = sinceStartNs / GridNs;
        long rest = sinceStartNs - (index * GridNs);
        if (!ReadUpTo(rest == 0 ? index : index + 1))
        {
            return false;
        }

        Index = index;
        if (_latestIndex == index)
        {
            Value = _latest;
        }
        else if (rest == 0)
        {
            Value = _former;
        }
        else
        {
            Mix(rest / (double)GridNs);
            Value = _between;
        }

        return true;
    }

    private bool ReadUpTo(long index)
    {
        while (_latestIndex < index)
        {
            if (HasEnded || !_signal.TryRead(_latestIndex + 1, _former))
            {
                HasEnded = true;
                return false;
            }

            (_former, _latest) = (_latest, _former);
            _latestIndex++;
        }

        return true;
    }

    private void Mix(double share)
    {
        _between.Ax = Between(_former.Ax, _latest.Ax, share);
        _between.Ay = Between(_former.Ay, _latest.Ay, share);
        _between.Az = Between(_former.Az, _latest.Az, share);
        _between.Gx = Between(_former.Gx, _latest.Gx, share);
        _between.Gy = Between(_former.Gy, _latest.Gy, share);
        _between.Gz = Between(_former.Gz, _latest.Gz, share);
        _between.Temperature = Between(_former.Temperature, _latest.Temperature, share);
    }

    /// <summary>Not double.Lerp, whose last bit depends on the processor.</summary>
    private static double Between(double former, double latest, double share) => former + ((latest - former) * share);
}
