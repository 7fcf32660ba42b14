using System.Collections.Generic;
using System.Linq;

namespace HipSense.Reliability;

/// <summary>All operations of the flash in which the power is cut.</summary>
public static class SweepList
{
    private static readonly bool[] s_fileSystems = [false, true];

    /// <summary>The operations.</summary>
    public static IReadOnlyList<SweptOperation> All { get; } = [.. SettingsSweeps.All, .. LogSweeps.All];

    /// <summary>Sweeps through all of them, each on both kinds of file system.</summary>
    public static IReadOnlyList<PowerCutSweep> Run() =>
        [.. All.AsParallel().AsOrdered().SelectMany(operation => s_fileSystems, (operation, inPlace) => operation.Run(inPlace))];
}
