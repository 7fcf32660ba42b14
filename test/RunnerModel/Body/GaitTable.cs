using System;

namespace HipSense.Runners;

/// <summary>Cadence and contact time from speed.</summary>
public static class GaitTable
{
    /// <summary>
    /// Cadence in steps per minute, 140–210: 160 at 2.5 m/s, 167 at 3.3, 174 at 4.2, 181 at 5. Recreational runners have 150–190, sprinters up
    /// to 205 and more (biomechanics.md A3).
    /// </summary>
    /// <param name="speed">m/s.</param>
    public static double Cadence(double speed) => Math.Clamp(160 + (8.4 * (speed - 2.5)), 140, 210);

    /// <summary>
    /// Contact time in seconds, 0.16–0.36, by the root law 0.231 s · √(3.33 / speed) through the force-plate means 259 ms at 2.5 m/s, 231 at 3.33
    /// and 198 at 4.17 (R. Alcantara, Recurrent_GRF_Prediction; biomechanics.md A3): 267, 231, 206; 298 at 2 and 188 at 5 m/s.
    /// </summary>
    /// <param name="speed">m/s.</param>
    public static double ContactTime(double speed) => Math.Clamp(0.231 * Math.Sqrt(3.33 / Math.Max(speed, 0.5)), 0.16, 0.36);
}
