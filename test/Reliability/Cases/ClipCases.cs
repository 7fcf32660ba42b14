using System.Collections.Generic;
using System.Linq;
using HipSense.Core;
using HipSense.Firmware;
using HipSense.Virtual;

namespace HipSense.Reliability;

/// <summary>Faults of the clip around the sensor: cell, motor, loop, power.</summary>
internal static class ClipCases
{
    private const double EndS = 26;

    public static readonly IReadOnlyList<FaultCase> All =
    [
        new("F31", "power lost every 2 to 8 s", "after three starts in a minute: safe mode without the radio; after three more: with nothing on that costs; left by a press of the button, also when it sleeps by then", BrownOutLoop) { Signal = seed => new TableSignal(seed) },
        new("F31b", "the cell runs empty", "warned, run written down, clean deep sleep; not woken by motion", EmptyCell),
        new("F32", "the motor's driver throws", "the cue is told all the same; known; nothing else stops", BrokenMotor),
        new("F34", "the loop hangs for 5 to 14 s", "interrupted after 5 s; run goes on", Hang),
        new("F34b", "the loop hangs and hears nothing", "crash written down and rebooted after 15 s; run continued with all that was known", DeafHang),
        new("radio", "the image has no Bluetooth, or the radio throws when it is started", "measured, told by the motor and recorded as ever; the self-test tells", NoRadio) { Signal = _ => new KeptMotion(1, drops: true) },
        new("F36", "power lost in mid-run", "within 3 s samples, mount, zero, settings, counts and numbers; run continued under a new start, with a gap", PowerLoss),
    ];

    private static void BrownOutLoop(Trial trial)
    {
        for (int i = 0; i < 2 * BootRecord.LoopStarts; i++)
        {
            double startS = trial.NowS;
            SafeMode expected = i < BootRecord.LoopStarts ? SafeMode.Off : SafeMode.NoRadio;
            trial.RunUntil(startS + trial.Between(2, 8));
            trial.Expect(trial.Clip!.Boot.SafeMode == expected, $"safe mode {(int)trial.Clip.Boot.SafeMode} at start {i + 1}");
            trial.Expect(trial.Board.Radio.IsAdvertising == (expected == SafeMode.Off), $"advertising: {trial.Board.Radio.IsAdvertising} at start {i + 1}");
            trial.ExpectBetween((trial.FirstBlockAfter(Trial.Us(startS)) / 1e6) - startS, 0, 3, $"data of start {i + 1} after s");
            trial.CutPower(0.2);
        }

        trial.Injected = trial.Boots;
        double fromS = trial.NowS;
        long transfers = trial.Board.I2c.Transfers;
        trial.RunUntil(fromS + 20);
        trial.Expect(trial.Clip!.Boot.SafeMode == SafeMode.NothingOn, $"safe mode {(int)trial.Clip.Boot.SafeMode} after {trial.Boots - 1} starts");
        trial.Expect(trial.Board.I2c.Transfers == transfers, $"the sensor is asked");
        trial.Expect(!trial.Board.Radio.IsAdvertising, $"it advertises");
        trial.Expect(!trial.Board.Motor.Pulses.Any(pulse => pulse.StartUs > Trial.Us(fromS)), $"the motor runs");

        if (trial.Seed % 2 == 0)
        {
            trial.RunUntil(fromS + (PowerManager.SleepAfterMs / 1000) + 10);
            trial.Expect(trial.Board.StoppedBy == BoardStop.DeepSleep, $"it does not sleep");
        }

        double pressedS = trial.NowS;
        trial.PressButton(0.4);
        trial.RunUntil(pressedS + 6);
        trial.Expect(trial.Clip!.Boot is { SafeMode: SafeMode.Off, WasSafe: true } && trial.Board.Radio.IsAdvertising, $"still in safe mode");
        trial.RecoveryS = (trial.FirstBlockAfter(Trial.Us(pressedS)) / 1e6) - pressedS;
        trial.ExpectBetween(trial.RecoveryS, 0, 3, "data after s");
        trial.Expect(trial.Escaped + trial.Clip!.Faults == 0, $"{trial.Escaped} faults escaped: {trial.EscapedWhat}");
    }

