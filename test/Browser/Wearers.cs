using System;
using HipSense.Core;
using HipSense.Firmware;
using HipSense.Runners;

namespace HipSense.Tests.Browser;

/// <summary>Who wears the clip in these tests.</summary>
internal static class Wearers
{
    /// <summary>When the standing is over that every course begins with: time enough to open a page and pair, also on a busy machine.</summary>
    public static readonly TimeSpan Standing = TimeSpan.FromSeconds(120);

    /// <summary>Stands, then runs for twenty minutes with a right hip that drops by 9°.</summary>
    public static Scenario RightDrops => new()
    {
        Runner = new Runner { Right = new LegHabit { PeakDropDeg = 9, ExcursionDeg = 4 } },
        Course = [new Phase(PhaseKind.Stand, Standing.TotalSeconds), new Phase(PhaseKind.Run, 1200) { Speed = 3.1 }],
    };

    /// <summary>The same with a drop of 13° on the right leg.</summary>
    public static Scenario DropsFar => RightDrops with { Runner = new Runner { Right = new LegHabit { PeakDropDeg = 13, ExcursionDeg = 6 } } };

    /// <summary>Stands, then runs for half an hour; the right hip tires after two minutes.</summary>
    public static Scenario RightTires => new()
    {
        Runner = new Runner { Right = new LegHabit { FatigueDegPerMinute = 2, FatigueLimitDeg = 4 }, FatigueOnsetMinutes = 2 },
        Course = [new Phase(PhaseKind.Stand, Standing.TotalSeconds), new Phase(PhaseKind.Run, 1800) { Speed = 3.1 }],
    };

    /// <summary>Stands for half an hour.</summary>
    public static Scenario Stands => new() { Course = [new Phase(PhaseKind.Stand, 1800)] };

    /// <summary>Told soon and often, so that a test need not run for minutes.</summary>
    public static ClipOptions Eager => new() { Alerts = new AlertSettings { WarmUpS = 5, CueGapS = 10 } };
}
