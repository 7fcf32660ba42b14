using System;
using System.Globalization;

namespace HipSense.VirtualClip;

/// <summary>Numbers as the report writes them.</summary>
internal static class Num
{
    /// <summary>With so many digits after the point, a true minus, and a dash for what is not there.</summary>
    public static string Of(double value, int digits)
    {
        if (double.IsNaN(value))
        {
            return "–";
        }

        string text = value.ToString("F" + digits, CultureInfo.InvariantCulture);
        bool isZero = text.AsSpan().TrimStart('-').Trim("0.").IsEmpty;
        return isZero ? text.TrimStart('-') : text.Replace('-', '−');
    }

    /// <summary>Bias ± SD.</summary>
    public static string BiasSd(ErrorSum errors, int digits) => errors.Count == 0 ? "–" : $"{Of(errors.Mean, digits)} ± {Of(errors.Sd, digits)}";
}
