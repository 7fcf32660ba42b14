using HipSense.Core;
using HipSense.Phone.Link;

namespace HipSense.Phone.Live;

/// <summary>One leg as it is now.</summary>
/// <param name="Side">The stance side.</param>
/// <param name="MeanDeg">Mean drop of its last ten stances, degrees: what the clip judges; null: fewer than ten, or the clip does not tell.</param>
/// <param name="NewestDeg">Drop of its newest stance, degrees; null: none.</param>
/// <param name="LimitDeg">Its threshold in force, degrees; null: there is none yet, so that nothing can be too much.</param>
/// <param name="TellsMean">False for a clip of before protocol 1.1: then the newest drop must do.</param>
public sealed record SideNow(Side Side, double? MeanDeg, double? NewestDeg, double? LimitDeg, bool TellsMean)
{
    /// <summary>What is shown large and held against the threshold.</summary>
    public double? ShownDeg => TellsMean ? MeanDeg : NewestDeg;

    /// <summary>True when that is too much.</summary>
    public bool IsOver => ShownDeg > LimitDeg;

    /// <summary>Takes it out of what the clip told last.</summary>
    /// <param name="clip">The clip.</param>
    /// <param name="side">Left or right.</param>
    public static SideNow Of(ClipClient clip, Side side)
    {
        System.ArgumentNullException.ThrowIfNull(clip);
        bool isLeft = side == Side.Left;
        double? newest = clip.Metrics is MetricsPacket metrics ? LiveTrace.Degrees(isLeft ? metrics.LeftDropCdeg : metrics.RightDropCdeg) : null;
        return clip.Feedback is FeedbackPacket told
            ? new SideNow(
                side,
                LiveTrace.Degrees(isLeft ? told.LeftMeanCdeg : told.RightMeanCdeg),
                newest,
                LiveTrace.Degrees(isLeft ? told.LeftThresholdCdeg : told.RightThresholdCdeg),
                TellsMean: true)
            : new SideNow(side, null, newest, (clip.Settings?.Alerts ?? new AlertSettings()).CeilingOf(side) / 100.0, TellsMean: false);
    }
}
