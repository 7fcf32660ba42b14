using System;

namespace HipSense.Virtual;

/// <summary>
/// The detector that wakes the board: of an MPU-6050 the difference to a held sample, of the 6500 family that to the sample before. Of the MPU-6050's high-pass
/// only "hold" is modelled; whoever forgets it gets a difference of zero for ever, as from the real chip with the filter in reset.
/// </summary>
internal sealed class ChipMotion(ChipModel model)
{
    private const int HighPassBits = 7;
    private const int HighPassHold = 7;
    private const int CycleBit = 0x20;
    private const double MilligPerStep = 32;
    private const double FamilyMilligPerStep = 4;
    private const byte FamilyOnAndCompare = 0xC0;

    private static readonly long[] s_cycleNs = [800_000_000, 200_000_000, 50_000_000, 25_000_000];

    private readonly short[] _held = new short[3];
    private bool _isHeld;
    private int _hits;
    private long _nextLookNs;

    /// <summary>Follows a write to ACCEL_CONFIG.</summary>
    public void Configure(byte accelConfig, short[] sample)
    {
        _isHeld = !model.HasOwnAccelLowPass && (accelConfig & HighPassBits) == HighPassHold;
        if (_isHeld)
        {
            Array.Copy(sample, _held, 3);
        }
    }

    /// <summary>True when the sample of this moment is motion.</summary>
    public bool Look(short[] sample, byte[] registers, double countsPerG, long nowNs)
    {
        bool isCycling = (registers[ChipRegister.PowerManagement1] & CycleBit) != 0;
        if (isCycling && nowNs < _nextLookNs)
        {
            return false;
        }

        _nextLookNs = nowNs + s_cycleNs[registers[ChipRegister.PowerManagement2] >> 6];
        double step = model.HasOwnAccelLowPass ? FamilyMilligPerStep : MilligPerStep;
        double threshold = registers[ChipRegister.MotionThreshold] * step / 1000 * countsPerG;
        bool isOver = Math.Max(Math.Abs(sample[0] - _held[0]), Math.Max(Math.Abs(sample[1] - _held[1]), Math.Abs(sample[2] - _held[2]))) > threshold;
        if (model.HasOwnAccelLowPass)
        {
            bool hadOne = _isHeld;
            Array.Copy(sample, _held, 3);
            _isHeld = true;
            return hadOne && isOver && (registers[ChipRegister.MotionControl] & FamilyOnAndCompare) == FamilyOnAndCompare;
        }

        _hits = _isHeld && isOver ? _hits + 1 : 0;
        return _hits >= Math.Max((byte)1, registers[ChipRegister.MotionDuration]);
    }
}
