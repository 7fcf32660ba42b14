using System;
using System.Collections.Generic;

namespace HipSense.VirtualClip;

/// <summary>Tilt and rotation beside their truth: the errors of <see cref="PelvisPair"/>.</summary>
public sealed class PelvisScore
{
    /// <summary>Errors of the mean tilt of a stance, degrees.</summary>
    public ErrorSum Tilt { get; } = new();

    /// <summary>Errors of the range of the tilt over a stride, degrees.</summary>
    public ErrorSum TiltRange { get; } = new();

    /// <summary>Errors of the rotation at initial contact, degrees.</summary>
    public ErrorSum RotationAtContact { get; } = new();

    /// <summary>Errors of the range of the rotation over a stride, degrees.</summary>
    public ErrorSum RotationRange { get; } = new();

    /// <summary>Compares.</summary>
    /// <param name="tilt">True tilt, row by row, degrees, + = top of the pelvis forward; null where it is not known.</param>
    /// <param name="rotation">True rotation likewise, + = right side forward.</param>
    /// <param name="events">What the clip said.</param>
    public static PelvisScore Of(double[]? tilt, double[]? rotation, IEnumerable<ClipEvent> events)
    {
        var score = new PelvisScore();
        foreach (PelvisPair pair in PelvisPair.Of(tilt, rotation, events))
        {
            score.Of(pair.Angle).Add(pair.ToldDeg - pair.TrueDeg);
        }

        return score;
    }

    /// <summary>Adds the score of another recording.</summary>
    /// <param name="other">The other.</param>
    public void Add(PelvisScore other)
    {
        ArgumentNullException.ThrowIfNull(other);
        foreach (PelvisAngle angle in Enum.GetValues<PelvisAngle>())
        {
            Of(angle).Add(other.Of(angle));
        }
    }

    private ErrorSum Of(PelvisAngle angle) => angle switch
    {
        PelvisAngle.Tilt => Tilt,
        PelvisAngle.TiltRange => TiltRange,
        PelvisAngle.RotationAtContact => RotationAtContact,
        _ => RotationRange,
    };
}
