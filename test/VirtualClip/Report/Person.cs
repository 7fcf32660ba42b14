using System;
using HipSense.Runners;

namespace HipSense.VirtualClip;

/// <summary>One person of the population and what the clip made of the run.</summary>
/// <param name="Trial">The run.</param>
internal sealed record Person(Trial Trial)
{
    /// <summary>The person's number, which is the seed of the run.</summary>
    public long Number => Trial.Plan.Seed;

    /// <summary>What is special about the person.</summary>
    public PersonKind Kind => Population.KindOf(Number);

    /// <summary>True when the person stands still first, as the clip asks.</summary>
    public bool StandsFirst => Trial.Plan.Scenario.Course[0].Kind == PhaseKind.Stand;

    /// <summary>
    /// True when the person stood still before the run and the clip was calibrated on it: otherwise nothing on the clip knows where level is, and what is
    /// told of one side is in doubt.
    /// </summary>
    public bool HasLevel => StandsFirst && Trial.IsCalibrated && Trial.RunUncalibratedS == 0;

    /// <summary>RMSE of the obliquity while running, degrees; NaN without a level.</summary>
    public double ObliquityDeg => HasLevel ? Trial.Attitude.Obliquity.Rmse : double.NaN;

    /// <summary>The same of a person without a level, but for what is constant in it.</summary>
    public double ObliquityLessMeanDeg => HasLevel ? double.NaN : Trial.Attitude.Obliquity.Sd;

    /// <summary>RMSE of the peak drop of a stance, degrees; NaN without a level or when none counted.</summary>
    public double DropDeg => HasLevel ? Trial.Stances.Drop.Rmse : double.NaN;

    /// <summary>RMSE of the mean drop of ten stances of a side, degrees.</summary>
    public double DropOfTenDeg => HasLevel ? Trial.Stances.DropOfTen.Rmse : double.NaN;

    /// <summary>Size of the error of S, half the sum of both sides' mean drop, degrees: it needs no level.</summary>
    public double SumDeg => Trial.Both() is var both ? Math.Abs(both.S - both.TrueS) : double.NaN;

    /// <summary>Mean true contact time, ms.</summary>
    public double ContactTrueMs => Trial.Stances.ContactTrue.Mean;

    /// <summary>Mean contact time told, ms.</summary>
    public double ContactToldMs => Trial.Stances.ContactTold.Mean;

    /// <summary>Whether running was found for over 90 % of it.</summary>
    public bool IsFound => Trial.Activity.FoundPercent > 90;
}
