using System.Globalization;
using HipSense.Core;
using HipSense.VirtualClip;
using Xunit;

namespace HipSense.Tests.VirtualClip;

public class EventWriterTests
{
    [Fact]
    public void Each_event_is_one_object_a_line()
    {
        ClipEvent[] events =
        [
            new CalibrationEvent(CalibrationResult.UpsideDown, 2_560_000),
            new ActivityEvent(Activity.Running, 6_182_906, 7_000_000),
            new StanceEvent(Side.Left, 6_182_906, 6_412_000, 0, 5.25, -1.5, 6.75, 100, StanceDoubts.None, 6_440_000) { TiltDeg = 3.5, Stride = new StrideFigures(700_000, 6.25, 11.5, -4.5) },
            new StanceEvent(Side.Unknown, 6_512_000, 6_742_500, 329_094, 0, 0, 0, 20, StanceDoubts.Gap, 6_800_000),
            new CueEvent(Side.Right, CueKind.TooMuchDrop, CueReason.AboveCeiling, 7.03, 7, 103_800_000),
            new CueEvent(Side.Unknown, CueKind.BackArched, CueReason.AboveBaseline, 8.25, 8, 163_800_000),
            new CueEvent(Side.Unknown, CueKind.TooMuchRotation, CueReason.AboveBaseline, 15, 14.5, 223_800_000),
        ];
        Assert.Equal(
            [
                """{"event":"calibration","result":"upside_down","at_ms":2560}""",
                """{"event":"activity","state":"running","at_ms":6182.906}""",
                """{"event":"stance","side":"left","ic_ms":6182.906,"to_ms":6412,"contact_ms":229.094,"step_ms":null,"drop_peak_deg":5.25,"drop_ic_deg":-1.5,"excursion_deg":6.75,"tilt_deg":3.5,"tilt_range_deg":6.25,"rotation_ic_deg":-4.5,"rotation_range_deg":11.5,"quality":100}""",
                """{"event":"stance","side":"unknown","ic_ms":6512,"to_ms":6742.5,"contact_ms":230.5,"step_ms":329.094,"drop_peak_deg":null,"drop_ic_deg":null,"excursion_deg":null,"tilt_deg":null,"tilt_range_deg":null,"rotation_ic_deg":null,"rotation_range_deg":null,"quality":20}""",
                """{"event":"cue","at_ms":103800,"side":"right","kind":"too_much_drop","reason":"above_ceiling","mean_deg":7.03,"threshold_deg":7}""",
                """{"event":"cue","at_ms":163800,"side":"unknown","kind":"back_arched","reason":"above_baseline","mean_deg":8.25,"threshold_deg":8}""",
                """{"event":"cue","at_ms":223800,"side":"unknown","kind":"too_much_rotation","reason":"above_baseline","mean_deg":15,"threshold_deg":14.5}""",
            ],
            Recordings.Lines(events));
    }

    [Fact]
    public void The_culture_of_the_machine_does_not_matter()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            // Made up, for the program runs without cultures of its own.
            CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = ",", NegativeSign = "~" } };
            var stance = new StanceEvent(Side.Right, 1500, 2750, 0, -0.25, 0, 0, 0, StanceDoubts.None, 0);
            Assert.Contains("\"ic_ms\":1.5,\"to_ms\":2.75", Recordings.Lines([stance])[0], System.StringComparison.Ordinal);
            Assert.Contains("\"drop_peak_deg\":-0.25", Recordings.Lines([stance])[0], System.StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
