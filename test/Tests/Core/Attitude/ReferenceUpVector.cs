using System;
using HipSense.Core;

namespace HipSense.Tests.Detection;

/// <summary>
/// The equations of <see cref="UpVectorFilter"/> in double precision, unrolled from their Q-formats: forces in raw counts, angles in
/// radians, biases in raw counts. The repair of a clipped gyro is the clip's own class, which has its own tests.
/// </summary>
internal sealed class ReferenceUpVector(MountFrame mount)
{
    private const int BlendBlocks = 16;
    private const double RadPerCount = GyroBias.AnglePerCount / 8589934592.0;

    private static readonly double s_running = Constant.Of<UpVectorFilter>("GainRunning");
    private static readonly double s_otherwise = Constant.Of<UpVectorFilter>("GainOtherwise");
    private static readonly double s_largest = Constant.Of<UpVectorFilter>("GainLargest");
    private static readonly double s_biasRunning = Constant.Of<GyroBias>("GainRunning");
    private static readonly double s_biasOtherwise = Constant.Of<GyroBias>("GainOtherwise");
    private static readonly double s_lagLargest = Constant.Of<GyroBias>("LagLargest");
    private static readonly double s_biasLargest = Constant.Of<GyroBias>("Largest") / (double)GyroBias.AnglePerCount;
    private static readonly double s_driftLargest = Constant.Of<GyroBias>("LargestDrift") / 256.0 / GyroBias.AnglePerCount;
    private static readonly int s_doubt = Constant.Of<UpVectorFilter>("Doubt");
    private static readonly int s_toSettle = Constant.Of<UpVectorFilter>("CallsToSettle");
    private static readonly int s_restBand = Constant.Of<GyroBias>("RestBand");
    private static readonly int s_restCalls = Constant.Of<GyroBias>("RestCalls");
    private static readonly double s_restGain = Constant.Of<GyroBias>("RestGain");
    private static readonly int s_suspect = Constant.Of<UpVectorFilter>("Suspect");
    private static readonly int s_largeForce = Constant.Of<UpVectorFilter>("LargeForce");
    private static readonly int s_farApart = Constant.Of<UpVectorFilter>("FarApart");
    private static readonly double s_braking = Constant.Of<UpVectorFilter>("BrakingShare") / 256.0;

    private readonly GyroRepair _repair = new();
    private bool _repairing;
    private V3 _first, _bias, _drift, _mean, _lastForce, _lastRate;
    private int _blend, _distrust, _taken, _restCalls, _blocks, _toSettle;
    private bool _backwards;
    private double _length;

    public bool Running { get; set; }

    /// <summary>The up vector, counts.</summary>
    public V3 Up { get; private set; }

    public V3[] Trace { get; } = new V3[ImuScale.BlockSamples];

    /// <summary>The forces between the pairs, counts.</summary>
    public V3[] Forces { get; } = new V3[ImuScale.BlockSamples / 2];

    public double[] Vertical { get; } = new double[ImuScale.BlockSamples / 2];

    public double[] Lateral { get; } = new double[ImuScale.BlockSamples / 2];

    public double[] Tilt { get; } = new double[ImuScale.BlockSamples / 2];

    public double Turn { get; private set; }

    public double Unit => _length;

    /// <summary>
    /// The share of the backward axis, made level, that the contact signal has. Leveling takes the up vector to be 1 g long; when it is
    /// not, a limit holds.
    /// </summary>
    public V3 BrakingOf(V3 up)
    {
        V3 back = new V3(mount.BackX, mount.BackY, mount.BackZ) * (1.0 / MountFrame.One);
        V3 level = (back * 2048) - (up * (V3.Dot(up, back) / 2048));
        return level.Each(v => Math.Clamp(v, -4096, 4096)) * s_braking;
    }

    public void Start(V3 gravity, V3 bias)
    {
        _taken = 1 << 16;
        Up = _first = gravity;
        _bias = bias.Each(rate => Math.Clamp(rate, -s_biasLargest, s_biasLargest));
        _mean = bias;
    }

    public void Skip()
    {
        _repair.Reset();
        _repairing = false;
        _restCalls = 0;
        _distrust = s_doubt;
        _toSettle = s_toSettle;
    }

    public void Process(SampleBlock block)
    {
        if (_taken == 0)
        {
            _lastForce = Up = _first = Force(block, 0);
            SetLength();
        }

        double gain = NextGain();
        V3 right = new V3(mount.RightX, mount.RightY, mount.RightZ) * (1.0 / MountFrame.One);
        V3 sum = default;
        Up += (_first - Up) * (4 * gain);
        for (int i = 0; i < ImuScale.BlockSamples; i += 2)
        {
            V3 force = Likeliest(_lastForce, Force(block, i));
            Forces[i / 2] = force;
            Vertical[i / 2] = V3.Dot(force, Up) / 2048;
            Lateral[i / 2] = 2 * V3.Dot(force, right);
            Tilt[i / 2] = 2 * V3.Dot(Up, right);
            _first += (force - _first) * gain;
            V3 before = Up;
            V3 rate = PairRate(block, i);
            sum += rate;
            V3 angle = (rate - (_bias * 2)) * RadPerCount;
            _first = Rotated(_first, angle, _backwards);
            Up = Rotated(Up, angle, _backwards);
            _backwards = !_backwards;
            Trace[i] = (before + Up) * 0.5;
            Trace[i + 1] = Up;
            _lastForce = Force(block, i + 1);
        }

        _taken += ImuScale.BlockSamples;
        _lastRate = Rate(block, ImuScale.BlockSamples - 1);
        Turn = V3.Dot((sum * 0.125) - _bias, Up) * 8 / 2048;

        // What changes slowly takes turns.
        if (++_blocks % GyroBias.Blocks == 0)
        {
            LearnBias();
        }
        else
        {
            SetLength();
        }
    }

