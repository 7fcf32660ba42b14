namespace HipSense.Core;

/// <summary>What a cue would take, side by side.</summary>
public sealed class LogThresholds
{
    /// <summary>A threshold that there is not: nothing can be too much yet.</summary>
    public const int None = short.MinValue;

    private const int Unknown = int.MinValue;

    /// <summary>Left, hundredths of a degree, or <see cref="None"/>.</summary>
    public int LeftCdeg = None;

    /// <summary>Likewise right.</summary>
    public int RightCdeg = None;

    /// <summary>Which threshold that is.</summary>
    public CueReason LeftReason;

    /// <summary>Likewise right.</summary>
    public CueReason RightReason;

    /// <summary>Forgets them: what is in force is something new.</summary>
    public void Clear()
    {
        LeftCdeg = Unknown;
        RightCdeg = Unknown;
    }

    /// <summary>Takes over what is in force now.</summary>
    /// <returns>True when anything has changed.</returns>
    public bool Take(AlertPolicy alerts)
    {
        SideAlert left = alerts.SideOf(Side.Left);
        SideAlert right = alerts.SideOf(Side.Right);
        int leftCdeg = left.ThresholdCdeg == AlertWindow.NoCeiling ? None : left.ThresholdCdeg;
        int rightCdeg = right.ThresholdCdeg == AlertWindow.NoCeiling ? None : right.ThresholdCdeg;
        if (leftCdeg == LeftCdeg && rightCdeg == RightCdeg && left.Reason == LeftReason && right.Reason == RightReason)
        {
            return false;
        }

        LeftCdeg = leftCdeg;
        RightCdeg = rightCdeg;
        LeftReason = left.Reason;
        RightReason = right.Reason;
        return true;
    }
}
