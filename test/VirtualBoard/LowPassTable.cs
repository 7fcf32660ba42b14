namespace HipSense.Virtual;

/// <summary>The low-passes of the data sheet by DLPF_CFG. 0 and 7 are wide open for motion at 1 kHz and are left out.</summary>
internal static class LowPassTable
{
    private static readonly double[] s_accelHz = [0, 184, 94, 44, 21, 10, 5, 0];
    private static readonly double[] s_accelMs = [0, 2.0, 3.0, 4.9, 8.5, 13.8, 19.0, 0];
    private static readonly double[] s_gyroHz = [0, 188, 98, 42, 20, 10, 5, 0];
    private static readonly double[] s_gyroMs = [0, 1.9, 2.8, 4.8, 8.3, 13.4, 18.6, 0];

    /// <summary>True when the setting opens the filter, which also makes the gyroscope sample at 8 kHz.</summary>
    public static bool IsOpen(int setting) => s_accelHz[setting] == 0;

    public static void SetAccel(LowPass filter, int setting) => Set(filter, s_accelHz[setting], s_accelMs[setting]);

    public static void SetGyro(LowPass filter, int setting) => Set(filter, s_gyroHz[setting], s_gyroMs[setting]);

    private static void Set(LowPass filter, double bandwidthHz, double delayMs)
    {
        if (bandwidthHz == 0)
        {
            filter.TurnOff();
        }
        else
        {
            filter.Set(bandwidthHz, delayMs / 1000);
        }
    }
}
