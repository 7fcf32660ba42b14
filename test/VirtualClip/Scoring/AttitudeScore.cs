using System;

namespace HipSense.VirtualClip;

/// <summary>How well the up vector was found.</summary>
public sealed class AttitudeScore
{
    private const double DegreesPerRadian = 180 / Math.PI;

    /// <summary>Angles between the vectors, degrees; not of the time before a standing calibration is done, in which the clip promises nothing.</summary>
    public ErrorSum Inclination { get; } = new();

    /// <summary>Errors of the obliquity, degrees.</summary>
    public ErrorSum Obliquity { get; } = new();

    /// <summary>Compares with the columns of truth.</summary>
    /// <param name="recording">The recording.</param>
    /// <param name="up">What the clip found.</param>
    /// <returns>The score, or null when the recording has no such truth.</returns>
    public static AttitudeScore? Of(Recording recording, UpTrace up)
    {
        ArgumentNullException.ThrowIfNull(recording);
        ArgumentNullException.ThrowIfNull(up);
        var score = new AttitudeScore();
        score.AddInclination(recording, up);
        score.AddObliquity(recording, up);
        return score.Inclination.Count + score.Obliquity.Count > 0 ? score : null;
    }

    /// <summary>Adds the score of another recording.</summary>
    /// <param name="other">The other.</param>
    public void Add(AttitudeScore other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Inclination.Add(other.Inclination);
        Obliquity.Add(other.Obliquity);
    }

    private void AddInclination(Recording recording, UpTrace up)
    {
        double[]? x = recording.TruthOrNull(TruthColumn.UpX);
        double[]? y = recording.TruthOrNull(TruthColumn.UpY);
        double[]? z = recording.TruthOrNull(TruthColumn.UpZ);
        double[]? moving = recording.TruthOrNull(TruthColumn.Moving);
        if (x is null || y is null || z is null)
        {
            return;
        }

        for (int row = 0; row < up.Rows; row++)
        {
            double length = Math.Sqrt((x[row] * x[row]) + (y[row] * y[row]) + (z[row] * z[row]));
            bool isBefore = recording.IsStanding && double.IsNaN(up.ObliquityDeg(row));
            if (!(length > 0) || isBefore || (moving is not null && moving[row] != 1))
            {
                continue;
            }

            (double X, double Y, double Z) found = up[row];
            Inclination.Add(AngleDeg(found, (x[row] / length, y[row] / length, z[row] / length)));
        }
    }

    /// <summary>By the length of the chord: the cosine of a small angle has no digits left.</summary>
    private static double AngleDeg((double X, double Y, double Z) a, (double X, double Y, double Z) b)
    {
        double dx = a.X - b.X;
        double dy = a.Y - b.Y;
        double dz = a.Z - b.Z;
        return 2 * Math.Asin(Math.Min(1, Math.Sqrt((dx * dx) + (dy * dy) + (dz * dz)) / 2)) * DegreesPerRadian;
    }

    private void AddObliquity(Recording recording, UpTrace up)
    {
        var truth = ObliquityTruth.Of(recording);
        for (int row = 0; truth is not null && row < up.Rows; row++)
        {
            double error = up.ObliquityDeg(row) - truth.Running(row);
            if (!double.IsNaN(error))
            {
                Obliquity.Add(error);
            }
        }
    }
}