    private static V3 Likeliest(V3 before, V3 now)
    {
        V3 mean = (before + now) * 0.5;
        return IsBeyond(mean.Each(Math.Floor), s_largeForce) ? new V3(Likelier(before.X, now.X), Likelier(before.Y, now.Y), Likelier(before.Z, now.Z)) : mean;
    }

    private static double Likelier(double before, double now) =>
        Math.Abs(now - before) < s_farApart ? (before + now) / 2 : Math.Abs(before) < Math.Abs(now) ? before : now;

    private static bool IsBeyond(V3 v, double limit) => v.X < -limit || v.X >= limit || v.Y < -limit || v.Y >= limit || v.Z < -limit || v.Z >= limit;

    private V3 PairRate(SampleBlock block, int i)
    {
        V3 one = Rate(block, i);
        V3 two = Rate(block, i + 1);
        V3 sum = one + two;
        if (!_repairing && !IsBeyond(sum, s_suspect))
        {
            return sum;
        }

        if (!_repairing)
        {
            V3 before = i > 0 ? Rate(block, i - 1) : _lastRate;
            _repair.Before((int)before.X, (int)before.Y, (int)before.Z);
        }

        one = Repaired(one);
        bool clipping = _repair.Clipping;
        two = Repaired(two);
        _repairing = _repair.Busy;
        if (clipping || _repair.Clipping)
        {
            _distrust = s_doubt;
        }

        return one + two;
    }

    private V3 Repaired(V3 rate)
    {
        _repair.Step((int)rate.X, (int)rate.Y, (int)rate.Z);
        return new V3(_repair.Rate[0], _repair.Rate[1], _repair.Rate[2]);
    }

    private double NextGain()
    {
        _blend = Math.Clamp(_blend + (Running ? 1 : -1), 0, BlendBlocks);
        double gain = Mixed(s_otherwise, s_running) * (1 + (_distrust / 128.0));
        _distrust -= (_distrust + 19) / 20;
        if (_taken < 1 << 16)
        {
            gain = Math.Max(gain, 131072.0 / (_taken + 1));
        }

        return Math.Min(gain, s_largest) / 65536;
    }

    private void SetLength()
    {
        double length = Up.Length;
        _length = _length < 128 ? length : (_length + (length * length / _length)) / 2;
    }

    private void LearnBias()
    {
        bool quiet = Within(_lastRate - _mean) && Within(_mean - _bias);
        _mean += (_lastRate - _mean) * (1 / 8.0);
        _restCalls = quiet ? _restCalls + 1 : 0;
        if (_restCalls > s_restCalls)
        {
            _bias += (_mean - _bias) * (1 / s_restGain);
            return;
        }

        if (_toSettle > 0)
        {
            _toSettle--;
            return;
        }

        // The gain is for a lag in 2⁻²⁰ of (1 g)² and a bias in 2⁻³³ rad a sample.
        double gain = Mixed(s_biasOtherwise, s_biasRunning) / 16384 / GyroBias.AnglePerCount;
        V3 lag = V3.Cross(_first, Up) * 0.25;
        V3 change = lag.Each(v => Math.Clamp(v, -s_lagLargest, s_lagLargest)) * gain;
        _drift = _blend == BlendBlocks ? (_drift - (change * (1.0 / 256))).Each(v => Math.Clamp(v, -s_driftLargest, s_driftLargest)) : _drift * (31.0 / 32);
        _bias += _drift - change;
        _bias = _bias.Each(v => Math.Clamp(v, -s_biasLargest, s_biasLargest));
    }

    private double Mixed(double otherwise, double running) => otherwise + ((running - otherwise) * _blend / BlendBlocks);

    private static bool Within(V3 rate) => Math.Abs(rate.X) <= s_restBand && Math.Abs(rate.Y) <= s_restBand && Math.Abs(rate.Z) <= s_restBand;

    private static V3 Rotated(V3 v, V3 w, bool backwards)
    {
        double x = v.X;
        double y = v.Y;
        double z = v.Z;
        if (backwards)
        {
            z += (x * w.Y) - (y * w.X);
            y += (z * w.X) - (x * w.Z);
            x += (y * w.Z) - (z * w.Y);
        }
        else
        {
            x += (y * w.Z) - (z * w.Y);
            y += (z * w.X) - (x * w.Z);
            z += (x * w.Y) - (y * w.X);
        }

        return new V3(x, y, z);
    }

    private static V3 Force(SampleBlock block, int i) => new(block.Ax[i], block.Ay[i], block.Az[i]);

    private static V3 Rate(SampleBlock block, int i) => new(block.Gx[i], block.Gy[i], block.Gz[i]);
}
