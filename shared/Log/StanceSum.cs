namespace HipSense.Core;

/// <summary>Adds stances up to a <see cref="StanceSummary"/>.</summary>
public sealed class StanceSum
{
    private const int UsPerMinute = 60000000;
    private const int LeastQuality = 50;

    private readonly StanceSummary _summary = new();
    private int _leftDropCdeg;
    private int _rightDropCdeg;
    private int _leftContactUs;
    private int _rightContactUs;
    private int _steps;
    private int _stepUs;
    private int _quality;

    /// <summary>Stances added since the last summary.</summary>
    public int Count => _summary.Left + _summary.Right + _summary.Unknown;

    /// <summary>Adds a stance.</summary>
    public void Add(Stance stance)
    {
        int quality = stance.Quality;
        bool counts = quality >= LeastQuality;
        if (stance.Side == Side.Left)
        {
            _summary.Left++;
            _leftContactUs += stance.ContactUs;
            _summary.LeftDrops += counts ? 1 : 0;
            _leftDropCdeg += counts ? stance.DropPeakCdeg : 0;
        }
        else if (stance.Side == Side.Right)
        {
            _summary.Right++;
            _rightContactUs += stance.ContactUs;
            _summary.RightDrops += counts ? 1 : 0;
            _rightDropCdeg += counts ? stance.DropPeakCdeg : 0;
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
        _quality += quality;
    }

    /// <summary>Works the means out.</summary>
    /// <returns>Valid until the next call of <see cref="Clear"/>.</returns>
    public StanceSummary Close()
    {
        _summary.LeftDropCdeg = Mean(_leftDropCdeg, _summary.LeftDrops);
        _summary.RightDropCdeg = Mean(_rightDropCdeg, _summary.RightDrops);
        _summary.LeftContactUs = Mean(_leftContactUs, _summary.Left);
        _summary.RightContactUs = Mean(_rightContactUs, _summary.Right);
        _summary.Cadence = FixedPoint.MulDiv(UsPerMinute, _steps, _stepUs);
        _summary.Quality = Mean(_quality, Count);
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
        _summary.Doubts = StanceDoubts.None;
        _leftDropCdeg = 0;
        _rightDropCdeg = 0;
        _leftContactUs = 0;
        _rightContactUs = 0;
        _steps = 0;
        _stepUs = 0;
        _quality = 0;
    }

    private static int Mean(int sum, int count)
    {
        return count == 0 ? 0 : sum / count;
    }
}
