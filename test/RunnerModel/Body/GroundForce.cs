using System;

namespace HipSense.Runners;

/// <summary>
/// Force of the ground in stance as acceleration of the body, from the mean of twelve force-plate trials (BioMAC-Sim-Toolbox, Apache-2.0):
/// an active part of four sines and an impact peak of 0.31 of the active one on average, 28 ms after contact and 18 ms to either side.
/// </summary>
internal static class GroundForce
{
    /// <summary>Area of <see cref="Active"/> over a stance of length 1: 2/π·(1 − 0.0579/3).</summary>
    private const double ActiveArea = 2 / Math.PI * (1 - (0.0579 / 3));

    private const double PeakDelay = 0.004;
    private const double PeakHalf = 0.018;
    private const double ImpactHalf = 0.020;

    /// <summary>The ground's part, which reaches the pelvis through the give of leg and trunk: right, up, back, m/s².</summary>
    public static Vector At(double since, StepPlan step)
    {
        double s = since / step.Contact;
        if (s is <= 0 or >= 1)
        {
            return default;
        }

        // The impulse is given: what the impact transients deliver, the active part must not.
        (double sin, double cos) = Trig.SinCos(Math.PI * s);
        double active = Active(sin, cos);
        double area = (step.Contact * ActiveArea) + (step.ImpactPeak * PeakHalf * Jet.BumpArea);
        double transient = ImpactHalf * Jet.BumpArea;
        double up = (step.Upward - (transient * step.Impact.Y)) / area;
        double sideways = (step.Sideways - (transient * step.Impact.X)) * Math.PI / (2 * step.Contact);
        double push = transient * step.Impact.Z * Math.PI / (2 * step.Contact);
        return new Vector(
            sideways * sin,
            up * (active + (step.ImpactPeak * Jet.Bump(since, step.ImpactDelay + PeakDelay, PeakHalf).Value)),
            (step.Braking * 2 * sin * cos) - (push * sin));
    }

    /// <summary>The shock that runs up the skeleton, which reaches the pelvis as it is: right, up, back, m/s².</summary>
    public static Vector Impact(double since, StepPlan step)
    {
        double delay = step.ImpactDelay;
        return new Vector(
            step.Impact.X * Jet.Bump(since, delay + 0.014, ImpactHalf).Value,
            step.Impact.Y * Jet.Bump(since, delay, ImpactHalf).Value,
            step.Impact.Z * Jet.Bump(since, delay - 0.008, ImpactHalf).Value);
    }

    /// <summary>sin πs + 0.2244 sin 2πs − 0.0579 sin 3πs + 0.0206 sin 4πs.</summary>
    private static double Active(double sin, double cos)
    {
        double sin2 = 2 * sin * cos;
        double cos2 = (cos * cos) - (sin * sin);
        double sin3 = (sin2 * cos) + (cos2 * sin);
        return sin + (0.2244 * sin2) - (0.0579 * sin3) + (0.0206 * 2 * sin2 * cos2);
    }
}
