using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace HipSense.Reliability;

/// <summary>The report's table of power cuts.</summary>
internal static class PowerCutTable
{
    /// <summary>Writes the table.</summary>
    public static void Write(TextWriter text, IReadOnlyList<PowerCutSweep> sweeps)
    {
        text.WriteLine("## Power cuts swept");
        text.WriteLine("The power goes after the first byte that an operation programs, after the second and so on, and the last time not at all; each time the clip is started again, must be ready");
        text.WriteLine("within a second, and save or record anew. \"Beside\": a file system that writes beside the old state, as the clip's littlefs does; \"in place\": one that writes over it.");
        text.WriteLine();
        text.WriteLine("| operation | file system | cuts | found afterwards | most lost |");
        text.WriteLine("|---|---|---:|---|---:|");
        foreach (PowerCutSweep sweep in sweeps)
        {
            text.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {sweep.Operation.Name} | {(sweep.InPlace ? "in place" : "beside")} | {sweep.Cuts:N0} | {sweep.Seen} | {(sweep.MostLostS < 0 ? "–" : string.Create(CultureInfo.InvariantCulture, $"{sweep.MostLostS:0.00} s"))} |"));
        }

        text.WriteLine();
        text.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{sweeps.Sum(sweep => sweep.Cuts):N0} cuts. A save never leaves anything but old, new or, before the first, defaults; of a run at most {PowerCutSweep.MayLoseS:0} s may be lost."));
        foreach (PowerCutSweep sweep in sweeps.Where(sweep => !sweep.Held))
        {
            text.WriteLine($"- **{sweep.Operation.Name}**: {string.Join("; ", sweep.Broken)}");
        }

        text.WriteLine();
    }
}
