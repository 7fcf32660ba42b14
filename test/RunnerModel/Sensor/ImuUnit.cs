using System;
using HipSense.Virtual;

namespace HipSense.Runners;

/// <summary>One particular chip: true motion in, the same with this chip's errors out.</summary>
internal sealed class ImuUnit
{
    private readonly Triad _accel;
    private readonly Triad _gyro;
    private readonly double _accelNoise;
    private readonly double _gyroNoise;
    private readonly double[] _drift = new double[3];
    private readonly double[] _gSensitivity = new double[3];
    private readonly double _startTemperature;
    private readonly double _endTemperature;
    private readonly double _cooling;
    private readonly Rng _noise;
    private double _temperature;

    public ImuUnit(ImuErrors errors, Rng random, Rng noise)
    {
        _noise = noise;
        _accel = new Triad(errors, random, errors.AccelOffset, errors.AccelOffset, errors.AccelOffsetZ);
        _gyro = new Triad(errors, random, errors.GyroBias, errors.GyroBias, errors.GyroBias);
        for (int i = 0; i < 3; i++)
        {
            _drift[i] = errors.Draw(random, errors.GyroDrift);
            _gSensitivity[i] = errors.Draw(random, errors.GSensitivity);
        }

        // White noise of density d sampled at 1 kHz has SD d·√500 Hz.
        double band = Math.Sqrt(Tick.Rate / 2);
        _accelNoise = errors.AccelNoise * band;
        _gyroNoise = errors.GyroNoise * band;
        _startTemperature = _temperature = errors.StartTemperature;
        _endTemperature = errors.EndTemperature;
        _cooling = 1 / (errors.WarmingSeconds * Tick.Rate);
    }

    /// <param name="force">Specific force in sensor axes, m/s².</param>
    /// <param name="rate">Angular rate in sensor axes, rad/s.</param>
    /// <param name="reading">Receives what the chip senses.</param>
    public void Sense(Vector force, Vector rate, ImuReading reading)
    {
        Vector f = 1 / Tick.Gravity * force;
        Vector a = _accel.Apply(f);
        Vector w = _gyro.Apply(Trig.DegreesPerRadian * rate);
        double warm = _temperature - _startTemperature;
        reading.Ax = a.X;
        reading.Ay = a.Y;
        reading.Az = a.Z;
        reading.Gx = w.X + (_drift[0] * warm) + (_gSensitivity[0] * f.X);
        reading.Gy = w.Y + (_drift[1] * warm) + (_gSensitivity[1] * f.Y);
        reading.Gz = w.Z + (_drift[2] * warm) + (_gSensitivity[2] * f.Z);
        reading.Temperature = _temperature;
        _temperature += _cooling * (_endTemperature - _temperature);
        if (_accelNoise > 0)
        {
            reading.Ax += _accelNoise * _noise.Gaussian();
            reading.Ay += _accelNoise * _noise.Gaussian();
            reading.Az += _accelNoise * _noise.Gaussian();
        }

        if (_gyroNoise > 0)
        {
            reading.Gx += _gyroNoise * _noise.Gaussian();
            reading.Gy += _gyroNoise * _noise.Gaussian();
            reading.Gz += _gyroNoise * _noise.Gaussian();
        }
    }
}
