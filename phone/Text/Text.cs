using System;
using System.Globalization;
using HipSense.Core;

namespace HipSense.Phone;

/// <summary>Words and numbers, written the same on every phone.</summary>
internal static class Text
{
    /// <summary>Writes with decimal points, whatever the phone's language.</summary>
    public static string Of(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>The side as a word.</summary>
    public static string Of(Side side) => side switch
    {
        Side.Left => "left",
        Side.Right => "right",
        _ => "unknown",
    };

    /// <summary>The other side as a word: the one that goes down in a stance of this.</summary>
    public static string Other(Side side) => Of(side == Side.Left ? Side.Right : Side.Left);

    /// <summary>What a cue tells, of the leg or the pelvis that it is about: everywhere the same words.</summary>
    public static string Of(CueKind kind) => kind switch
    {
        CueKind.TooMuchDrop => "hips not level",
        CueKind.Recovered => "level again",
        CueKind.BackArched => "back arched",
        _ => "turns too much",
    };

    /// <summary>The leg that a cue is about, as a word; of the whole pelvis it is both.</summary>
    public static string LegOf(Side side) => side == Side.Unknown ? "both" : Of(side);

    /// <summary>Degrees with one decimal, as on the Run screen; a dash when there are none.</summary>
    public static string Degrees(double? degrees) => degrees is double value ? value.ToString("0.0", CultureInfo.InvariantCulture) : "–";

    /// <summary>A length of time in its two largest units: no one takes it for a time of day.</summary>
    public static string Length(TimeSpan time) => time switch
    {
        { TotalDays: >= 1 } => Of($"{(int)time.TotalDays} d {time.Hours} h"),
        { TotalHours: >= 1 } => Of($"{time.Hours} h {time.Minutes} min"),
        { TotalMinutes: >= 1 } => Of($"{time.Minutes} min {time.Seconds} s"),
        _ => Of($"{time.Seconds} s"),
    };
}
