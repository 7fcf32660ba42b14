using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HipSense.Runners;

namespace HipSense.VirtualClip;

/// <summary>
/// What a hard case may come to. All have the same bounds but where a case says why it must have wider ones: a figure out of its family is either
/// explained or missed.
/// </summary>
internal sealed record HardBounds
{
    /// <summary>The bounds of every case that gives no reason for others.</summary>
    public static readonly HardBounds Usual = new();

    /// <summary>A clip worn so that it must be refused: no stance is told.</summary>
    public static readonly HardBounds Refusal = new() { Lost = 100, Told = 0, Reason = "a clip worn so is refused, with the reason" };

    /// <summary>Missed and invented stances, percent of those that were there.</summary>
    public double Lost { get; init; } = 1;

    /// <summary>Stances told.</summary>
    public double Told { get; init; } = double.PositiveInfinity;

    /// <summary>Size of the bias of initial contact, ms.</summary>
    public double InitialContactMs { get; init; } = 15;

    /// <summary>Size of the bias of toe-off, ms.</summary>
    public double ToeOffMs { get; init; } = 20;

    /// <summary>RMSE of the obliquity, degrees.</summary>
    public double Obliquity { get; init; } = 0.5;

    /// <summary>RMSE of the mean drop of ten stances, degrees.</summary>
    public double DropOfTen { get; init; } = 0.5;

    /// <summary>Size of the error of S, half the sum of both sides, degrees.</summary>
    public double Sum { get; init; } = 0.5;

    /// <summary>Size of the error of D, half the difference, degrees.</summary>
    public double Difference { get; init; } = 0.5;

    /// <summary>Running that is not found, percent.</summary>
    public double NotFound { get; init; } = 2;

    /// <summary>Cues for too much drop.</summary>
    public double Cues { get; init; }

    /// <summary>Why they are wider than the usual ones; empty when they are not.</summary>
    public string Reason { get; init; } = "";

    /// <summary>What is over its bound, in words.</summary>
    /// <param name="trial">The run.</param>
    public IReadOnlyList<string> Broken(Trial trial)
    {
        var broken = new List<string>();
        StanceScore score = trial.Stances;
        (double S, double D, double TrueS, double TrueD) both = trial.Both();
        Check(broken, "missed and invented", 100.0 * (score.Missed + score.Invented) / score.True, Lost, 1, " %");
        Check(broken, "stances told", trial.Events.OfType<StanceEvent>().Count(), Told, 0, "");
        Check(broken, "IC", score.InitialContact.Mean, InitialContactMs, 1, " ms");
        Check(broken, "TO", score.ToeOff.Mean, ToeOffMs, 1, " ms");
        Check(broken, "obliquity", trial.Attitude.Obliquity.Rmse, Obliquity, 2, "°");
        Check(broken, "mean of 10", score.DropOfTen.Rmse, DropOfTen, 2, "°");
        Check(broken, "S", both.S - both.TrueS, Sum, 2, "°");
        Check(broken, "D", both.D - both.TrueD, Difference, 2, "°");
        Check(broken, "told for the wrong side", score.SideWrong, 0, 0, "");
        Check(broken, "of unknown side", score.SideUnknown, LeastSteps * Bouts(trial), 0, "");
        Check(broken, "running not found", 100 - trial.Activity.FoundPercent, NotFound, 1, " %");
        Check(broken, "cues", trial.Cues, Cues, 0, "");
        return broken;
    }

    /// <summary>Steps in which the side may be unknown after each start.</summary>
    private const int LeastSteps = 9;

    private static int Bouts(Trial trial) => trial.Plan.Scenario.Course
        .Where((phase, i) => phase.Kind == PhaseKind.Run && (i == 0 || trial.Plan.Scenario.Course[i - 1].Kind != PhaseKind.Run))
        .Count();

    private static void Check(List<string> broken, string what, double value, double bound, int digits, string unit)
    {
        if (Math.Abs(value) > bound)
        {
            broken.Add($"{what} {Num.Of(value, digits)}{unit} (bound {bound.ToString(CultureInfo.InvariantCulture)}{unit})");
        }
    }
}
