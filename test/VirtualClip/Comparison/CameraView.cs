using System;
using System.Globalization;
using System.IO;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace HipSense.VirtualClip;

/// <summary>
/// Writes what a phone's camera behind a synthetic runner would have seen, as a reference for <c>compare</c>: on a clock of its own, with the noise of tracking
/// two stickers on every row. It is for trying the comparison without a clip, and says nothing about how true a clip is.
/// </summary>
internal static class CameraView
{
    /// <summary>Rows a second.</summary>
    public const double RateHz = 120;

    /// <summary>SD of the obliquity on each row, degrees: stickers 10 cm apart, 55 pixels, each found to a quarter of a pixel.</summary>
    public const double NoiseDeg = 0.36;

    /// <summary>The camera is switched on so long before the clip, s.</summary>
    public const double EarlierS = 4.2;

    /// <summary>Seconds of the recording in a second of the camera: 119.88 frames a second that are called 120.</summary>
    public const double ClockRate = 120 / 119.88;

    /// <summary>Writes it.</summary>
    /// <param name="recording">A recording with its truth.</param>
    /// <param name="seed">The noise follows from it.</param>
    /// <param name="text">Where.</param>
    public static void Write(Recording recording, long seed, TextWriter text)
    {
        double[] obliquity = recording.Truth[TruthColumn.Obliquity];
        double[] contact = recording.Truth[TruthColumn.Contact];
        var random = new MersenneTwister((int)(seed ^ (seed >> 32)));
        double rowS = Recording.RowMs / 1000;
        double lastS = (recording.Rows - 1) * rowS;
        text.WriteLine("time_s,obliquity_deg,contact");
        for (int i = 0; ; i++)
        {
            double seconds = i / RateHz;
            double at = (seconds * ClockRate) - EarlierS;
            if (at > lastS)
            {
                return;
            }

            // Before the clip is on, somebody stands there as at its first sample.
            double place = Math.Clamp(at / rowS, 0, recording.Rows - 1);
            int row = Math.Min((int)place, recording.Rows - 2);
            double value = obliquity[row] + ((place - row) * (obliquity[row + 1] - obliquity[row])) + Normal.Sample(random, 0, NoiseDeg);
            text.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{seconds:0.000000},{value:0.000},{contact[(int)Math.Round(place)]:0}"));
        }
    }
}
