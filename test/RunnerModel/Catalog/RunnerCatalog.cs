using System;
using System.Collections.Generic;
using System.Linq;

namespace HipSense.Runners;

/// <summary>The runners that can be called by name, on a command line or in a test.</summary>
public static class RunnerCatalog
{
    /// <summary>The one to start with.</summary>
    public const string Default = "tiring";

    private static readonly NamedRunner[] s_all = [.. Runs.All, .. Grounds.All, .. Clips.All, .. Starts.All, .. NoRuns.All];

    /// <summary>All of them, in the order of their descriptions.</summary>
    public static IReadOnlyList<NamedRunner> All => s_all;

    /// <summary>The runner of that name.</summary>
    /// <param name="name">A name of <see cref="All"/>, in any case.</param>
    /// <exception cref="ArgumentException">There is none; the message lists the names.</exception>
    public static NamedRunner Get(string name) =>
        s_all.FirstOrDefault(runner => string.Equals(runner.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new ArgumentException(
            $"There is no runner '{name}'. The runners are: {string.Join(", ", s_all.Select(runner => runner.Name))}.", nameof(name));
}
