using System;
using HipSense.Firmware;
using HipSense.Virtual;

namespace HipSense.Phone.Demo;

/// <summary>
/// The clip's own firmware on a virtual board, worn by a virtual runner. Its time passes when it is told to, so whoever owns it keeps it in step
/// with the clock on the wall, or lets it run ahead.
/// </summary>
public sealed class PacedClip
{
    private static readonly TimeSpan s_hold = TimeSpan.FromSeconds(3.5);

    /// <summary>Switches a clip on.</summary>
    /// <param name="runner">What its sensor feels.</param>
    /// <param name="options">How it starts.</param>
    public PacedClip(IImuSignal runner, ClipOptions options)
    {
        Board = new VirtualBoard(BoardOptions.XiaoEsp32S3(runner));

        // It hangs on its cable, or it would sleep once its runner has stood still for five minutes.
        Board.Gpio.SetInput(Board.Options.UsbSensePin, true);
        using (Board.Enter())
        {
            Clip = new Clip(Firmware.Board.ForTarget(Board.Options.TargetName), options);
        }

        Phone = new VirtualCentral(Board);
    }

    /// <summary>The board.</summary>
    public VirtualBoard Board { get; }

    /// <summary>The firmware.</summary>
    public Clip Clip { get; }

    /// <summary>The phone near it.</summary>
    public VirtualCentral Phone { get; }

    /// <summary>The clip's time.</summary>
    public TimeSpan Now => TimeSpan.FromMicroseconds(Board.Time.NowUs);

    /// <summary>Lets time pass until a moment, and a little further if nothing is to be done just then.</summary>
    public void AdvanceTo(TimeSpan moment)
    {
        using (Board.Enter())
        {
            while (Now < moment)
            {
                Clock.Sleep(Clip.RunDueDuties());
            }
        }
    }

    /// <summary>Holds the button until the clip opens its pair window.</summary>
    public void HoldButton()
    {
        Board.Gpio.SetInput(Board.Options.ButtonPin, true);
        AdvanceTo(Now + s_hold);
        Board.Gpio.SetInput(Board.Options.ButtonPin, false);
    }
}
