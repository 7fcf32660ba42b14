using System;
using System.Collections.Generic;
using System.Linq;
using HipSense.Runners;
using HipSense.Virtual;

namespace HipSense.Tests.Runners;

/// <summary>A scenario read to its end at 1 kHz.</summary>
internal sealed class Recorded
{
    public Recorded(Scenario scenario, long seed)
    {
        var signal = new RunnerSignal(scenario, seed);
        var reading = new ImuReading();
        int length = (int)signal.Length;
        Accel = new Triple[length];
        Gyro = new Triple[length];
        Up = new Triple[length];
        Obliquity = new double[length];
        Contact = new Side[length];
        Activity = new Activity[length];
        Temperature = new double[length];
        for (int i = 0; i < length; i++)
        {
            signal.TryRead(i, reading);
            TruthSample truth = signal.Truth;
            Accel[i] = new Triple(reading.Ax, reading.Ay, reading.Az);
            Gyro[i] = new Triple(reading.Gx, reading.Gy, reading.Gz);
            Up[i] = new Triple(truth.UpX, truth.UpY, truth.UpZ);
            Obliquity[i] = truth.ObliquityDeg;
            Contact[i] = truth.Contact;
            Activity[i] = truth.Activity;
            Temperature[i] = reading.Temperature;
        }

        Stances = signal.Stances;
    }

    /// <summary>g; °/s; unit vector, all in sensor axes.</summary>
    public Triple[] Accel { get; }

    public Triple[] Gyro { get; }

    public Triple[] Up { get; }

    public double[] Obliquity { get; }

    public Side[] Contact { get; }

    public Activity[] Activity { get; }

    public double[] Temperature { get; }

    public IReadOnlyList<Stance> Stances { get; }

    public IReadOnlyList<Stance> Steady => [.. Stances.Where(stance => stance.Steady)];

    public int Length => Accel.Length;

    /// <summary>Vertical specific force, g, along the true up vector.</summary>
    public double[] Vertical => [.. Accel.Zip(Up, (f, u) => f.Dot(u))];

    /// <summary>One runner on a level road with nothing but the bones: no belt, no mounting error, no chip.</summary>
    public static Scenario Bare(double seconds, double speed = 3.2, Runner? runner = null) => new()
    {
        Runner = runner ?? new Runner(),
        Course = Scenario.StandThen(new Phase(PhaseKind.Run, seconds) { Speed = speed }),
        Belt = BeltFit.Rigid,
        Errors = ImuErrors.None,
    };

    /// <summary>The same on a snug belt.</summary>
    public static Scenario OnABelt(double seconds, double speed) => Bare(seconds, speed) with { Belt = BeltFit.Snug };

    public static double Sd(IEnumerable<double> values)
    {
        double[] all = [.. values];
        double mean = all.Average();
        return Math.Sqrt(all.Sum(x => (x - mean) * (x - mean)) / (all.Length - 1));
    }
}
