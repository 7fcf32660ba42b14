using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace HipSense.Tests.VirtualClip;

/// <summary>How a reference is made from a run whose truth is known: everything that a camera does wrong, by a known amount.</summary>
internal sealed record SyntheticReference
{
    /// <summary>Rows a second.</summary>
    public double RateHz { get; init; } = 120;

    /// <summary>What the recording's clock says when the reference's says 0, s.</summary>
    public double OffsetS { get; init; }

    /// <summary>Seconds of the recording in a second of the reference.</summary>
    public double ClockRate { get; init; } = 1;

    /// <summary>Its first row, s of the recording.</summary>
    public double FromS { get; init; } = 1;

    /// <summary>Its last row, s of the recording.</summary>
    public double ToS { get; init; } = 59;

    /// <summary>Added to the obliquity, degrees.</summary>
    public double ObliquityDeg { get; init; }

    /// <summary>Added to the tilt, degrees.</summary>
    public double TiltDeg { get; init; }

    /// <summary>SD of an error of the obliquity that a whole stance has, degrees.</summary>
    public double StanceSdDeg { get; init; }

    /// <summary>SD of an error of the obliquity that each row has, degrees.</summary>
    public double RowSdDeg { get; init; }

    /// <summary>By how much each contact is longer at its end, ms.</summary>
    public double LongerMs { get; init; }

    /// <summary>SD of an error of each contact's length, ms.</summary>
    public double LongerSdMs { get; init; }

    /// <summary>True when it has no column of contact.</summary>
    public bool IsWithoutContact { get; init; }

    /// <summary>True when it has a column of tilt.</summary>
    public bool HasTilt { get; init; }

    /// <summary>Stretches of time without rows, s of the recording.</summary>
    public (double FromS, double ToS)[] Gaps { get; init; } = [];

    /// <summary>Everything that is chance.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Writes it.</summary>
    public string Write(FilmedRun run, string file, params string[] comments)
    {
        var random = new Random(Seed);
        List<(double CameS, double WentS, int Foot, double ErrorDeg)> stances =
        [
            .. run.Stances().Select(stance => (
                (stance.First - 0.5) * FilmedRun.RowS,
                ((stance.End - 0.5) * FilmedRun.RowS) + ((LongerMs + (LongerSdMs * Normal(random))) / 1000),
                stance.Foot,
                StanceSdDeg * Normal(random))),
        ];
        var lines = new List<string>(comments) { "time_s,obliquity_deg" + (HasTilt ? ",tilt_deg" : "") + (IsWithoutContact ? "" : ",contact") };
        int rows = (int)((ToS - FromS) / ClockRate * RateHz);
        for (int row = 0; row < rows; row++)
        {
            double time = ((FromS - OffsetS) / ClockRate) + (row / RateHz);
            double at = OffsetS + (ClockRate * time);
            if (Gaps.Any(gap => at > gap.FromS && at < gap.ToS))
            {
                continue;
            }

            int contact = stances.Where(stance => at >= stance.CameS && at < stance.WentS).Aggregate(0, (feet, stance) => feet | stance.Foot);

            // A stance's error begins and ends in the flights about it.
            double error = stances.FirstOrDefault(stance => at >= stance.CameS - 0.03 && at < stance.WentS + 0.03).ErrorDeg;
            double obliquity = At(run.Obliquity, at) + ObliquityDeg + error + (RowSdDeg * Normal(random));
            string line = string.Create(CultureInfo.InvariantCulture, $"{time:0.000000},{obliquity:0.0000}");
            line += HasTilt ? string.Create(CultureInfo.InvariantCulture, $",{At(run.Tilt, at) + TiltDeg:0.0000}") : "";
            lines.Add(IsWithoutContact ? line : $"{line},{contact}");
        }

        File.WriteAllLines(file, lines);
        return file;
    }

    private static double At(IReadOnlyList<double> values, double seconds)
    {
        double place = Math.Clamp(seconds / FilmedRun.RowS, 0, values.Count - 1.001);
        int row = (int)place;
        return values[row] + ((place - row) * (values[row + 1] - values[row]));
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
