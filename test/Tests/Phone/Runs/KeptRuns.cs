using System;
using HipSense.Core;
using HipSense.Phone.Runs;

namespace HipSense.Tests.Phone.Runs;

/// <summary>Runs whose every figure is known.</summary>
internal static class KeptRuns
{
    public const uint StartedUnixS = 1777615200;

    /// <summary>Two minutes of ten seconds each: left 4°, right 5° and growing by 0.5° a stretch; tilt 5° left, 5° and growing by 0.1° right; a cue and a recovery; a gap.</summary>
    /// <param name="ends">Whether the clip wrote the end.</param>
    /// <param name="knowsTime">Whether the clip knew the time.</param>
    public static KeptRun Known(bool ends = true, bool knowsTime = true)
    {
        byte[] buffer = new byte[4096];
        var log = new LogWriter(buffer);
        var header = new LogHeader { RunId = 7, BootId = 3, StartedUnixS = knowsTime ? StartedUnixS : 0, ZoneMinutes = 120 };
        byte[] settings = new byte[ClipSettings.Length];
        new ClipSettings(new AlertSettings { CeilingCdeg = 800 }).Encode(settings);
        settings.CopyTo(header.Settings, 0);
        header.SettingsBytes = settings.Length;
        log.Header(header);
        for (int i = 1; i <= 12; i++)
        {
            log.Stances((uint)(i * 10000), new StanceSummary
            {
                Left = 14,
                Right = 14,
                LeftDrops = i == 6 ? 0 : 14,
                RightDrops = 14,
                LeftDropCdeg = 400,
                RightDropCdeg = 500 + (50 * i),
                LeftContactUs = 240000,
                RightContactUs = 250000,
                Cadence = 169,
                Quality = 90,
                LeftAngles = { TiltCdeg = 500, Strides = 14, TiltRangeCdeg = 600, RotationCdeg = 150, RotationRangeCdeg = 1100 },
                RightAngles = { TiltCdeg = 500 + (10 * i), Strides = 13, TiltRangeCdeg = 620, RotationCdeg = -120, RotationRangeCdeg = 1150 },
            });
            if (i == 8)
            {
                log.Cue(81000, new Cue { Side = Side.Right, Kind = CueKind.TooMuchDrop, MeanCdeg = 905, ThresholdCdeg = 800 });
            }
        }

        log.Cue(121000, new Cue { Side = Side.Right, Kind = CueKind.Recovered, MeanCdeg = 740, ThresholdCdeg = 800 });
        if (ends)
        {
            log.End(125000, EndCause.Stopped, knowsTime ? StartedUnixS : 0);
        }

        return new KeptRun("HIP-1234", 7, DateTimeOffset.FromUnixTimeSeconds(StartedUnixS + 1000), buffer[..log.Count]);
    }
}
