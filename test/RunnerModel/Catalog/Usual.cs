namespace HipSense.Runners;

/// <summary>What most named runners share: a clip put on by hand, a little off on every axis, and an ordinary chip.</summary>
internal static class Usual
{
    public static readonly ClipMount Mount = new() { YawDeg = 3, PitchDeg = -7, RollDeg = 2 };

    public static NamedRunner Of(string name, string description, Runner runner, params Phase[] phases) =>
        new(name, description, new Scenario { Runner = runner, Mount = Mount, Course = Scenario.StandThen(phases) });

    public static Phase Run(double seconds, double speed) => new(PhaseKind.Run, seconds) { Speed = speed };

    public static Phase Walk(double seconds, double speed = 1.4) => new(PhaseKind.Walk, seconds) { Speed = speed };

    public static Phase Stand(double seconds) => new(PhaseKind.Stand, seconds);

    /// <summary>Contact time relative to the table that fills so much of a step at a speed: with 1 the foot leaves as the other lands.</summary>
    public static double ContactFactorOf(double duty, double speed, double cadenceFactor) =>
        duty * 60 / (GaitTable.Cadence(speed) * cadenceFactor) / GaitTable.ContactTime(speed);

    /// <summary>Both legs alike.</summary>
    public static Runner Even(double peakDropDeg, double excursionDeg)
    {
        var leg = new LegHabit { PeakDropDeg = peakDropDeg, ExcursionDeg = excursionDeg };
        return new Runner { Left = leg, Right = leg };
    }
}