    private static void EmptyCell(Trial trial)
    {
        trial.Board.Battery.Millivolts = 3600;
        trial.RunUntil(trial.Between(12, 14));
        double lowS = trial.NowS;
        trial.Board.Battery.Millivolts = 3450;
        trial.RunUntil(lowS + 10);
        trial.Expect(trial.Clip!.PowerManager.IsLow, $"not known to be low");
        trial.Expect(trial.LongPulses(lowS, lowS + 10) == 2, $"{trial.LongPulses(lowS, lowS + 10)} long pulses instead of 2");
        trial.Board.Battery.Millivolts = PowerManager.UncalibratedOffMillivolts - 50;
        double emptyS = trial.NowS;
        trial.RunUntil(emptyS + 25);
        trial.Injected = trial.Board.Sleep.Sleeps;
        trial.Expect(trial.Board.StoppedBy == BoardStop.DeepSleep && trial.Boots == 1, $"not asleep, or woken by the run: {trial.Boots} starts");

        // Charged and woken, it finds everything in order.
        trial.Board.Battery.Millivolts = 3900;
        double wokenS = trial.NowS;
        trial.PressButton(0.2);
        trial.RunUntil(wokenS + 5);
        trial.Expect(trial.Boots == 2 && trial.Clip!.Boot.WasClean, $"the end was not clean");
        trial.Expect(!trial.Clip!.SelfTest.IsRunning && !trial.Clip.SelfTest.Result.IsComplete, $"the button that woke it started a self-test");
        var run = new RunInfo();
        trial.Expect(trial.Clip.Runs.Count == 1 && trial.Clip.Runs.Describe(0, run) && run.LengthBytes > 50, $"the run is not in the log");
        trial.RecoveryS = (trial.FirstBlockAfter(Trial.Us(wokenS)) / 1e6) - wokenS;
        trial.ExpectBetween(trial.RecoveryS, 0, 3, "data after s");
    }

    private static void BrokenMotor(Trial trial)
    {
        // From the first cue on, of a runner who is told often.
        trial.Options = new ClipOptions { Alerts = new AlertSettings { WarmUpS = 3, CueGapS = 5, CeilingCdeg = 300, AboveBaselineCdeg = 100, BaselineLeftCdeg = 100, BaselineRightCdeg = 100 } };
        trial.RunUntil(trial.Between(7, 9));
        trial.Board.Motor.IsBroken = true;
        trial.RunUntil(30);
        trial.Injected = trial.Board.Motor.Refused;
        trial.Expect(trial.Seen.Cues.Count > 0, $"no cue was told");
        trial.Expect(!trial.Clip!.Motor.Works, $"nobody knows that the motor is broken");
        trial.Expect(trial.Clip.Faults == 0, $"{trial.Clip.Faults} faults escaped: {trial.Clip.LastFault?.Message}");
        trial.Expect(trial.Sampler.FifoResets == 0 && trial.Sampler.Restarts == 1, $"samples lost");
    }

    private static void Hang(Trial trial)
    {
        trial.RunUntil(trial.Between(12, 13));
        double fromS = trial.NowS;
        trial.Board.Hangs.HangBetween(trial.Board.Time.NowUs, trial.Board.Time.NowUs + Trial.Us(trial.Between(7, 14)));
        trial.RunUntil(EndS + 8);
        trial.Injected = trial.Board.Hangs.Hung;
        trial.RecoveryS = (trial.FirstBlockAfter(Trial.Us(fromS) + 200_000) / 1e6) - fromS;
        trial.ExpectBetween(trial.RecoveryS, 4.9, 6, "data after s");
        trial.Expect(trial.Clip!.Stalls == 1 && trial.Boots == 1, $"{trial.Clip.Stalls} stalls, {trial.Boots} starts");
        trial.Expect(trial.Seen.Cues.Count == 0, $"{trial.Seen.Cues.Count} cues");
        trial.Expect(trial.Seen.Activities[^1] == Activity.Running, $"not running in the end");
    }

