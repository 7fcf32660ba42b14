using System;
using System.Globalization;
using HipSense.Core;

namespace HipSense.VirtualClip;

/// <summary>One stride as a row of the live table: a left and a right stance, or as much of it as there was.</summary>
internal sealed class StrideRow
{
    private const int BarCells = 12;
    private const double DegPerCell = 1;
    private const double UsPerMinute = 60e6;
    private const string Eighths = " ▏▎▍▌▋▊▉";

    /// <summary>The left stance.</summary>
    public StanceEvent? Left { get; private set; }

    /// <summary>The right stance.</summary>
    public StanceEvent? Right { get; private set; }

    /// <summary>A stance whose side is not known.</summary>
    public StanceEvent? Unknown { get; private set; }

    private StanceEvent First => Unknown ?? (Left is null || (Right is not null && Right.InitialContactUs < Left.InitialContactUs) ? Right! : Left);

    /// <summary>When it began.</summary>
    public string Time => CueText.Clock(First.InitialContactUs);

    /// <summary>Steps per minute.</summary>
    public string Cadence
    {
        get
        {
            int steps = 0;
            long sumUs = 0;
            foreach (StanceEvent? stance in new[] { Left, Right, Unknown })
            {
                if (stance is { StepUs: > 0 })
                {
                    steps++;
                    sumUs += stance.StepUs;
                }
            }

            return steps == 0 ? "" : (steps * UsPerMinute / sumUs).ToString("0", CultureInfo.InvariantCulture);
        }
    }

    /// <summary>Adds the next stance.</summary>
    /// <returns>False when it belongs to the next stride.</returns>
    public bool TryAdd(StanceEvent stance)
    {
        bool isFull = Unknown is not null || (stance.Side == Side.Unknown ? Left is not null || Right is not null
            : stance.Side == Side.Left ? Left is not null
            : Right is not null);
        if (isFull)
        {
            return false;
        }

        switch (stance.Side)
        {
            case Side.Left:
                Left = stance;
                break;
            case Side.Right:
                Right = stance;
                break;
            default:
                Unknown = stance;
                break;
        }

        return true;
    }

    /// <summary>A drop as a bar, always of the same length.</summary>
    public static string Bar(StanceEvent? stance)
    {
        int eighths = stance is null ? 0 : (int)Math.Clamp(Math.Round(stance.DropPeakDeg / DegPerCell * 8), 0, BarCells * 8);
        string bar = new string('█', eighths / 8) + (eighths % 8 > 0 ? Eighths[eighths % 8] : "");
        return bar.PadRight(BarCells);
    }

    /// <summary>A drop in digits.</summary>
    public static string Drop(StanceEvent? stance) => stance is null ? "" : ScoreView.Figure(stance.DropPeakDeg, 1) + "°";

    /// <summary>A contact time in digits.</summary>
    public static string Contact(StanceEvent? stance) => stance is null ? "" : (stance.ContactUs / 1000).ToString(CultureInfo.InvariantCulture) + " ms";
}
