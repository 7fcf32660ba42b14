namespace HipSense.Core;

/// <summary>
/// An angle of the whole pelvis over the last ten strides, against what it was at the start of the run: the tilt, or the range of the rotation. What is
/// usual differs from runner to runner by more than it changes, so that there is no ceiling, only the runner's own mean and a margin.
/// </summary>
public sealed class RiseAlert : AlertWindow
{
    /// <summary>Values that the fresh mean is made of.</summary>
    public const int FreshValues = Baseline.Drops;

    private int _count;
    private int _sum;

    /// <summary>True when the fresh mean is known; until then nothing is told.</summary>
    public bool IsFreshKnown => _count == FreshValues;

    /// <summary>Mean of the run's first <see cref="FreshValues"/> values, hundredths of a degree; worth nothing until it is known.</summary>
    public int FreshCdeg => _sum / FreshValues;

    /// <summary>Starts a run.</summary>
    public void Start()
    {
        _count = 0;
        _sum = 0;
        ThresholdCdeg = NoCeiling;
        Over = false;
        Forget();
    }

    /// <summary>Goes on after a restart.</summary>
    /// <param name="freshCdeg">The fresh mean, hundredths of a degree.</param>
    public void Restore(int freshCdeg)
    {
        Start();
        _sum = freshCdeg * FreshValues;
        _count = FreshValues;
    }

    /// <summary>Takes a value.</summary>
    /// <param name="cdeg">It, hundredths of a degree.</param>
    /// <param name="marginCdeg">How far the mean of ten may rise above the fresh mean, hundredths of a degree.</param>
    /// <param name="settings">Persistence and hysteresis.</param>
    /// <returns>True when the mean of ten has held over the threshold, and is over it now.</returns>
    public bool Take(int cdeg, int marginCdeg, AlertSettings settings)
    {
        if (!IsFreshKnown)
        {
            _sum += cdeg;
            _count++;
        }

        if (!Add(cdeg))
        {
            return false;
        }

        ThresholdCdeg = IsFreshKnown ? FreshCdeg + marginCdeg : NoCeiling;
        Judge(settings);
        return Over && MeanCdeg > ThresholdCdeg;
    }
}
