using System;
using System.Text.Json.Serialization;
using HipSense.Core;

namespace HipSense.Phone.Runs;

/// <summary>Some seconds of running: what the clip keeps of about ten strides.</summary>
/// <param name="At">When it ended, since the run's start.</param>
/// <param name="LeftStances">Left stances.</param>
/// <param name="RightStances">Right stances.</param>
/// <param name="LeftDropDeg">Mean peak drop of those left stances that counted, degrees; null without any.</param>
/// <param name="RightDropDeg">Likewise right.</param>
/// <param name="LeftContactMs">Mean contact time, ms; null without stances.</param>
/// <param name="RightContactMs">Likewise right.</param>
/// <param name="Cadence">Steps a minute; 0 when not known.</param>
/// <param name="Quality">Mean quality of the stances, 0 … 100.</param>
/// <param name="Doubts">What spoke against any of the drops.</param>
/// <param name="LeftLimitDeg">The threshold in left stance that was in force, degrees; null: none, since nothing could be too much yet.</param>
/// <param name="RightLimitDeg">Likewise right.</param>
/// <param name="LeftDrops">Left stances whose drop counted.</param>
/// <param name="RightDrops">Likewise right.</param>
/// <param name="LeftAngles">Tilt and rotation, left; null when the clip's firmware did not tell them.</param>
/// <param name="RightAngles">Likewise right.</param>
public sealed record Stretch(
    TimeSpan At,
    int LeftStances,
    int RightStances,
    double? LeftDropDeg,
    double? RightDropDeg,
    int? LeftContactMs,
    int? RightContactMs,
    int Cadence,
    int Quality,
    StanceDoubts Doubts,
    double? LeftLimitDeg = null,
    double? RightLimitDeg = null,
    int LeftDrops = 0,
    int RightDrops = 0,
    StretchAngles? LeftAngles = null,
    StretchAngles? RightAngles = null)
{
    /// <summary>Stances of a known side.</summary>
    [JsonIgnore]
    public int Stances => LeftStances + RightStances;

    /// <summary>True when a side was over what was its threshold at the time.</summary>
    [JsonIgnore]
    public bool IsOver => LeftDropDeg > LeftLimitDeg || RightDropDeg > RightLimitDeg;

    /// <summary>How many stances, or strides, the mean of an angle is of.</summary>
    public int CountOf(Angle angle, Side side) => angle is Angle.Drop or Angle.Tilt
        ? side == Side.Left ? LeftDrops : RightDrops
        : AnglesOf(side)?.Strides ?? 0;

    /// <summary>The mean of an angle, degrees; null when it is not known.</summary>
    public double? MeanOf(Angle angle, Side side) => angle switch
    {
        Angle.Drop => side == Side.Left ? LeftDropDeg : RightDropDeg,
        Angle.Tilt => AnglesOf(side)?.TiltDeg,
        Angle.TiltRange => AnglesOf(side)?.TiltRangeDeg,
        Angle.Rotation => AnglesOf(side)?.RotationDeg,
        _ => AnglesOf(side)?.RotationRangeDeg,
    };

    private StretchAngles? AnglesOf(Side side) => side == Side.Left ? LeftAngles : RightAngles;
}
