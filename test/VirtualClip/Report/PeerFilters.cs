using System;
using System.Collections.Generic;
using HipSense.Core;
using HipSense.Peers;

namespace HipSense.VirtualClip;

/// <summary>
/// The filters of others with all the settings that are tried. Which of a family's settings is shown is decided by the very recordings that it
/// is shown on, which favours it.
/// </summary>
internal static class PeerFilters
{
    private const double Rate = ImuScale.RateHz;

    /// <summary>The families, each with its settings, in the order in which they are shown.</summary>
    public static readonly IReadOnlyList<(string Family, IReadOnlyList<Func<IUpFilter>> Settings)> All =
    [
        ("VQF", [() => new VqfFilter(Rate)]),
        (
            "Mahony",
            [
                () => new MahonyFilter(0.05, 0, Rate),
                () => new MahonyFilter(0.15, 0, Rate),
                () => new MahonyFilter(0.5, 0, Rate),
                () => new MahonyFilter(1, 0, Rate),
                () => new MahonyFilter(0.15, 0.005, Rate),
                () => new MahonyFilter(0.5, 0.05, Rate),
                () => new MahonyFilter(1, 0.3, Rate),
            ]),
        (
            "Madgwick",
            [
                () => new MadgwickFilter(0.003, Rate),
                () => new MadgwickFilter(0.01, Rate),
                () => new MadgwickFilter(0.033, Rate),
                () => new MadgwickFilter(0.1, Rate),
                () => new MadgwickFilter(0.2, Rate),
            ]),
    ];
}
