using System;
using HipSense.Core;
using HipSense.Firmware;
using HipSense.Reliability;
using HipSense.Virtual;

namespace HipSense.Tests.OnBoard;

/// <summary>A clip that lies still on a virtual board, with a phone beside it. A test lets time pass and talks to it in between.</summary>
internal sealed class LinkRun : IDisposable
{
    private readonly IDisposable _scope;

    public LinkRun(int seed = 1, Action<VirtualFlash>? prepare = null)
    {
        Board = new VirtualBoard(BoardOptions.XiaoEsp32S3(RecordingSignal.Still()) with { Seed = seed });

        // On its cable it does not sleep, however long nobody moves.
        Board.Gpio.SetInput(Board.Options.UsbSensePin, true);
        _scope = Board.Enter();
        prepare?.Invoke(Board.Flash);
        Clip = new Clip(HipSense.Firmware.Board.ForTarget(Board.Options.TargetName), new ClipOptions());
        Phone = new OwnersPhone(Board, Run, Link.OpenPairWindow);
        Run(0.1);
    }

    public VirtualBoard Board { get; }

    public Clip Clip { get; }

    public HipSense.Firmware.Link Link => Clip.Link;

    public VirtualRadio Radio => Board.Radio;

    public OwnersPhone Phone { get; }

    /// <summary>Lets the clip run.</summary>
    public void Run(double seconds)
    {
        long endUs = Board.Time.NowUs + (long)(seconds * 1e6);
        while (Board.Time.NowUs < endUs)
        {
            int waitMs = Clip.RunDueDuties();
            Clock.Sleep((int)Math.Clamp((endUs - Board.Time.NowUs + 999) / 1000, 0, waitMs));
        }

        Radio.ThrowIfTrapped();
    }

    /// <summary>Makes the clip tell of a hip.</summary>
    public void Cue(Side side = Side.Left, int meanCdeg = 800)
    {
        var cue = new Cue { Kind = CueKind.TooMuchDrop, Side = side, Reason = CueReason.AboveCeiling, MeanCdeg = meanCdeg, ThresholdCdeg = 700 };
        Clip.Cues.OnCue(cue);
        Link.OnCue(cue);
    }

    /// <summary>Makes the clip see a stance.</summary>
    public void Stance(Side side, int dropCdeg = 400, int contactUs = 240_000, int stepUs = 350_000)
    {
        var stance = new Core.Stance
        {
            Side = side,
            ToeOffUs = contactUs,
            StepUs = stepUs,
            HighestTiltCdeg = dropCdeg,
            LowestTiltCdeg = -dropCdeg,
        };
        Clip.Monitor.Statistics.Add(stance);
        Link.OnStance(stance);
    }

    public void Dispose()
    {
        _scope.Dispose();
        Radio.ThrowIfTrapped();
    }
}
