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
    /// RMSE of the obliquity while running, degrees, of a person who stands still first: without it nothing on the clip knows where level is. NaN
    /// when it never knew how it sits.
    /// </summary>
    public double ObliquityDeg => StandsFirst ? Trial.Attitude.Obliquity.Rmse : double.NaN;

    /// <summary>The same of a person who does not, but for what is constant in it.</summary>
    public double ObliquityLessMeanDeg => StandsFirst ? double.NaN : Trial.Attitude.Obliquity.Sd;

    /// <summary>RMSE of the peak drop of a stance, degrees; NaN when none counted.</summary>
    public double DropDeg => Trial.Stances.Drop.Rmse;

    /// <summary>RMSE of the mean drop of ten stances of a side, degrees.</summary>
    public double DropOfTenDeg => Trial.Stances.DropOfTen.Rmse;

    /// <summary>Mean true contact time, ms.</summary>
    public double ContactTrueMs => Trial.Stances.ContactTrue.Mean;

    /// <summary>Mean contact time told, ms.</summary>
    public double ContactToldMs => Trial.Stances.ContactTold.Mean;

    /// <summary>Whether running was found for over 90 % of it.</summary>
    public bool IsFound => Trial.Activity.FoundPercent > 90;
}
