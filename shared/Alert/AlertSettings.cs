namespace HipSense.Core;

/// <summary>What the runner can choose about cues.</summary>
public sealed class AlertSettings
{
    /// <summary>Mean drop at which a cue comes whatever the baseline, hundredths of a degree, 400 … 1200. Default 7°. For a side without a ceiling of its own.</summary>
    public int CeilingCdeg = 700;

    /// <summary>Ceiling in left stance, hundredths of a degree, a multiple of 10, 400 … 1200; 0: <see cref="CeilingCdeg"/>.</summary>
    public int CeilingLeftCdeg;

    /// <summary>Likewise in right stance.</summary>
    public int CeilingRightCdeg;

    /// <summary>How far the mean may rise above the baseline, hundredths of a degree, 50 … 500. Default 1.5°: 1.6 times the step-to-step SD (Bramah 2019 found retraining to change the peak by 3.1°).</summary>
    public int AboveBaselineCdeg = 150;

    /// <summary>How far the mean must fall under the threshold to count as recovered, hundredths of a degree, 10 … 200.</summary>
    public int HysteresisCdeg = 50;

    /// <summary>Stances in a row for which the mean must be over the threshold, 1 … 30.</summary>
    public int HoldStances = AlertWindow.Hold;

    /// <summary>Shortest time between two cues, seconds, 10 … 250.</summary>
    public int CueGapS = 60;

    /// <summary>Time at the start of a run without cues, seconds, 0 … 250.</summary>
    public int WarmUpS = 60;

    /// <summary>Stored fresh drop in left stance, hundredths of a degree, 50 … 1500; 0: take it from the first 200 stances of the run.</summary>
    public int BaselineLeftCdeg;

    /// <summary>Likewise in right stance.</summary>
    public int BaselineRightCdeg;

    /// <summary>How far the mean tilt may rise above that of the run's first 200 stances, hundredths of a degree, a multiple of 50, 100 … 750; 0: it makes no cue, the default.</summary>
    public int TiltRiseCdeg;

    /// <summary>Likewise the range of the rotation, 200 … 750.</summary>
    public int RotationRiseCdeg;

    /// <summary>The ceiling that holds for a side, hundredths of a degree.</summary>
    /// <param name="side">Left or right.</param>
    public int CeilingOf(Side side)
    {
        int own = side == Side.Left ? CeilingLeftCdeg : CeilingRightCdeg;
        return own != 0 ? own : CeilingCdeg;
    }
}
