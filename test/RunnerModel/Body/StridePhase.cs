using System;

namespace HipSense.Runners;

/// <summary>The stride's phase: 0 at left contact, π at right contact.</summary>
internal static class StridePhase
{
    /// <summary>
    /// At each contact its rate is that of the two steps around it and its acceleration nil; a quintic joins them, so that a short step
    /// after a long one bends the pelvis' motion without a jolt.
    /// </summary>
    /// <param name="side">The leg of the step under way.</param>
    /// <param name="since">Time since its contact, s.</param>
    /// <param name="before">Length of the step before, s.</param>
    /// <param name="length">Length of this step, s.</param>
    /// <param name="after">Length of the next one, s.</param>
    public static Jet At(Side side, double since, double before, double length, double after)
    {
        double u = since / length;
        double u2 = u * u;
        double a = 2 * length / (before + length);
        double b = 2 * length / (length + after);

        // Quintic Hermite with end slopes a and b, end curvatures 0.
        double c3 = 10 - (6 * a) - (4 * b);
        double c4 = -15 + (8 * a) + (7 * b);
        double c5 = 6 - (3 * a) - (3 * b);
        double start = side == Side.Right ? 1 : 0;
        return Math.PI * new Jet(
            start + (u * (a + (u2 * (c3 + (u * (c4 + (u * c5))))))),
            (a + (u2 * ((3 * c3) + (u * ((4 * c4) + (u * 5 * c5)))))) / length,
            u * ((6 * c3) + (u * ((12 * c4) + (u * 20 * c5)))) / (length * length));
    }
}
