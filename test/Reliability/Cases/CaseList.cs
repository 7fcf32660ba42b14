using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace HipSense.Reliability;

/// <summary>All cases, in the order of the list.</summary>
public static class CaseList
{
    /// <summary>The cases.</summary>
    public static IReadOnlyList<FaultCase> All { get; } =
    [
        .. ((IReadOnlyList<FaultCase>[])[BusCases.All, ChipCases.All, SettingsCases.All, LogCases.All, LinkCases.All, StrangerCases.All, TimeCases.All, ClipCases.All, RestartCases.All, HeapCases.All, MotorCases.All])
            .SelectMany(cases => cases)
            .OrderBy(item => PlaceOf(item.Row)),
    ];

    /// <summary>Rows are called "F1", "F9b"; those without a number, which the list does not have, come last.</summary>
    private static int PlaceOf(string row)
    {
        string digits = new([.. row.Where(char.IsAsciiDigit)]);
        return digits.Length == 0 ? int.MaxValue : int.Parse(digits, CultureInfo.InvariantCulture);
    }
}
