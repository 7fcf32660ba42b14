using System;
using System.Collections.Generic;
using HipSense.Core;

namespace HipSense.VirtualClip;

/// <summary>Where somebody stands still in a recording: hardly any turning, a steady weight, and upright, for two seconds at least.</summary>
internal static class StandingParts
{
    private const int BlockRows = ImuScale.RateHz / 2;
    private const int LeastBlocks = 4;
    private const double MostDps = 8;
    private const double MostG = 0.04;
    private const double MostLeanDeg = 15;
    private const double RowS = Recording.RowMs / 1000;

    /// <summary>Finds them.</summary>
    /// <returns>Begin and end of each, s after the first sample.</returns>
    public static List<(double FromS, double ToS)> Of(Recording recording, UpTrace up)
    {
        var parts = new List<(double, double)>();
        int first = 0;
        int blocks = recording.Rows / BlockRows;
        for (int block = 0; block <= blocks; block++)
        {
            if (block < blocks && IsStill(recording, block * BlockRows) && IsUpright(up, block * BlockRows))
            {
                continue;
            }

            if (block - first >= LeastBlocks)
            {
                parts.Add((first * BlockRows * RowS, block * BlockRows * RowS));
            }

            first = block + 1;
        }

        return parts;
    }

    /// <summary>Where the clip is not calibrated yet it cannot say; then it is the calibration itself for which somebody stands.</summary>
    private static bool IsUpright(UpTrace up, int row) =>
        row < up.Rows && (double.IsNaN(up.ObliquityDeg(row)) || (Math.Abs(up.ObliquityDeg(row)) < MostLeanDeg && Math.Abs(up.TiltDeg(row)) < MostLeanDeg));

    private static bool IsStill(Recording recording, int first)
    {
        double squares = 0;
        for (int channel = 0; channel < Recording.Channels; channel++)
        {
            bool isGyro = channel >= 3;
            double unit = isGyro ? RecordingFormat.GyroPerDps : RecordingFormat.AccelPerG;
            double sum = 0;
            double sumOfSquares = 0;
            for (int row = first; row < first + BlockRows; row++)
            {
                double value = recording.Row(row)[channel] / unit;
                sum += value;
                sumOfSquares += value * value;
            }

            double sd = Math.Sqrt(Math.Max(0, (sumOfSquares / BlockRows) - (sum / BlockRows * (sum / BlockRows))));
            squares += Math.Pow(sd / (isGyro ? MostDps : MostG), 2);
        }

        return squares <= 1;
    }
}
