namespace HipSense.Core;

/// <summary>The drop of one side over its last ten stances, against its threshold.</summary>
public sealed class SideAlert
{
    /// <summary>Stances in the mean. With a step-to-step SD of 0.9° the mean's standard error is 0.28°.</summary>
    public const int Window = 10;

    /// <summary>
    /// Stances in a row for which the mean must be over the threshold unless the runner chose otherwise. Without it a mean that is truly 1° under would cross by chance once or
    /// twice an hour.
    /// </summary>
    public const int Hold = 5;

    /// <summary>Higher than any drop.</summary>
    public const int NoCeiling = 18000;

    private readonly int[] _drop = new int[Window];
    private readonly Baseline _baseline = new();
    private int _sum;
    private int _count;
    private int _at;
    private int _held;

    /// <summary>Mean of the last <see cref="Window"/> drops, hundredths of a degree.</summary>
    public int MeanCdeg;

    /// <summary>True when there are <see cref="Window"/> drops, so that <see cref="MeanCdeg"/> counts.</summary>
    public bool HasMean => _count == Window;

    /// <summary>True when <see cref="MeanCdeg"/> and what to compare it with are there.</summary>
    public bool Comparable => _count == Window && _baseline.HasReference;

    /// <summary>How far the mean is above what it was when fresh, hundredths of a degree.</summary>
    public int RiseCdeg => MeanCdeg - _baseline.ReferenceCdeg;

    /// <summary>What the drop was when fresh, for a restart.</summary>
    public Baseline Fresh => _baseline;

    /// <summary>The threshold in force, hundredths of a degree.</summary>
    public int ThresholdCdeg;

    /// <summary>Which threshold that is.</summary>
    public CueReason Reason;

    /// <summary>True from when the mean has held over the threshold until it has fallen below it by the hysteresis.</summary>
    public bool Over;

    /// <summary>True from when the runner was told of this side until told that it has come back.</summary>
    public bool Told;

    /// <summary>Starts a run.</summary>
    public void Start(int storedBaselineCdeg)
    {
        _baseline.Start(storedBaselineCdeg);
        Over = false;
        Told = false;
        Forget();
    }

    /// <summary>Empties the window: what comes is not comparable with what was.</summary>
    public void Forget()
    {
        _sum = 0;
        _count = 0;
        _at = 0;
        _held = 0;
    }

    /// <summary>Works out <see cref="ThresholdCdeg"/> and <see cref="Reason"/>: the ceiling, or what the baseline and its margin make if that is lower.</summary>
    /// <param name="ceilingCdeg">Hundredths of a degree, or <see cref="NoCeiling"/>.</param>
    /// <param name="settings">Margins.</param>
    public void SetThreshold(int ceilingCdeg, AlertSettings settings)
    {
        ThresholdCdeg = ceilingCdeg;
        Reason = CueReason.AboveCeiling;
        if (_baseline.Known && _baseline.Cdeg + settings.AboveBaselineCdeg < ThresholdCdeg)
        {
            ThresholdCdeg = _baseline.Cdeg + settings.AboveBaselineCdeg;
            Reason = CueReason.AboveBaseline;
        }
    }

    /// <summary>Takes the drop of a stance.</summary>
    /// <param name="dropCdeg">Peak CPD, hundredths of a degree.</param>
    /// <param name="ceilingCdeg">The mean at which a cue comes whatever the baseline, hundredths of a degree, or <see cref="NoCeiling"/>.</param>
    /// <param name="settings">Margins.</param>
    /// <returns>True when the window is full, so that the mean counts.</returns>
    public bool Take(int dropCdeg, int ceilingCdeg, AlertSettings settings)
    {
        _baseline.Take(dropCdeg);
        if (_count == Window)
        {
            _sum -= _drop[_at];
        }
        else
        {
            _count++;
        }

        _drop[_at] = dropCdeg;
        _sum += dropCdeg;
        _at = _at + 1 < Window ? _at + 1 : 0;
        if (_count < Window)
        {
            return false;
        }

        MeanCdeg = _sum / Window;
        SetThreshold(ceilingCdeg, settings);
        _held = MeanCdeg > ThresholdCdeg ? _held + 1 : 0;
        if (_held >= settings.HoldStances)
        {
            Over = true;
            _held = settings.HoldStances;
        }
        else if (MeanCdeg < ThresholdCdeg - settings.HysteresisCdeg)
        {
            Over = false;
        }

        return true;
    }
}
