using System;
using System.Device.Pwm;
using nanoFramework.Hardware.Esp32;

namespace HipSense.Firmware;

/// <summary>The vibration motor: plays one pattern of pulses at a time without ever waiting.</summary>
public sealed class HapticMotor : Duty
{
    /// <summary>How long the motor goes on shaking after it is off, milliseconds: a proposal (hardware notes), not yet measured.</summary>
    public const int RunDownMs = 200;

    // Above hearing; a 3 V motor on a full cell takes 70 %.
    private const int FrequencyHz = 20000;
    private const double FullDuty = 0.7;
    private const double SoftDuty = 0.5;

    // On, off, on, … in units of 10 ms, one row for each Haptic, ended by 0. One array, since each has a header of 20 bytes.
    private const int UnitMs = 10;
    private static readonly byte[] s_patterns =
    {
        25, 0,
        25, 15, 25, 0,
        70, 0,
        10, 0,
        12, 12, 12, 12, 12, 12, 12, 0,
        50, 30, 50, 30, 50, 0,
        8, 8, 8, 0,
        8, 8, 8, 20, 60, 0,
        50, 30, 50, 0,
        10, 10, 10, 0,
        12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 0,
        60, 20, 10, 0,
        50, 15, 8, 8, 8, 8, 8, 8, 8, 15, 50, 0,
        60, 20, 8, 8, 8, 8, 8, 0,
        12, 15, 60, 0,
        12, 15, 60, 15, 12, 0,
    };

    private readonly PwmChannel? _pwm;
    private int _at;
    private bool _on;

    /// <summary>Takes the motor's pin; the motor stays off.</summary>
    public HapticMotor(Board board)
    {
        try
        {
            Configuration.SetPinFunction(board.Motor, DeviceFunction.PWM1);
            _pwm = PwmChannel.CreateFromPin(board.Motor, FrequencyHz, 0);
        }
        catch (Exception)
        {
            // A clip without a motor still measures.
        }

        Works = _pwm != null;
        Stop();
    }

    /// <summary>Strength, hundredths of what the motor can bear, 30 … 100.</summary>
    public int StrengthPercent = 100;

    /// <summary>True when the pin gave a PWM channel and that has taken every command; else the motor is silent and everything else goes on.</summary>
    public bool Works { get; private set; }

    /// <summary>Starts a pattern; one that is playing is cut off.</summary>
    /// <param name="what">What to say.</param>
    public void Play(Haptic what)
    {
        _at = Begin(what);
        _on = true;
        DueMs = 0;
        try
        {
            if (_pwm != null)
            {
                _pwm.DutyCycle = (what == Haptic.Recovered ? SoftDuty : FullDuty) * StrengthPercent / 100;
                Works = true;
            }
        }
        catch (Exception)
        {
            // Who plays is in the midst of telling others of a cue.
            Works = false;
        }
    }

    /// <summary>How long a pattern takes, milliseconds, until the motor stands still again.</summary>
    public static int DurationMs(Haptic what)
    {
        int sum = 0;
        for (int i = Begin(what); s_patterns[i] != 0; i++)
        {
            sum += s_patterns[i];
        }

        return RunDownMs + (sum * UnitMs);
    }

    /// <summary>Switches the motor off at once, in the midst of a pattern.</summary>
    public void Stop()
    {
        DueMs = Never;
        Drive(false);
    }

    /// <inheritdoc/>
    public override void Run(long nowMs)
    {
        int units = s_patterns[_at];
        if (units == 0)
        {
            Stop();
            return;
        }

        DueMs = nowMs + (units * UnitMs);
        Drive(_on);
        _on = !_on;
        _at++;
    }

    private static int Begin(Haptic what)
    {
        int at = 0;
        for (int row = 0; row < (int)what; row++)
        {
            while (s_patterns[at] != 0)
            {
                at++;
            }

            at++;
        }

        return at;
    }

    private void Drive(bool on)
    {
        try
        {
            if (on)
            {
                _pwm?.Start();
            }
            else
            {
                _pwm?.Stop();
            }
        }
        catch (Exception)
        {
            Works = false;
        }
    }
}
