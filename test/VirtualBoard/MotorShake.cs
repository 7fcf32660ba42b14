using System;
using System.Collections.Generic;

namespace HipSense.Virtual;

/// <summary>
/// What the vibration motor does to the sensor beside it: a weight that turns in the plane of the sensor's x and z, and takes its time to get up to speed and
/// to come to rest. Figures of a 10 mm coin motor: 150 to 220 Hz.
/// </summary>
public sealed class MotorShake : IImuSignal
{
    private const double RiseMs = 40;

    private readonly IImuSignal _inner;
    private readonly double _amplitudeG;
    private readonly double _frequencyHz;
    private double _speed;

    /// <summary>Puts a motor beside a sensor.</summary>
    /// <param name="inner">What the sensor feels besides.</param>
    /// <param name="amplitudeG">How hard the motor shakes it at full speed, g.</param>
    /// <param name="frequencyHz">How fast the weight turns.</param>
    public MotorShake(IImuSignal inner, double amplitudeG, double frequencyHz)
    {
        _inner = inner;
        _amplitudeG = amplitudeG;
        _frequencyHz = frequencyHz;
    }

    /// <summary>The board that drives the motor; without one it stands still.</summary>
    public VirtualBoard? Board { get; set; }

    /// <summary>How long it goes on turning after it is switched off, ms, to a third.</summary>
    public double FallMs { get; set; } = 30;

    /// <inheritdoc/>
    public bool IsChipOutput => _inner.IsChipOutput;

    /// <inheritdoc/>
    public bool TryRead(long index, ImuReading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        if (!_inner.TryRead(index, reading))
        {
            return false;
        }

        bool isOn = IsOn(index);
        _speed += ((isOn ? 1 : 0) - _speed) / (isOn ? RiseMs : FallMs);
        double angle = 2 * Math.PI * _frequencyHz * index / 1000;
        reading.Ax += _amplitudeG * _speed * Math.Sin(angle);
        reading.Az += _amplitudeG * _speed * Math.Cos(angle);
        return true;
    }

    /// <summary>The chip reads late, and the motor may have stopped since.</summary>
    private bool IsOn(long index)
    {
        if (Board == null || Board.Imu.SignalStartedUs < 0)
        {
            return false;
        }

        long atUs = Board.Imu.SignalStartedUs + (index * 1000);
        if (Board.Motor.IsOn && atUs >= Board.Motor.OnSinceUs)
        {
            return true;
        }

        IReadOnlyList<MotorPulse> pulses = Board.Motor.Pulses;
        for (int i = pulses.Count - 1; i >= 0 && pulses[i].StopUs > atUs; i--)
        {
            if (atUs >= pulses[i].StartUs)
            {
                return true;
            }
        }

        return false;
    }
}
