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

    // On, off, on, … in milliseconds, one row for each Haptic.
    private static readonly int[][] s_patterns =
    {
        new[] { 250 },
        new[] { 250, 150, 250 },
        new[] { 700 },
        new[] { 100 },
        new[] { 120, 120, 120, 120, 120, 120, 120 },
        new[] { 500, 300, 500, 300, 500 },
        new[] { 80, 80, 80 },
        new[] { 80, 80, 80, 200, 600 },
        new[] { 500, 300, 500 },
        new[] { 100, 100, 100 },
        new[] { 120, 120, 120, 120, 120, 120, 120, 120, 120, 120, 120 },
        new[] { 600, 200, 100 },
    };

    private readonly PwmChannel? _pwm;
    private int[] _pattern = s_patterns[0];
    private int _at;

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
        _pattern = s_patterns[(int)what];
        _at = 0;
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
        int sum = RunDownMs;
        int[] pattern = s_patterns[(int)what];
        for (int i = 0; i < pattern.Length; i++)
        {
            sum += pattern[i];
        }

        return sum;
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
        if (_at >= _pattern.Length)
        {
            Stop();
            return;
        }

        DueMs = nowMs + _pattern[_at];
        Drive((_at & 1) == 0);
        _at++;
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
