namespace HipSense.Core;

/// <summary>Drop, contact and step time of one side over a run. Sums only: a run of any length takes the same memory.</summary>
public sealed class SideStatistics
{
    /// <summary>Bytes that <see cref="Keep"/> writes.</summary>
    public const int KeptBytes = 24;

    /// <summary>Bytes that <see cref="KeepSteps"/> writes.</summary>
    public const int KeptStepBytes = 8;

    // What is lost to the rounding of the squares is under a thousandth of a degree in the standard deviation.
    private const int KeptSquares = 16;
    private const int UsPerMs = 1000;

    private long _dropSum;
    private long _dropSquares;
    private long _contactSumUs;
    private long _stepSumUs;

    /// <summary>Stances counted.</summary>
    public int Stances;

    /// <summary>Stances whose step time is known.</summary>
    public int Steps;

    /// <summary>Stances whose drop counted: those of quality 50 and over.</summary>
    public int Drops;

    /// <summary>Largest peak drop, hundredths of a degree.</summary>
    public int LargestDropCdeg;

    /// <summary>Mean peak drop, hundredths of a degree; 0 without drops.</summary>
    public int MeanDropCdeg => Drops == 0 ? 0 : (int)(_dropSum / Drops);

    /// <summary>Standard deviation of the peak drop from step to step, hundredths of a degree.</summary>
    public int DropSdCdeg => Drops < 2 ? 0 : FixedPoint.Sqrt((int)((_dropSquares - (_dropSum * _dropSum / Drops)) / (Drops - 1)));

    /// <summary>Standard error of the mean drop, hundredths of a degree: SD/√n, since steps are independent of each other.</summary>
    public int DropErrorCdeg => Drops < 2 ? 0 : DropSdCdeg * 16 / FixedPoint.Sqrt(Drops << 8);

    /// <summary>Mean contact time, microseconds.</summary>
    public int MeanContactUs => Stances == 0 ? 0 : (int)(_contactSumUs / Stances);

    /// <summary>Mean step time, microseconds; 0 when no step had one.</summary>
    public int MeanStepUs => Steps == 0 ? 0 : (int)(_stepSumUs / Steps);

    /// <summary>Time of all those steps, microseconds.</summary>
    public long StepSumUs => _stepSumUs;

    /// <summary>Starts again from nothing.</summary>
    public void Clear()
    {
        _dropSum = 0;
        _dropSquares = 0;
        _contactSumUs = 0;
        _stepSumUs = 0;
        Steps = 0;
        Stances = 0;
        Drops = 0;
        LargestDropCdeg = 0;
    }

    /// <summary>Writes the sums down; they fit for a day of running.</summary>
    /// <param name="into">Receives <see cref="KeptBytes"/> bytes.</param>
    /// <param name="at">Index of the first.</param>
    public void Keep(byte[] into, int at)
    {
        KeepSteps(into, at);
        LittleEndian.PutU16(into, at + 8, Drops);
        LittleEndian.PutI16(into, at + 10, LargestDropCdeg);
        LittleEndian.PutU32(into, at + 12, (uint)_dropSum);
        LittleEndian.PutU32(into, at + 16, (uint)(_dropSquares / KeptSquares));
        LittleEndian.PutU32(into, at + 20, (uint)(_contactSumUs / UsPerMs));
    }

    /// <summary>Goes on from sums that were written down.</summary>
    /// <param name="from">The bytes.</param>
    /// <param name="at">Index of the first.</param>
    public void Restore(byte[] from, int at)
    {
        RestoreSteps(from, at);
        Drops = LittleEndian.U16(from, at + 8);
        LargestDropCdeg = LittleEndian.I16(from, at + 10);
        _dropSum = (int)LittleEndian.U32(from, at + 12);
        _dropSquares = LittleEndian.U32(from, at + 16) * (long)KeptSquares;
        _contactSumUs = LittleEndian.U32(from, at + 20) * (long)UsPerMs;
    }

    /// <summary>Writes down stances and steps alone, which is all that stances of no known side are counted for.</summary>
    /// <param name="into">Receives <see cref="KeptStepBytes"/> bytes.</param>
    /// <param name="at">Index of the first.</param>
    public void KeepSteps(byte[] into, int at)
    {
        LittleEndian.PutU16(into, at, Stances);
        LittleEndian.PutU16(into, at + 2, Steps);
        LittleEndian.PutU32(into, at + 4, (uint)(_stepSumUs / UsPerMs));
    }

    /// <summary>Goes on from stances and steps that were written down.</summary>
    /// <param name="from">The bytes.</param>
    /// <param name="at">Index of the first.</param>
    public void RestoreSteps(byte[] from, int at)
    {
        Stances = LittleEndian.U16(from, at);
        Steps = LittleEndian.U16(from, at + 2);
        _stepSumUs = LittleEndian.U32(from, at + 4) * (long)UsPerMs;
    }

    /// <summary>Counts a stance.</summary>
    public void Add(Stance stance)
    {
        Stances++;
        _contactSumUs += stance.ContactUs;
        if (stance.StepUs != 0)
        {
            Steps++;
            _stepSumUs += stance.StepUs;
        }

        if (stance.Side == Side.Unknown || stance.Quality < 50)
        {
            return;
        }

        int drop = stance.DropPeakCdeg;
        Drops++;
        _dropSum += drop;
        _dropSquares += drop * drop;
        LargestDropCdeg = Drops == 1 || drop > LargestDropCdeg ? drop : LargestDropCdeg;
    }
}
