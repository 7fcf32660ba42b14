using System;
using System.Collections.Generic;
using System.Linq;
using HipSense.Virtual;

namespace HipSense.Reliability;

/// <summary>The files of a clip that has recorded runs before.</summary>
/// <param name="Files">What they hold, by their paths.</param>
public sealed record KeptRuns(IReadOnlyDictionary<string, byte[]> Files)
{
    /// <summary>Records runs.</summary>
    /// <param name="closed">Runs that came to their end.</param>
    /// <param name="closedS">How long each was, s.</param>
    /// <param name="openS">How long the runner has been on another one when the clip ends, s; 0: there is no other.</param>
    public static KeptRuns Record(int closed, double closedS = 9, double openS = 0)
    {
        var bench = new LogBench();
        BoardStop stop = bench.Session(bench =>
        {
            for (int i = 0; i < closed; i++)
            {
                bench.Run(closedS);
                bench.Control.Stop();
                bench.Stand(1);
            }

            bench.Run(openS);
        });
        return stop == BoardStop.Returned && bench.Files.Count == closed + (openS > 0 ? 1 : 0)
            ? new KeptRuns(bench.Flash.Files.ToDictionary(path => path, path => bench.Flash.Content(path)!))
            : throw new InvalidOperationException("The runs were not recorded.");
    }

    /// <summary>The path of a file of runs, counted from 0.</summary>
    public static string PathOf(int file) => $@"I:\run{file}.log";

    /// <summary>Puts the files onto a flash.</summary>
    public void PutOnto(VirtualFlash flash)
    {
        ArgumentNullException.ThrowIfNull(flash);
        foreach ((string path, byte[] content) in Files)
        {
            flash.Put(path, content);
        }
    }

    /// <summary>True when a file is as it was.</summary>
    public bool IsAsBefore(VirtualFlash flash, int file)
    {
        ArgumentNullException.ThrowIfNull(flash);
        return flash.Content(PathOf(file)) is { } content && content.AsSpan().SequenceEqual(Files[PathOf(file)]);
    }
}
