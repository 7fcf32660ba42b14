using System;

namespace HipSense.Peers;

/// <summary>
/// The clip's own method, <c>HipSense.Core.UpVectorFilter</c>, in double precision: what the integers are measured against. The equations
/// and in <c>GyroBias</c> stand there. Like the clip it takes pairs of samples, changes its gains every eight and its bias every sixteen, and
/// blends between the two sets of time constants over 16 × 8 samples. What a clipped gyro or lost samples ask for is not in it: it is for
/// recordings without.
/// </summary>
public sealed class TwoStageFilter : IUpFilter
{
    private const int BlockSamples = 8;
    private const int BlendBlocks = 16;
    private const int BlocksToLearn = 2;
    private const int RestCalls = 19;
    private const double Dt = 0.005;
    private const double TauRunning = 1.0;
    private const double TauOtherwise = 2.5;
    private const double BiasTimeRunning = 5;
    private const double BiasTimeOtherwise = 100;
    private const double DriftTime = 20.48;
    private const double LargestGain = 5000.0 / 65536;
    private const double Degree = Math.PI / 180;
    private const double RestBand = 66 / 32.8 * Degree;
    private const double LargestLag = 0.25;
    private const double LargestBias = 30 * Degree;
    private const double LargestDrift = 0.0506 * Degree;

    private Vector _s1;
    private Vector _s2;
    private Vector _bias;
    private Vector _drift;
    private Vector _offset;
    private Vector _mean;
    private Vector _rateBefore;
    private Vector _forceBefore;
    private double _gain;
    private int _blend;
    private int _restCalls;
    private int _inBlock;
    private int _blocks;
    private long _taken;

    /// <summary>Set while the runner runs: short time constants.</summary>
    public bool Running { get; set; }

    /// <inheritdoc/>
    public string Name => "HipSense in double precision";

    /// <summary>Unit vector up, in sensor axes, after every second sample.</summary>
    public Vector Up => _s2.Normalized();

    /// <summary>The gyro's bias as estimated, rad/s.</summary>
    public Vector Bias => _bias;

    /// <summary>The accelerometer's offset that is taken off, g.</summary>
    public Vector Offset
    {
        get => _offset;
        set
        {
            _s1 += _offset - value;
            _s2 += _offset - value;
            _offset = value;
        }
    }

    /// <summary>Starts from a standing calibration.</summary>
    /// <param name="gravity">Mean specific force, g.</param>
    /// <param name="bias">Mean rate, rad/s.</param>
    public void Start(Vector gravity, Vector bias)
    {
        _s1 = gravity;
        _s2 = gravity;
        _bias = bias;
        _drift = default;
        _mean = bias;
        _restCalls = 0;
        _taken = 1 << 16;
    }

    /// <inheritdoc/>
    public void Update(Vector rate, Vector force)
    {
        if (_inBlock == 0)
        {
            if (_taken == 0)
            {
                _s1 = force;
                _s2 = force;
                _forceBefore = force;
            }

            SetGain();
            _s2 += 4 * _gain * (_s1 - _s2);
        }

        if ((_inBlock & 1) == 0)
        {
            Vector mean = 0.5 * (_forceBefore + force);
            _s1 += _gain * (mean - _s1);
            _rateBefore = rate;
        }
        else
        {
            Vector turn = Dt * (_rateBefore + rate - (2 * _bias));
            bool backwards = (_inBlock & 2) != 0;
            _s1 = Rotate(_s1, turn, backwards);
            _s2 = Rotate(_s2, turn, backwards);
            _forceBefore = force;
        }

        if (++_inBlock == BlockSamples)
        {
            _inBlock = 0;
            _taken += BlockSamples;
            if (++_blocks % BlocksToLearn == 0)
            {
                LearnBias(rate);
            }
            else
            {
                _s1 -= BlockSamples * _gain * _offset;
            }
        }
    }

    private static Vector Rotate(Vector v, Vector w, bool backwards)
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

        return new Vector(x, y, z);
    }

    private static double Mix(double otherwise, double running, int blend) => otherwise + ((running - otherwise) * blend / BlendBlocks);

    private void SetGain()
    {
        _blend = Math.Clamp(_blend + (Running ? 1 : -1), 0, BlendBlocks);
        double gain = Mix(2 * Dt / TauOtherwise, 2 * Dt / TauRunning, _blend);
        if (_taken < 1 << 16)
        {
            gain = Math.Max(gain, 2.0 / (_taken + 1));
        }

        _gain = Math.Min(gain, LargestGain);
    }

    private void LearnBias(Vector rate)
    {
        bool isQuiet = (rate - _mean).Largest <= RestBand && (_mean - _bias).Largest <= RestBand;
        _mean += 1.0 / 8 * (rate - _mean);
        if (isQuiet && _restCalls >= RestCalls)
        {
            _bias += 1.0 / 12 * (_mean - _bias);
            return;
        }

        _restCalls = isQuiet ? _restCalls + 1 : 0;
        double seconds = BlocksToLearn * BlockSamples * Dt;
        double gain = Mix(seconds / (TauOtherwise * BiasTimeOtherwise), seconds / (TauRunning * BiasTimeRunning), _blend);
        Vector lag = Vector.Cross(_s1, _s2).Limited(LargestLag);
        Vector change = gain * lag;
        _drift = _blend == BlendBlocks ? (_drift - (seconds / DriftTime * change)).Limited(LargestDrift * seconds) : 31.0 / 32 * _drift;
        _bias = (_bias + _drift - change).Limited(LargestBias);
    }
}
