using System;
using System.Collections.Generic;
using HipSense.Peers;

namespace HipSense.Tests.Peers;

/// <summary>Motion whose up vector is known: the sensor rocks about its x axis, after a while of standing.</summary>
internal static class SyntheticTilt
{
    public const double Rate = 200;

    public static IEnumerable<(Vector Rate, Vector Force, Vector Up)> Rocking(
        double seconds, double amplitudeDeg, double hz, double pushG, Vector bias, double stillSeconds = 0)
    {
        double amplitude = amplitudeDeg * Math.PI / 180;
        double omega = 2 * Math.PI * hz;
        for (int i = 0; i < seconds * Rate; i++)
        {
            double t = Math.Max(0, (i / Rate) - stillSeconds);
            bool isMoving = t > 0;
            double angle = amplitude * Math.Sin(omega * t);

            // The rate is that between the samples: the mean over the interval that ends here.
            double before = Math.Max(0, t - (1 / Rate));
            double turn = Rate * (angle - (amplitude * Math.Sin(omega * before)));
            var up = new Vector(0, Math.Sin(angle), Math.Cos(angle));
            var side = new Vector(0, Math.Cos(angle), -Math.Sin(angle));
            double push = isMoving ? pushG * Math.Cos(1.7 * omega * t) : 0;
            yield return (new Vector(turn, 0, 0) + bias, up + (push * side), up);
        }
    }

    public static double RmsDeg(IUpFilter filter, IEnumerable<(Vector Rate, Vector Force, Vector Up)> motion, double fromSeconds)
    {
        double squares = 0;
        int row = 0;
        int counted = 0;
        foreach ((Vector rate, Vector force, Vector up) in motion)
        {
            filter.Update(rate, force);
            if (row++ >= fromSeconds * Rate)
            {
                double error = Vector.AngleDeg(filter.Up, up);
                squares += error * error;
                counted++;
            }
        }

        return Math.Sqrt(squares / counted);
    }
}
