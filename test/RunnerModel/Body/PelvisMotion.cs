namespace HipSense.Runners;

/// <summary>
/// Motion of the pelvis against the centre of mass, m, as Fourier series in the stride's phase (0 at left initial contact). It is a
/// position, so it adds no mean acceleration whatever the steps do. Fitted so that the synthetic signal has the low harmonics of the mean
/// cycle of a real pelvis IMU at 3.47 m/s (BioMAC-Sim-Toolbox, Apache-2.0), which force-plate curves lack: the clip is driven below free
/// fall after toe-off and braked again in late flight.
/// </summary>
internal static class PelvisMotion
{
    /// <summary>Upward: harmonics 2, 4, 6 of the stride.</summary>
    private static readonly double[] s_up = [-0.0001, -0.0049, 0.0002, -0.0023, 0.0005, 0.0005];

    /// <summary>Forward: harmonics 2 and 4.</summary>
    private static readonly double[] s_forward = [0.0003, -0.0059, 0.0007, 0.0012];

    /// <summary>To the right: harmonics 1, 3, 5.</summary>
    private static readonly double[] s_right = [0, 0, -0.0008, -0.0008, 0.0007, 0];

    /// <summary>Acceleration to the right, up and back, m/s².</summary>
    public static Vector Acceleration(Jet phase) => new(
        PelvisShape.Odd(s_right, phase).Acceleration,
        PelvisShape.Even(s_up, phase).Acceleration,
        -PelvisShape.Even(s_forward, phase).Acceleration);
}
