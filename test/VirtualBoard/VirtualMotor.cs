using System;
using System.Collections.Generic;

namespace HipSense.Virtual;

/// <summary>The vibration motor: records what the firmware does to it.</summary>
public sealed class VirtualMotor
{
    private readonly VirtualTime _time;
    private readonly List<MotorPulse> _pulses = [];

    internal VirtualMotor(VirtualTime time) => _time = time;

    /// <summary>Raised when the motor starts, stops or changes its drive.</summary>
    public event EventHandler? Changed;

    /// <summary>The pulses that have ended, in order. A change of the drive ends a pulse and begins the next.</summary>
    public IReadOnlyList<MotorPulse> Pulses => _pulses;

    /// <summary>True while the motor is driven.</summary>
    public bool IsOn => Duty > 0;

    /// <summary>When the present pulse began, µs; meaningless while the motor is off.</summary>
    public long OnSinceUs { get; private set; }

    /// <summary>The share of the time that the gate is high, 0 to 1.</summary>
    public double Duty { get; private set; }

    /// <summary>The frequency of the drive, Hz.</summary>
    public int FrequencyHz { get; private set; }

    /// <summary>True: the driver refuses every command from now on.</summary>
    public bool IsBroken { get; set; }

    /// <summary>Commands that a broken driver refused.</summary>
    public int Refused { get; private set; }

    internal void ThrowIfBroken()
    {
        if (IsBroken)
        {
            Refused++;
            throw new InvalidOperationException("The PWM driver failed.");
        }
    }

    internal void Drive(double duty, int frequencyHz)
    {
        if (duty == Duty && (frequencyHz == FrequencyHz || duty == 0))
        {
            return;
        }

        if (IsOn)
        {
            _pulses.Add(new MotorPulse(OnSinceUs, _time.NowUs, Duty, FrequencyHz));
        }

        Duty = duty;
        FrequencyHz = frequencyHz;
        OnSinceUs = _time.NowUs;
        Changed?.Invoke(this, EventArgs.Empty);
    }
}
