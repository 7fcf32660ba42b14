using System;
using System.Device.Gpio;
using System.Threading;

namespace HipSense.Firmware;

/// <summary>
/// The button. It is looked at twenty times a second, which is slower than its contacts bounce and cheaper than an event; two equal
/// looks make a change, so that one disturbed look makes none.
/// </summary>
public sealed class Button : Duty
{
    /// <summary>How long the button is held until that means something else than a press, milliseconds.</summary>
    public const int HoldMs = 3000;

    private const int LookMs = 50;

    private readonly GpioPin? _pin;
    private bool _lastLook;
    private bool _told;
    private long _downSinceMs;

    /// <summary>Takes the button's pin.</summary>
    public Button(Board board)
    {
        try
        {
            // The pull-down is on the board: it must hold in deep sleep, too.
            _pin = new GpioController().OpenPin(board.Button, PinMode.Input);
        }
        catch (Exception)
        {
            // A clip without a button still measures.
        }
    }

    /// <summary>Called when the button is let go before <see cref="HoldMs"/>.</summary>
    public ThreadStart? Pressed;

    /// <summary>Called once when the button has been held for <see cref="HoldMs"/>; letting go then is no press.</summary>
    public ThreadStart? Held;

    /// <summary>True while the button is down.</summary>
    public bool IsDown { get; private set; }

    /// <summary>True when the button is down at this moment, disturbances included.</summary>
    public bool IsDownNow => _pin != null && (bool)_pin.Read();

    /// <summary>What goes on now is neither a press nor a hold.</summary>
    public void Ignore()
    {
        IsDown = true;
        _lastLook = true;
        _told = true;
    }

    /// <inheritdoc/>
    public override void Run(long nowMs)
    {
        DueMs = nowMs + LookMs;
        bool look = IsDownNow;
        bool sure = look == _lastLook;
        _lastLook = look;
        if (!sure)
        {
            return;
        }

        if (look && !IsDown)
        {
            IsDown = true;
            _told = false;
            _downSinceMs = nowMs;
        }
        else if (look && !_told && nowMs - _downSinceMs >= HoldMs)
        {
            _told = true;
            Held?.Invoke();
        }
        else if (!look && IsDown)
        {
            IsDown = false;
            if (!_told)
            {
                Pressed?.Invoke();
            }
        }
    }
}
