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

    /// <summary>Degrees with one decimal, as on the Run screen; a dash when there are none.</summary>
    public static string Degrees(double? degrees) => degrees is double value ? value.ToString("0.0", CultureInfo.InvariantCulture) : "–";

    /// <summary>A length of time as hours, minutes and seconds.</summary>
    public static string Length(TimeSpan time) => time.TotalHours >= 1
        ? Of($"{(int)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}")
        : Of($"{time.Minutes}:{time.Seconds:00}");
}
