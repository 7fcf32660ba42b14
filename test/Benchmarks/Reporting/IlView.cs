using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HipSense.Core;
using Spectre.Console;

namespace HipSense.Benchmarks;

/// <summary>The counts as tables.</summary>
internal static class IlView
{
    private const int MethodsShown = 15;

    /// <summary>Shows them.</summary>
    public static void Show(IAnsiConsole console, ClipCost clip, ClipCost withPhone, IReadOnlyCollection<Cost> peers)
    {
        console.WriteLine($"Per sample, {RunnerMinute.Description}: {clip.Samples} samples.");
        Table table = CostTable("stage");
        foreach (Cost room in clip.Rooms)
        {
            Add(table, room);
        }

        Add(table, clip.Sensing);
        Add(table, clip.Sampler);
        console.Write(table);
        console.WriteLine(Spread(clip));
        console.WriteLine(Text(
            $"Time: processor instructions × {Cost.NominalNs} ns (nominal) or {Cost.WorstNs} ns (worst); an IL instruction takes {HostCost.Simple} of them, calls, fields and elements more."));

        Table beside = CostTable("beside sensing, with a phone; per sample too");
        foreach (Cost part in withPhone.Beside)
        {
            Add(beside, part);
        }

        console.Write(beside);
        Table methods = CostTable("method");
        foreach (Cost method in clip.Methods.Take(MethodsShown))
        {
            Add(methods, method);
        }

        console.Write(methods);
        Table others = CostTable("peer, FIFO byte to up vector");
        Add(others, clip.UpVector with { Name = "HipSense, " + clip.UpVector.Name });
        foreach (Cost peer in peers)
        {
            Add(others, peer);
        }

        console.Write(others);
    }

    /// <summary>What the mean does not tell.</summary>
    public static string Spread(ClipCost clip) => Text(
        $"Of blocks, per sample ({ImuScale.BlockSamples} samples are one block): median {clip.BlockMedian / (double)ImuScale.BlockSamples:0.0}, p99 {clip.BlockP99 / (double)ImuScale.BlockSamples:0.0}, most {clip.BlockMax / (double)ImuScale.BlockSamples:0.0}. Worst burst (what one drain of the FIFO hands over): {clip.BurstMax} instructions.");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static Table CostTable(string what)
    {
        Table table = new Table().Border(TableBorder.Simple).AddColumn(what);
        foreach (string title in (string[])["IL", "calls", "bytes", "struct copies", "µs", "µs worst", "% CPU", "% worst"])
        {
            table.AddColumn(new TableColumn(title).RightAligned());
        }

        return table;
    }

    private static void Add(Table table, Cost cost) => table.AddRow(
        Markup.Escape(cost.Name),
        Number(cost.Instructions),
        Number(cost.Calls),
        Number(cost.AllocatedBytes),
        Number(cost.StructCopies),
        Number(cost.NominalUs),
        Number(cost.WorstUs),
        Number(Cost.Percent(cost.NominalUs)),
        Number(Cost.Percent(cost.WorstUs)));

    private static string Number(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
