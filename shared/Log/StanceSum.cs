namespace HipSense.Core;

/// <summary>Adds stances and strides up to a <see cref="StanceSummary"/>, in which the sums stand until they become means.</summary>
public sealed class StanceSum
{
    private const int UsPerMinute = 60000000;

    private readonly StanceSummary _summary = new();
    private int _steps;
    private int _stepUs;

    /// <summary>Stances added since the last summary.</summary>
    public int Count => _summary.Left + _summary.Right + _summary.Unknown;

    /// <summary>Adds a stance.</summary>
    public void Add(Stance stance)
    {
        int quality = stance.Quality;
        bool counts = quality >= Stance.LeastQuality;
        if (stance.Side == Side.Left)
        {
            _summary.Left++;
            _summary.LeftContactUs += stance.ContactUs;
            _summary.LeftDrops += counts ? 1 : 0;
            _summary.LeftDropCdeg += counts ? stance.DropPeakCdeg : 0;
            _summary.LeftAngles.TiltCdeg += counts ? stance.TiltCdeg : 0;
        }
        else if (stance.Side == Side.Right)
        {
            _summary.Right++;
            _summary.RightContactUs += stance.ContactUs;
            _summary.RightDrops += counts ? 1 : 0;
            _summary.RightDropCdeg += counts ? stance.DropPeakCdeg : 0;
            _summary.RightAngles.TiltCdeg += counts ? stance.TiltCdeg : 0;
        }
        else
        {
            _summary.Unknown++;
        }

        if (stance.StepUs != 0)
        {
            _steps++;
            _stepUs += stance.StepUs;
        }

        _summary.Doubts |= stance.Doubts;
        _summary.Quality += quality;
    }

    /// <summary>Adds a stride.</summary>
    public void Add(Stride stride)
    {
        if (stride.Side == Side.Unknown || !stride.Counts)
        {
            return;
        }

        SideAngles side = stride.Side == Side.Left ? _summary.LeftAngles : _summary.RightAngles;
        side.Strides++;
        side.TiltRangeCdeg += stride.TiltRangeCdeg;
        side.RotationCdeg += stride.RotationAtContactCdeg;
        side.RotationRangeCdeg += stride.RotationRangeCdeg;
    }

    /// <summary>Works the means out, once: <see cref="Clear"/> comes next.</summary>
    /// <returns>Valid until then.</returns>
    public StanceSummary Close()
    {
        _summary.LeftDropCdeg = Mean(_summary.LeftDropCdeg, _summary.LeftDrops);
        _summary.RightDropCdeg = Mean(_summary.RightDropCdeg, _summary.RightDrops);
        _summary.LeftContactUs = Mean(_summary.LeftContactUs, _summary.Left);
        _summary.RightContactUs = Mean(_summary.RightContactUs, _summary.Right);
        _summary.Cadence = FixedPoint.MulDiv(UsPerMinute, _steps, _stepUs);
        _summary.Quality = Mean(_summary.Quality, Count);
        Close(_summary.LeftAngles, _summary.LeftDrops);
        Close(_summary.RightAngles, _summary.RightDrops);
        return _summary;
    }

    /// <summary>Starts again from nothing.</summary>
    public void Clear()
    {
        _summary.Left = 0;
        _summary.Right = 0;
        _summary.Unknown = 0;
        _summary.LeftDrops = 0;
        _summary.RightDrops = 0;
        _summary.LeftDropCdeg = 0;
        _summary.RightDropCdeg = 0;
        _summary.LeftContactUs = 0;
        _summary.RightContactUs = 0;
        _summary.Doubts = StanceDoubts.None;
        _summary.Quality = 0;
        _summary.LeftAngles.Clear();
        _summary.RightAngles.Clear();
        _steps = 0;
        _stepUs = 0;
    }

    private static void Close(SideAngles side, int stances)
    {
        side.TiltCdeg = Mean(side.TiltCdeg, stances);
        side.TiltRangeCdeg = Mean(side.TiltRangeCdeg, side.Strides);
        side.RotationCdeg = Mean(side.RotationCdeg, side.Strides);
        side.RotationRangeCdeg = Mean(side.RotationRangeCdeg, side.Strides);
    }

    private static int Mean(int sum, int count)
    {
        return count == 0 ? 0 : sum / count;
    }
}
