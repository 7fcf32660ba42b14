using System;
using System.Collections.Generic;
using System.Linq;

namespace HipSense.Reliability;

/// <summary>Many days, each from its own seed.</summary>
public sealed class RunDays
{
    private RunDays()
    {
    }

    /// <summary>Days.</summary>
    public int Days { get; private set; }

    /// <summary>Runs that there were.</summary>
    public int Runs { get; private set; }

    /// <summary>Times that the clip was cut off.</summary>
    public int Cuts { get; private set; }

    /// <summary>Runs that were dropped because the flash was full.</summary>
    public int Dropped { get; private set; }

    /// <summary>Days on which the clip told that it could not record.</summary>
    public int Told { get; private set; }

    /// <summary>What was not as it was, each with its seed.</summary>
    public IReadOnlyList<string> Wrong { get; private set; } = [];

    /// <summary>Plays days.</summary>
    /// <param name="count">Seeds 1 to this.</param>
    public static RunDays Play(int count)
    {
        var all = new RunDays();
        var wrong = new List<string>();
        foreach (int seed in Enumerable.Range(1, count))
        {
            using var day = RunDay.Play(seed);
            all.Days++;
            all.Runs += day.Runs;
            all.Cuts += day.Cuts;
            all.Dropped += day.Dropped;
            all.Told += day.HasTold ? 1 : 0;
            wrong.AddRange(day.Wrong.Select(what => $"day {seed}: {what}"));
        }

        all.Wrong = wrong;
        return all;
    }

    /// <summary>Plays days and tells.</summary>
    public static int Command(int count, int? only)
    {
        if (only is int seed)
        {
            using var day = RunDay.Play(seed);
            Console.WriteLine(day.Script);
            Console.WriteLine(string.Join('\n', day.Wrong));
            return day.Wrong.Count == 0 ? 0 : 1;
        }

        RunDays all = Play(count);
        Console.WriteLine(string.Join('\n', all.Wrong.Take(40)));
        Console.WriteLine(all);
        return all.Wrong.Count == 0 ? 0 : 1;
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Days} days, {Runs} runs, {Cuts} times cut off, {Dropped} runs dropped for newer ones, {Told} days on which the log told that it could not; {Wrong.Count} wrong";
}
