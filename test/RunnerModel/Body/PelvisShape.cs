namespace HipSense.Runners;

/// <summary>
/// Shapes of pelvic motion over a running stride, as Fourier series in the stride's phase: 0 at left initial contact, π at right.
/// Fitted to the mean of twelve optical running trials at about 4 m/s, left and right steps averaged with their mirror image
/// (BioMAC-Sim-Toolbox, Apache-2.0). Largest misfit: obliquity 3 %, rotation 4 %, tilt 7 % of the amplitude.
/// </summary>
internal static class PelvisShape
{
    /// <summary>
    /// The optical mean has its peak of drop at 0.19 of the step; in the five runners of biomechanics.md A2 it comes 79–112 ms after contact,
    /// which is later by this much of a half stride.
    /// </summary>
    private const double Later = 0.035 * System.Math.PI;

    /// <summary>Obliquity, + = right side up, peak of drop scaled to 1 (14.4° in the source): odd harmonics, cosine then sine.</summary>
    private static readonly double[] s_obliquity = [-0.6741, 0.0191, 0.2139, -0.3823, 0.0140, 0.0116, 0.0419, 0.0060];

    /// <summary>Rotation, + = to the left, range scaled to 1 (19.2° in the source): odd harmonics.</summary>
    private static readonly double[] s_rotation = [0.2240, 0.2468, -0.0226, 0.1168, -0.0196, 0.0105, -0.0153, -0.0066];

    /// <summary>Tilt, + = backward, range scaled to 1 (8.1° in the source): harmonics of the step.</summary>
    private static readonly double[] s_tilt = [0.2327, 0.3634, 0.0930, -0.0251, -0.0051, -0.0338];

    /// <summary>Drop at contact as a share of peak drop, in the shape.</summary>
    public static readonly double DropAtContact = -Odd(s_obliquity, new Jet(-Later)).Value;

    public static Jet Obliquity(Jet phase) => Odd(s_obliquity, phase - new Jet(Later));

    public static Jet Rotation(Jet phase) => Odd(s_rotation, phase);

    public static Jet Tilt(Jet phase) => Even(s_tilt, phase);

    /// <summary>Harmonics 1, 3, 5 … of the stride: what changes sign with the side.</summary>
    public static Jet Odd(double[] series, Jet phase) => Sum(series, phase, 1);

    /// <summary>Harmonics 2, 4, 6 … of the stride: what both steps have alike.</summary>
    public static Jet Even(double[] series, Jet phase) => Sum(series, phase, 2);

    private static Jet Sum(double[] series, Jet phase, int harmonic)
    {
        (double sin, double cos) = Trig.SinCos(harmonic * phase.Value);
        (double sin2, double cos2) = harmonic == 2 ? (sin, cos) : ((2 * sin * cos), (cos * cos) - (sin * sin));
        double f = 0;
        double df = 0;
        double ddf = 0;
        for (int i = 0; i < series.Length; i += 2, harmonic += 2)
        {
            double value = (series[i] * cos) + (series[i + 1] * sin);
            f += value;
            df += harmonic * ((series[i + 1] * cos) - (series[i] * sin));
            ddf -= harmonic * harmonic * value;
            (sin, cos) = ((sin * cos2) + (cos * sin2), (cos * cos2) - (sin * sin2));
        }

        return Jet.Of(phase, f, df, ddf);
    }
}
