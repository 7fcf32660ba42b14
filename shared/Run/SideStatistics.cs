namespace HipSense.Core;

/// <summary>Drop, contact and step time of one side over a run. Sums only: a run of any length takes the same memory.</summary>
public sealed class SideStatistics
{
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
