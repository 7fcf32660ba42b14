using System.Collections.Generic;

namespace HipSense.Reliability;

/// <summary>All cases, in the order of the list.</summary>
public static class CaseList
{
    /// <summary>The cases.</summary>
    public static IReadOnlyList<FaultCase> All { get; } = [.. BusCases.All, .. ChipCases.All, .. LinkCases.All, .. StrangerCases.All, .. TimeCases.All, .. ClipCases.All, .. MotorCases.All];
}
