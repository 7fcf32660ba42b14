namespace HipSense.Virtual;

/// <summary>
/// Which chip sits on the module. Modules sold as GY-521 carry whatever was cheap; they differ in what they answer to
/// WHO_AM_I, in the depth of the FIFO, in where the accelerometer's low-pass is set and in the scale of the thermometer.
/// </summary>
/// <param name="WhoAmI">The answer at register 0x75.</param>
/// <param name="FifoBytes">The depth of the FIFO.</param>
/// <param name="HasOwnAccelLowPass">True for the 6500 family: the accelerometer's low-pass is set at 0x1D, not at 0x1A.</param>
/// <param name="TemperatureOffset">The thermometer's reading at 0 °C, negated.</param>
/// <param name="DegreesPerCount">The thermometer's scale, °C.</param>
public sealed record ChipModel(byte WhoAmI, int FifoBytes, bool HasOwnAccelLowPass, int TemperatureOffset, double DegreesPerCount)
{
    /// <summary>
    /// The chip that answers with an identity. 0x72 is of no known family and is taken for an MPU-6050; what 0x98 is inside is
    /// unknown too, its namesake ICM-20689 has 4 KB of FIFO. An unknown answer, such as 0x00 or 0xFF, is an MPU-6050 that lies.
    /// </summary>
    /// <param name="whoAmI">The answer at register 0x75.</param>
    /// <returns>The chip.</returns>
    public static ChipModel FromIdentity(byte whoAmI) => whoAmI switch
    {
        0x70 or 0x71 or 0x73 or 0x74 => new ChipModel(whoAmI, 512, true, 7011, 0.002995178),
        0x98 => new ChipModel(whoAmI, 4096, true, 8170, 0.003059976),
        0x19 => new ChipModel(whoAmI, 1024, true, 8170, 0.003059976),
        _ => new ChipModel(whoAmI, 1024, false, 12420, 0.002941176),
    };
}
