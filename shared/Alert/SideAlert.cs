namespace HipSense.Core;

/// <summary>The drop of one side over its last ten stances, against its threshold.</summary>
public sealed class SideAlert : AlertWindow
{
    private readonly Baseline _baseline = new();

    /// <summary>True when <see cref="AlertWindow.MeanCdeg"/> and what to compare it with are there.</summary>
    public bool Comparable => HasMean && _baseline.HasReference;

    /// <summary>How far the mean is above what it was when fresh, hundredths of a degree.</summary>
    public int RiseCdeg => MeanCdeg - _baseline.ReferenceCdeg;

    /// <summary>What the drop was when fresh, for a restart.</summary>
    public Baseline Fresh => _baseline;

    /// <summary>Which threshold <see cref="AlertWindow.ThresholdCdeg"/> is.</summary>
    public CueReason Reason;

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

    /// <summary>Works out the threshold and <see cref="Reason"/>: the ceiling, or what the baseline and its margin make if that is lower.</summary>
    /// <param name="ceilingCdeg">Hundredths of a degree, or <see cref="AlertWindow.NoCeiling"/>.</param>
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
    /// <param name="ceilingCdeg">The mean at which a cue comes whatever the baseline, hundredths of a degree, or <see cref="AlertWindow.NoCeiling"/>.</param>
    /// <param name="settings">Margins.</param>
    /// <returns>True when the window is full, so that the mean counts.</returns>
    public bool Take(int dropCdeg, int ceilingCdeg, AlertSettings settings)
    {
        _baseline.Take(dropCdeg);
        if (!Add(dropCdeg))
        {
            return false;
        }

        SetThreshold(ceilingCdeg, settings);
        Judge(settings);
        return true;
    }
}
