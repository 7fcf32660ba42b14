using System.Collections.Generic;
using HipSense.Core;

namespace HipSense.VirtualClip;

/// <summary>
/// The project's recording format: <c>#</c> comment lines, of which the first holds <c>key=value</c> pairs, a header line, then a row of raw
/// counts for each sample. Columns beyond the six counts are truth, which the detector never sees.
/// </summary>
internal static class RecordingFormat
{
    /// <summary>Key of the sample rate.</summary>
    public const string RateKey = "rate_hz";

    /// <summary>Key of the accelerometer's scale.</summary>
    public const string AccelKey = "accel_lsb_per_g";

    /// <summary>Key of the gyro's scale.</summary>
    public const string GyroKey = "gyro_lsb_per_dps";

    /// <summary>Key of how the clip starts.</summary>
    public const string CalibrationKey = "calibration";

    /// <summary>The recording begins with standing still.</summary>
    public const string Standing = "standing";

    /// <summary>The clip is taken to be mounted as drawn.</summary>
    public const string NoCalibration = "none";

    /// <summary>The recording begins in the midst of a run with what the clip knew of it, which its notes tell.</summary>
    public const string Kept = "kept";

    /// <summary>The only rate: the clip's.</summary>
    public const double RateHz = ImuScale.RateHz;

    /// <summary>The only accelerometer scale: ±16 g.</summary>
    public const double AccelPerG = ImuScale.AccelCountsPerG;

    /// <summary>The only gyro scale: ±1000 °/s.</summary>
    public const double GyroPerDps = ImuScale.GyroCountsPer10Dps / 10.0;

    /// <summary>The raw columns, which come first and in this order.</summary>
    public static readonly string[] RawColumns = ["ax", "ay", "az", "gx", "gy", "gz"];

    /// <summary>The columns of truth that something here understands.</summary>
    public static readonly HashSet<string> KnownTruth =
    [
        TruthColumn.Force, TruthColumn.UpX, TruthColumn.UpY, TruthColumn.UpZ, TruthColumn.Moving,
        TruthColumn.Obliquity, TruthColumn.OpticalObliquity, TruthColumn.Tilt, TruthColumn.Rotation, TruthColumn.Contact, TruthColumn.Activity,
    ];
}
