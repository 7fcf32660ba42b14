using System.Globalization;
using HipSense.Core;

namespace HipSense.VirtualClip;

/// <summary>The checks of the self-test in words and units.</summary>
internal static class SelfTestText
{
    private static readonly (string Name, string Row, double Scale, int Digits, string Unit)[] s_items =
    [
        ("identity", "6", 1, 0, ""),
        ("registers that did not hold", "7", 1, 0, ""),
        ("failed transfers of 200", "5", 1, 0, ""),
        ("gyroscope's self-test x", "8", 0.1, 1, "%"),
        ("gyroscope's self-test y", "8", 0.1, 1, "%"),
        ("gyroscope's self-test z", "8", 0.1, 1, "%"),
        ("accelerometer's self-test x", "9", 0.1, 1, "%"),
        ("accelerometer's self-test y", "9", 0.1, 1, "%"),
        ("accelerometer's self-test z", "9", 0.1, 1, "%"),
        ("noise of the accelerometer", "10", 0.1, 1, "mg"),
        ("noise of the gyroscope", "10", 0.001, 3, "°/s"),
        ("quietest axis", "10", 1 / 16.0, 1, "counts"),
        ("offset of the gyroscope", "11", 0.01, 2, "°/s"),
        ("gravity", "11", 0.001, 3, "g"),
        ("up axis", "12", 0.001, 3, "g"),
        ("sample rate", "13", 0.0001, 2, "Hz"),
        ("overflow seen and aligned", "14", 1, 0, ""),
        ("interrupt line", "15", 1, 0, ""),
        ("motor at the sensor", "17", 0.001, 2, "g"),
        ("motor's run-down", "17", 1, 0, "ms"),
        ("motor's sag", "16", 1, 0, "mV"),
        ("cell", "19", 1, 0, "mV"),
        ("flash", "self", 1, 0, ""),
        ("radio", "22", 1, 0, ""),
        ("memory", "4", 1, 0, "KB"),
    ];

    /// <summary>What is checked.</summary>
    public static string Name(SelfTestItem item) => s_items[(int)item].Name;

    /// <summary>The number of the test in hardware/bringup.md.</summary>
    public static string Row(SelfTestItem item) => s_items[(int)item].Row;

    /// <summary>A number in its unit.</summary>
    public static string Value(SelfTestItem item, int value)
    {
        if (item == SelfTestItem.Identity)
        {
            return "0x" + value.ToString("X2", CultureInfo.InvariantCulture);
        }

        (_, _, double scale, int digits, string unit) = s_items[(int)item];
        string number = (value * scale).ToString("F" + digits, CultureInfo.InvariantCulture);
        return unit.Length == 0 ? number : $"{number} {unit}";
    }

    /// <summary>The limits in that unit.</summary>
    public static string Limits(SelfTestItem item)
    {
        string low = Value(item, SelfTestResult.Low(item));
        string high = Value(item, SelfTestResult.High(item));
        return low == high ? high : $"{low} to {high}";
    }

    /// <summary>The verdict in one word.</summary>
    public static string Verdict(SelfTestVerdict verdict) => verdict switch
    {
        SelfTestVerdict.Passed => "PASS",
        SelfTestVerdict.Noted => "PASS, note",
        SelfTestVerdict.Failed => "FAIL",
        _ => "not made",
    };
}
