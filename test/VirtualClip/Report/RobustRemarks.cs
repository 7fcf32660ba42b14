using System;
using System.Linq;
using HipSense.Core;

namespace HipSense.VirtualClip;

/// <summary>What a hard case has to say beside the figures of every run.</summary>
internal static class RobustRemarks
{
    // The heading is judged after 65 steps, 25 s at the slowest.
    private const double HeadingS = 35;

    /// <summary>How the drop was once the clip had found its heading.</summary>
    public static string AfterHeading(Trial trial)
    {
        var late = new ErrorSum();
        foreach ((TrueStance True, StanceEvent Found) pair in trial.Matches.Pairs)
        {
            if (pair.True.InitialContactMs > 1000 * HeadingS && pair.Found.Counts && pair.Found.Side == pair.True.Side)
            {
                late.Add(pair.Found.DropPeakDeg - pair.True.PeakDropDeg);
            }
        }

        return $"step RMSE {Num.Of(late.Rmse, 2)}° from {HeadingS:0} s on, when the heading is found";
    }

    /// <summary>What the calibration answered.</summary>
    public static string Refusal(Trial trial)
    {
        string[] results = [.. trial.Events.OfType<CalibrationEvent>().Select(one => EventWriter.Name(one.Result)).Distinct()];
        return $"calibration: {(results.Length == 0 ? "no answer" : string.Join(", ", results))}; stances told: {trial.Events.OfType<StanceEvent>().Count()}";
    }

    /// <summary>How many stances carry a doubt.</summary>
    public static Func<Trial, string> Doubts(StanceDoubts doubt) => trial =>
    {
        StanceEvent[] stances = [.. trial.Events.OfType<StanceEvent>()];
        return $"{Num.Of(100.0 * stances.Count(one => (one.Doubts & doubt) != 0) / stances.Length, 1)} % of the stances carry the doubt {EventWriter.Name(doubt)}; {Caveat(trial)}";
    };

    /// <summary>How many stances count for means and cues.</summary>
    public static string Counting(Trial trial)
    {
        StanceEvent[] stances = [.. trial.Events.OfType<StanceEvent>()];
        return $"{Num.Of(100.0 * stances.Count(one => one.Counts) / stances.Length, 1)} % of the stances count for means and cues; {Caveat(trial)}";
    }

    /// <summary>What lost samples did to the clip's time and to its stances.</summary>
    public static string Bursts(Trial trial)
    {
        const double BeforeS = 29;
        double firstMs = trial.Matches.Pairs.Where(pair => pair.True.InitialContactMs < 1000 * BeforeS).Average(StanceMatches.ContactErrorMs);
        double lastMs = trial.Matches.Pairs.TakeLast(30).Average(StanceMatches.ContactErrorMs);
        return $"{Doubts(StanceDoubts.Gap)(trial)}; time goes on in whole blocks of 40 ms, and after the last burst it is {Num.Of(lastMs - firstMs, 0)} ms off";
    }

    /// <summary>What a slip did.</summary>
    /// <param name="atS">When it was, s.</param>
    public static Func<Trial, string> Slip(double atS) => trial =>
    {
        (double S, double D, double TrueS, double TrueD) before = trial.Both(HeadingS, atS);
        (double S, double D, double TrueS, double TrueD) after = trial.Both(atS + 15);
        string s = Change(before.S - before.TrueS, after.S - after.TrueS);
        string d = Change(before.D - before.TrueD, after.D - after.TrueD);
        return $"15 s after it the error of S has moved by {s}, of D by {d}; {Tilted(trial, atS + 15, double.MaxValue)} of the stances from then on are flagged as tilted; {Caveat(trial)}";
    };

    /// <summary>What a slip did before and after the next stand.</summary>
    /// <param name="atS">When the slip was, s.</param>
    /// <param name="standS">When the runner had stood, s.</param>
    public static Func<Trial, string> SlipAndStand(double atS, double standS) => trial =>
    {
        (double S, double D, double TrueS, double TrueD) before = trial.Both(atS + 10, standS - 5);
        (double S, double D, double TrueS, double TrueD) after = trial.Both(standS);
        int calibrations = trial.Events.OfType<CalibrationEvent>().Count(one => one.Result == CalibrationResult.Done);
        return $"error of D {Num.Of(before.D - before.TrueD, 2)}° after the slip, {Num.Of(after.D - after.TrueD, 2)}° after the stand; "
            + $"standing calibrations done: {calibrations}; {Caveat(trial)}";
    };

    /// <summary>How much was clipped, and how many stances say so.</summary>
    public static string Clipping(Trial trial)
    {
        Recording recording = trial.Recording!;
        int accel = RecordedSamples.CountAtRail(recording, 0, recording.Rows, 0);
        int gyro = RecordedSamples.CountAtRail(recording, 0, recording.Rows, 3);
        return $"{accel} readings of the accelerometer and {gyro} of the gyro at full scale; {Doubts(StanceDoubts.Clipped)(trial)}";
    }

    /// <summary>S and D on a level and on a sloping road.</summary>
    public static string Camber(Trial trial)
    {
        int phases = trial.Plan.Scenario.Course.Count;
        string[] s = new string[phases - 1];
        string[] d = new string[phases - 1];
        string[] tilted = new string[phases - 1];
        for (int phase = 1; phase < phases; phase++)
        {
            (double fromS, double untilS) = trial.Plan.Steady(phase);
            (double S, double D, double TrueS, double TrueD) both = trial.Both(fromS, untilS);
            s[phase - 1] = Num.Of(both.S, 2);
            d[phase - 1] = Num.Of(both.D, 2);
            tilted[phase - 1] = Tilted(trial, fromS, untilS);
        }

        return $"S {string.Join(", ", s)}°; D {string.Join(", ", d)}°; flagged as tilted {string.Join(", ", tilted)} of the stances; {Caveat(trial)}";
    }

    /// <summary>How many stances are flagged in bends and on the straights.</summary>
    public static string Bends(Trial trial)
    {
        var inBends = new ErrorSum();
        var onStraights = new ErrorSum();
        for (int phase = 1; phase < trial.Plan.Scenario.Course.Count; phase++)
        {
            bool isBend = trial.Plan.Scenario.Course[phase].TurnRadius != 0;
            (double fromS, double untilS) = trial.Plan.Steady(phase);

            // Judged over two strides: what is steady begins that much later.
            double percent = trial.DoubtedPercent(StanceDoubts.Bend, fromS + (isBend ? 0 : 1.5), untilS);
            if (!double.IsNaN(percent))
            {
                (isBend ? inBends : onStraights).Add(percent);
            }
        }

        return $"flagged as a bend: {Num.Of(inBends.Mean, 1)} % of the stances in bends, {Num.Of(onStraights.Mean, 1)} % on straights";
    }

    private static string Tilted(Trial trial, double fromS, double untilS) => Num.Of(trial.DoubtedPercent(StanceDoubts.Tilted, fromS, untilS), 0) + " %";

    private static string Caveat(Trial trial) => trial.AsymmetryInDoubt ? "the run's D carries its caveat" : "the run's D carries no caveat";

    private static string Change(double before, double after) => Num.Of(after - before, 2) + "°";
}
