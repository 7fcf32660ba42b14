using System.Collections.Generic;
using System.Linq;
using HipSense.Core;

namespace HipSense.VirtualClip;

/// <summary>All recordings of one runner.</summary>
/// <param name="recordings">The recordings.</param>
internal sealed class DonatedRunner(IReadOnlyList<DonatedRecording> recordings)
{
    private const double UsPerMs = 1000;
    private const double UsPerMinute = 60e6;

    private static readonly (StanceDoubts Doubt, string Words)[] s_doubts =
    [
        (StanceDoubts.Clipped, "gyro at full scale"),
        (StanceDoubts.Bend, "in a bend"),
        (StanceDoubts.Gap, "samples lost"),
        (StanceDoubts.SpeedChange, "speed changes"),
        (StanceDoubts.Shaken, "shaken by the motor"),
        (StanceDoubts.NoZero, "level unknown"),
        (StanceDoubts.Tilted, "road or clip slopes"),
    ];

    /// <summary>Those that can be read.</summary>
    public IReadOnlyList<DonatedRecording> Used { get; } = [.. recordings.Where(recording => recording.Score is not null)];

    /// <summary>Why others are not used.</summary>
    public IReadOnlyList<string> Problems => [.. recordings.SelectMany(recording => new[] { recording.Problem, recording.ReferenceProblem }).OfType<string>()];

    /// <summary>Minutes of recording.</summary>
    public double Minutes => Used.Sum(recording => recording.Score!.Seconds) / 60;

    /// <summary>Minutes taken for running.</summary>
    public double RunningMinutes => Used.Sum(recording => recording.Score!.RunningS) / 60;

    /// <summary>Cues for too much drop.</summary>
    public int Cues => Used.Sum(recording => recording.Score!.Cues);

    /// <summary>Every stance.</summary>
    public IReadOnlyList<StanceEvent> Stances { get; } = [.. recordings.SelectMany(recording => recording.Stances)];

    /// <summary>Contact time, ms.</summary>
    public ErrorSum ContactMs => Sum(Stances.Select(stance => stance.ContactUs / UsPerMs));

    /// <summary>Cadence, steps a minute: of the mean step.</summary>
    public double Cadence
    {
        get
        {
            int[] steps = [.. Stances.Where(stance => stance.StepUs > 0).Select(stance => stance.StepUs)];
            return steps.Length == 0 ? double.NaN : UsPerMinute / steps.Average();
        }
    }

    /// <summary>Peak drop of the stances of one side that count, degrees.</summary>
    public ErrorSum Drop(Side side) => Sum(Stances.Where(stance => stance.Counts && stance.Side == side).Select(stance => stance.DropPeakDeg));

    /// <summary>What speaks against the figures: each doubt with the share of the stances that have it.</summary>
    public IEnumerable<string> Doubts()
    {
        if (Stances.Count == 0)
        {
            yield return "no stance told";
            yield break;
        }

        int unstood = Used.Count(recording => !recording.IsStanding);
        if (unstood > 0)
        {
            yield return $"{unstood} of {Used.Count} without standing first";
        }

        foreach ((string words, int count) in s_doubts
            .Select(doubt => (doubt.Words, Stances.Count(stance => (stance.Doubts & doubt.Doubt) != 0)))
            .Append(("side unknown", Stances.Count(stance => stance.Side == Side.Unknown)))
            .Append(("not counted", Stances.Count(stance => !stance.Counts))))
        {
            if (count > 0)
            {
                yield return $"{words} {Num.Of(100.0 * count / Stances.Count, count * 200 < Stances.Count ? 1 : 0)} %";
            }
        }
    }

    /// <summary>One of the figures beside references, over all recordings that have one; null when none has.</summary>
    /// <param name="key">Its name in JSON.</param>
    public Agreement? Beside(string key)
    {
        Comparison[] compared = [.. Used.Select(recording => recording.Comparison).OfType<Comparison>()];
        return compared.Length == 0
            ? null
            : new Agreement([.. compared.SelectMany(comparison => comparison.Quantities.Single(quantity => quantity.Key == key).Agreement.Pairs)]);
    }

    private static ErrorSum Sum(IEnumerable<double> values)
    {
        var sum = new ErrorSum();
        foreach (double value in values)
        {
            sum.Add(value);
        }

        return sum;
    }
}
