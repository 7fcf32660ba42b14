namespace HipSense.Core;

/// <summary>How a standing calibration stands or ended.</summary>
public enum CalibrationResult
{
    /// <summary>Still listening.</summary>
    Pending = 0,

    /// <summary>Done: mount and gyro bias are known.</summary>
    Done = 1,

    /// <summary>The runner moved; it starts again.</summary>
    Moved = 2,

    /// <summary>Refused: the clip hangs upside down.</summary>
    UpsideDown = 3,

    /// <summary>Refused: the clip lies on its left or right side.</summary>
    Sideways = 4,

    /// <summary>Refused: the clip lies flat, facing up or down.</summary>
    Flat = 5,

    /// <summary>Refused: gravity is not 1 g or the gyro's bias is out of the datasheet's range; the sensor is not to be trusted.</summary>
    BadSensor = 6,

    /// <summary>
    /// The runner ran off without standing still. Mount and bias are taken from the run: the mean drop of both sides holds, but which side
    /// drops more is not known (<see cref="StanceDoubts.NoZero"/>).
    /// </summary>
    OnTheRun = 7,

    /// <summary>As <see cref="Done"/>, but the clip leans by 35 to 48° forward or back: taken, though which way it points is then less sure, and with it the drop.</summary>
    Leaning = 8,

    /// <summary>As <see cref="OnTheRun"/>, leaning as in <see cref="Leaning"/>.</summary>
    OnTheRunLeaning = 9,

    /// <summary>Not an end: the runner has been moving about for ten seconds and neither stood still nor run on. Told once.</summary>
    StandStill = 10,
}
