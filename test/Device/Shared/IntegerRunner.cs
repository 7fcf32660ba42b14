using HipSense.Core;

namespace HipSense.Device;

/// <summary>
/// A runner made of integers: stands for six seconds, runs, stands again. Crude beside the model that the desktop tests run, but the
/// same to the last bit wherever it is computed, and too small to be a file on the clip.
/// </summary>
public sealed class IntegerRunner
{
    private const int OneStep = 1 << 16;

    // 65 % of a step on the ground.
    private const int Contact = 42598;
    private const int StandingSamples = 6 * ImuScale.RateHz;

    private readonly byte[] _fifo = new byte[ImuScale.BlockBytes];
    private readonly int _runSamples;
    private uint _random = 1;
    private int _sample;
    private int _phase;
    private int _side = 1;
    private int _tiltMdeg;

    /// <summary>Makes a runner who runs for the given time.</summary>
    /// <param name="runS">Seconds.</param>
    public IntegerRunner(int runS)
    {
        _runSamples = runS * ImuScale.RateHz;
    }

    /// <summary>The next eight samples as the chip's FIFO delivers them.</summary>
    /// <returns>The same array every time.</returns>
    public byte[] NextBlock()
    {
        for (int i = 0; i < ImuScale.BlockSamples; i++)
        {
            NextSample(i * ImuScale.FrameBytes);
        }

        return _fifo;
    }

    private void NextSample(int at)
    {
        bool runs = _sample >= StandingSamples && _sample < StandingSamples + _runSamples;
        int seconds = _sample / ImuScale.RateHz;
        int tired = seconds < 60 ? seconds : 60;
        int ground = 0;
        int tiltMdeg = 0;
        if (runs)
        {
            // 170 steps a minute, and a little faster every five seconds of the first minute.
            _phase += 928 + (tired / 5 * 4);
            if (_phase >= OneStep)
            {
                _phase -= OneStep;
                _side = -_side;
            }

            ground = _phase < Contact ? Arch(_phase * 8 / (Contact / 4096)) : 0;

            // The pelvis drops by 3° at first, and further with every second of it.
            tiltMdeg = _side * ((3000 + (60 * tired)) * (ground >> 3) >> 12);
        }

        int ay = runs ? 4726 * (ground >> 3) >> 12 : ImuScale.AccelCountsPerG;
        int ax = ((ay >> 3) * (tiltMdeg >> 3) / 895) - (_side * (300 * (ground >> 3) >> 12));
        // Braked while the trunk sinks, pushed on while it rises.
        int az = runs && ground != 0 ? ((Contact / 2) - _phase) * 500 / Contact : 0;
        int gx = runs ? (ground >> 6) - 200 : 0;
        int gz = (tiltMdeg - _tiltMdeg) * 656 / 100;
        _tiltMdeg = tiltMdeg;
        _sample++;
        Put(at, ax + Noise(runs));
        Put(at + 2, ay + Noise(runs));
        Put(at + 4, az + Noise(runs));
        Put(at + 6, 20 + gx + Noise(runs));
        Put(at + 8, -13 + Noise(runs));
        Put(at + 10, 7 + gz + Noise(runs));
    }

    // 0 … 32768 and back over x = 0 … 32768: half a wave, as a parabola.
    private static int Arch(int x)
    {
        return x * (32768 - x) >> 13;
    }

    private int Noise(bool runs)
    {
        _random = (_random * 1103515245) + 12345;
        int noise = (int)(_random >> 16) & 0xFF;
        return runs ? (noise & 127) - 64 : (noise & 7) - 4;
    }

    private void Put(int at, int value)
    {
        int clamped = value > short.MaxValue ? short.MaxValue : value < short.MinValue ? short.MinValue : value;
        _fifo[at] = (byte)(clamped >> 8);
        _fifo[at + 1] = (byte)clamped;
    }
}
