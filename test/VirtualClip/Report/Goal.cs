using System;
using System.Globalization;

namespace HipSense.VirtualClip;

/// <summary>What a figure has to be.</summary>
internal enum GoalKind
{
    /// <summary>At most the limit.</summary>
    AtMost,

    /// <summary>At least the limit.</summary>
    AtLeast,

    /// <summary>Between minus and plus the limit.</summary>
    Within,
}

/// <summary>A figure with its goal.</summary>
/// <param name="Figure">What it is.</param>
/// <param name="Kind">How it is judged.</param>
/// <param name="Limit">The limit.</param>
/// <param name="Measured">What came out; NaN when it was not measured.</param>
/// <param name="Unit">Unit of both.</param>
/// <param name="Digits">Digits after the point; the limit has no more.</param>
/// <param name="On">What it was measured on.</param>
internal sealed record Goal(string Figure, GoalKind Kind, double Limit, double Measured, string Unit, int Digits, string On)
{
    /// <summary>In the table when nothing was measured.</summary>
    public const string NotMeasured = "not measured";

    /// <summary>In the table when the goal is met.</summary>
    public const string IsMet = "met";

    /// <summary>In the table when the goal is missed.</summary>
    public const string IsMissed = "**missed**";

    /// <summary>True when it was measured and is as it should be.</summary>
    public bool Met => Kind switch
    {
        GoalKind.AtMost => Measured <= Limit,
        GoalKind.AtLeast => Measured >= Limit,
        _ => Math.Abs(Measured) <= Limit,
    };

    /// <summary>True when it was measured and is not as it should be.</summary>
    public bool Missed => !double.IsNaN(Measured) && !Met;

    /// <summary>The goal as text.</summary>
    public string GoalText => (Kind == GoalKind.AtMost ? "≤ " : Kind == GoalKind.AtLeast ? "≥ " : "within ±") + Text(Limit);

    /// <summary>The figure as text, rounded against the clip, so that the text never says more than was measured.</summary>
    public string MeasuredText
    {
        get
        {
            if (double.IsNaN(Measured))
            {
                return "–";
            }

            double unit = Math.Pow(10, Digits);
            double scaled = Math.Round(Measured * unit, 6);
            double rounded = Kind == GoalKind.AtLeast ? Math.Floor(scaled) : scaled < 0 ? Math.Floor(scaled) : Math.Ceiling(scaled);
            return Text(rounded / unit);
        }
    }

    /// <summary>Met, missed or not measured.</summary>
    public string Verdict => double.IsNaN(Measured) ? NotMeasured : Met ? IsMet : IsMissed;

    private string Text(double value) =>
        (value + 0.0).ToString("F" + Digits, CultureInfo.InvariantCulture).Replace('-', '−') + (Unit is "°" or "" ? Unit : " " + Unit);
}