    private static void DeafHang(Trial trial)
    {
        RestartCases.Known known = RestartCases.RunUntil(trial, trial.Between(25, 27));
        double fromS = trial.NowS;
        trial.Board.Hangs.HangBetween(trial.Board.Time.NowUs, trial.Board.Time.NowUs + Trial.Us(60), isDeaf: true);
        trial.RunUntil(fromS + 18);
        RestartCases.ExpectBack(trial, known, (trial.BootedAtUs - Trial.RuntimeStartUs) / 1e6);
        trial.RunUntil(fromS + 26);
        trial.Injected = trial.Board.Hangs.Hung;
        trial.Expect(trial.Boots == 2 && trial.Board.Reboots.Count == 1, $"{trial.Boots} starts");
        trial.ExpectBetween((trial.Board.Reboots.Count == 0 ? 0 : trial.Board.Reboots[0].AtUs / 1e6) - fromS, 14.9, 17.1, "rebooted after s");
        trial.Expect(trial.Clip!.Boot.Crashes == 1 && !trial.Clip.Boot.WasClean, $"no crash on record");
        trial.RecoveryS = (trial.FirstBlockAfter(trial.BootedAtUs) - trial.BootedAtUs + Trial.RuntimeStartUs) / 1e6;
        trial.ExpectBetween(trial.RecoveryS, 0, 3, "data after the reboot after s");
        ExpectContinued(trial);
    }

    private static void PowerLoss(Trial trial)
    {
        RestartCases.Known known = RestartCases.RunUntil(trial, trial.Between(30, 34));
        trial.CutPower(trial.Between(0.05, 0.5));
        trial.Injected = trial.Board.Time.NowUs;
        double backS = trial.NowS;
        RestartCases.ExpectBack(trial, known, backS);
        trial.RunUntil(backS + 12);
        trial.RecoveryS = (trial.FirstBlockAfter(Trial.Us(backS)) / 1e6) - backS;
        trial.ExpectBetween(trial.RecoveryS, 0, 3, "data after s");
        trial.Expect(trial.Boots == 2 && trial.Clip!.Boot is { WasClean: false, SafeMode: SafeMode.Off }, $"{trial.Boots} starts");
        trial.Expect(trial.Clip!.Faults == 0, $"{trial.Clip.Faults} faults escaped: {trial.Clip.LastFault?.Message}");
        ExpectContinued(trial);
    }

    private static void NoRadio(Trial trial)
    {
        bool isAbsent = trial.Seed % 2 == 0;
        trial.Options = new ClipOptions { Alerts = new AlertSettings { WarmUpS = 3 } };
        trial.Board.Image.Lack(isAbsent ? NativePart.Bluetooth : NativePart.RadioStart);
        trial.RunUntil(30);
        trial.Injected = trial.Board.Image.Refused;
        trial.Expect(trial.Boots == 1 && trial.Clip!.HasRadio == !isAbsent, $"{trial.Boots} starts");
        trial.Expect(!trial.Board.Radio.IsAdvertising, $"it advertises");
        trial.ExpectCueFelt(0);
        trial.Expect(trial.Clip!.Log.Recording && trial.Clip.Log.Works, $"the run is not recorded");
        trial.Expect(trial.Sampler.FifoResets == 0 && trial.Sampler.Restarts == 1, $"samples lost");
    }

    /// <summary>The runner, who ran on, is on the same run of the log.</summary>
    private static void ExpectContinued(Trial trial)
    {
        trial.Expect(trial.Clip!.Runs.Count == 1 && trial.Clip.Log.Recording, $"{trial.Clip.Runs.Count} runs in the log, recording: {trial.Clip.Log.Recording}");
        trial.Expect(trial.Clip.Log.BootId == 2, $"the start's number is {trial.Clip.Log.BootId}");
        trial.Expect(trial.Seen.Cues.Count == 0, $"{trial.Seen.Cues.Count} cues");
    }
}
