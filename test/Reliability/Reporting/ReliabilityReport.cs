using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace HipSense.Reliability;

/// <summary>Writes docs/reliability.md.</summary>
internal static class ReliabilityReport
{
    private const string Here = "dotnet run -c Release --project test/Reliability -- ";

    /// <summary>Plays everything and writes it down.</summary>
    /// <param name="file">Where.</param>
    /// <param name="seeds">Seeds for each case.</param>
    /// <returns>The exit code: 1 when a case did not hold or missing code was not noticed.</returns>
    public static int Write(string file, int seeds)
    {
        IReadOnlyList<CaseFigures> figures = CaseFigures.All(seeds);
        MutationCheck[] checks = [.. Mutation.All.AsParallel().AsOrdered().Select(mutation => MutationCheck.Of(mutation, seeds))];
        IReadOnlyList<PowerCutSweep> sweeps = SweepList.Run();
        using var text = new StreamWriter(file) { NewLine = "\n" };
        text.WriteLine("# Reliability");
        text.WriteLine("What was tried on the virtual board: the whole firmware, unmodified, on stand-ins of the packages over a register-level sensor, in virtual time. Nothing here was");
        text.WriteLine($"seen on hardware. Written by `{Here}report`, seeds 1 to {seeds}.");
        text.WriteLine();
        text.WriteLine("## Faults");
        text.WriteLine("Each case is played with every seed, which moves the moment and the size of the fault; it holds when the fault happened by its own counter and everything expected came");
        text.WriteLine("true. Recovery: from the end of the fault (F5, F6, F10, F12, F13, F34: from its beginning) until samples flow again, on the link until the phone has what it asks for (F24, F25: all alerts); F23: from the first write that fails, and F33: from the end of the pressure, until records reach the flash again; after a reboot the runtime's own start is taken as 1 s, which is not yet measured.");
        text.WriteLine();
        text.WriteLine("| row | fault | expected | held | recovery, median | 99 % |");
        text.WriteLine("|---|---|---|---:|---:|---:|");
        foreach (CaseFigures one in figures)
        {
            text.WriteLine($"| {one.Case.Row} | {one.Case.Fault} | {one.Case.Expected} | {one.Held} of {one.Trials.Count} | {CaseFigures.Seconds(one.Median)} s | {CaseFigures.Seconds(one.P99)} s |".Replace("– s", "–", StringComparison.Ordinal));
        }

        text.WriteLine();
        foreach (Trial trial in figures.SelectMany(one => one.Trials).Where(trial => !trial.Held))
        {
            string row = figures.Single(one => one.Trials.Contains(trial)).Case.Row;
            text.WriteLine($"- {row}, seed {trial.Seed}: {string.Join("; ", trial.Broken)}");
        }

        PowerCutTable.Write(text, sweeps);
        text.WriteLine("## Without the code");
        text.WriteLine($"`{Here}mutations` takes a piece of recovery out of a copy of the firmware; the row's case must fail then.");
        text.WriteLine();
        text.WriteLine("| row | taken out | then |");
        text.WriteLine("|---|---|---|");
        foreach (MutationCheck check in checks)
        {
            text.WriteLine($"| {check.Mutation.Row} | {check.Mutation.What} (`{check.Mutation.Type}.{check.Mutation.Method}`) | {(check.IsNoticed ? $"fails: {check.Example}" : "**holds**")} |");
        }

        foreach ((string row, string why) in MutationCheck.Without)
        {
            text.WriteLine($"| {row} | nothing | {why} |");
        }

        text.WriteLine();
        text.WriteLine("## What cannot be shown here");
        foreach (string line in s_notShown)
        {
            text.WriteLine($"- {line}");
        }

        return figures.All(one => one.Held == one.Trials.Count) && checks.All(check => check.IsNoticed) && sweeps.All(sweep => sweep.Held) ? 0 : 1;
    }

    private static readonly string[] s_notShown =
    [
        "A hang inside of native code (a mutex of the Bluetooth stack) stops the supervisor's timer as well; only a watchdog of the runtime's own image could end it, and the stock images have none.",
        "F7 asks for a power switch of the sensor: the board has none, its supply is the board's. A line that nothing frees stays dead until the power switch is used.",
        "The driver of the real chip tries to free a bus by itself; the model leaves that out, which is the harder case.",
        "That the runtime interrupts a duty after its limit was seen on the real interpreter built for Linux, for a loop, a sleep and a lock; on an ESP32: not yet tried.",
        "F33 refuses calls of the packages by an estimate of what they need (docs/footprint.md); how the runtime's own heap fills and breaks into pieces is not modelled.",
        "Deep sleep and waking by motion: the registers are written as the sensor's maps say; whether a board wakes is a test of the bring-up.",
    ];
}
