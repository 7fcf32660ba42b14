namespace HipSense.Core;

/// <summary>
/// What one raw count means, and in what portions samples travel. The clip's chip is set to these scales and recordings are made in them.
/// </summary>
public static class ImuScale
{
    /// <summary>Accelerometer counts per g at ±16 g (MPU-6050 datasheet, AFS_SEL 3).</summary>
    public const int AccelCountsPerG = 2048;

    /// <summary>Gyro counts per 10 °/s at ±1000 °/s: 32.8 per °/s (MPU-6050 datasheet, FS_SEL 2).</summary>
    public const int GyroCountsPer10Dps = 328;

    /// <summary>Samples per second.</summary>
    public const int RateHz = 200;

    /// <summary>Time from one sample to the next, microseconds.</summary>
    public const int SamplePeriodUs = 1000000 / RateHz;

    /// <summary>Bytes of one sample in the chip's FIFO: six big-endian 16-bit numbers, ax ay az gx gy gz.</summary>
    public const int FrameBytes = 12;

    /// <summary>
    /// Samples handed on at a time (40 ms). The rooms of the sample path keep their state in locals for a block, which costs the
    /// interpreter a fraction of field access per sample; and the result never depends on how the FIFO was drained.
    /// </summary>
    public const int BlockSamples = 8;

    /// <summary>Bytes of one block in the FIFO.</summary>
    public const int BlockBytes = BlockSamples * FrameBytes;
}
