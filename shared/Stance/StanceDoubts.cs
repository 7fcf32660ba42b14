using System;

namespace HipSense.Core;

/// <summary>What speaks against the drop of a stance.</summary>
[Flags]
public enum StanceDoubts
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The gyro was at full scale during the last second.</summary>
    Clipped = 1,

    /// <summary>The runner was in a bend: the apparent vertical leans inward.</summary>
    Bend = 2,

    /// <summary>Samples were lost during the last second.</summary>
    Gap = 4,

    /// <summary>The stride time is more than 15 % off its running mean: the speed is changing.</summary>
    SpeedChange = 8,

    /// <summary>The motor shook the sensor.</summary>
    Shaken = 16,

    /// <summary>There was no standing calibration, so the zero of the tilt is not known.</summary>
    NoZero = 32,

    /// <summary>One side has gained what the other has lost: the road slopes or the clip has slipped. The mean of both sides still holds.</summary>
    Tilted = 64,
}
