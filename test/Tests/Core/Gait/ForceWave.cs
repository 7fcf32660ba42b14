using System;
using HipSense.Core;

namespace HipSense.Tests.Detection;

/// <summary>Writes a vertical force that is told by a function into a history, as the attitude room would.</summary>
internal sealed class ForceWave(Func<double, double> verticalG, Func<double, double>? contactG = null)
{
    private readonly Func<double, double> _contact = contactG ?? verticalG;

    public MotionHistory History { get; } = new();

    /// <summary>Now, s.</summary>
    public double Now => (double)History.Count / ImuScale.RateHz;

    /// <summary>Writes one block.</summary>
    public void NextBlock()
    {
        for (int i = History.Count / 2; i < (History.Count + ImuScale.BlockSamples) / 2; i++)
        {
            double time = ((2 * i) - 0.5) / ImuScale.RateHz;
            History.Vertical[i & MotionHistory.Mask] = (short)Math.Round(History.Unit * verticalG(time));
            History.Contact[i & MotionHistory.Mask] = (short)Math.Round(History.Unit * _contact(time));
        }

        History.Count += ImuScale.BlockSamples;
    }
}
