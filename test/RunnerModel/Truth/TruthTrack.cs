using System;
using System.Collections.Generic;
using System.Globalization;
using HipSense.Virtual;

namespace HipSense.Runners;

/// <summary>The truth beside a recording: one row for each output sample of the chip, computed anew from scenario and seed.</summary>
public static class TruthTrack
{
    /// <summary>The columns of <see cref="Format"/>, as the header of a recording names them.</summary>
    public const string Columns = "up_x,up_y,up_z,obliquity_deg,tilt_deg,rotation_deg,contact,activity";

    /// <summary>Walks through a scenario and stops at every output sample.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="seed">The seed the recording was made with.</param>
    /// <param name="ticks">Ticks of 1 ms from one output sample to the next: 5 at 200 Hz.</param>
    /// <returns>One and the same object, filled anew for every sample, of the instant n · <paramref name="ticks"/> ms.</returns>
    public static IEnumerable<TruthSample> Of(Scenario scenario, long seed, int ticks = 5)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(ticks, 1);
        var signal = new RunnerSignal(scenario, seed);
        var reading = new ImuReading();
        for (long index = 0; signal.TryRead(index, reading); index += ticks)
        {
            yield return signal.Truth;
        }
    }

    /// <summary>One row: up vector in sensor axes, obliquity, tilt (+ = forward) and rotation (+ = to the left) in degrees, contact (0 none, 1 left, 2 right, 3 both), activity (0 still,
    /// 1 walking, 2 running, 3 other).</summary>
    /// <param name="sample">The truth at one instant.</param>
    public static string Format(TruthSample sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{sample.UpX:F6},{sample.UpY:F6},{sample.UpZ:F6},{sample.ObliquityDeg:F3},{-sample.TiltDeg:F3},{sample.RotationDeg:F3},{(int)sample.Contact},{(int)sample.Activity}");
    }
}
