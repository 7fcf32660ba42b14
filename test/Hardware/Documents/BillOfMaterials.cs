using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using HipSense.Hardware.Facts;

namespace HipSense.Hardware.Documents;

/// <summary>What to buy for one board, as comma-separated text.</summary>
public static class BillOfMaterials
{
    /// <summary>Writes the list; parts of one kind and place share a row.</summary>
    /// <param name="facts">The catalogue.</param>
    /// <param name="wiring">The board.</param>
    /// <returns>The text.</returns>
    public static string Write(HardwareFacts facts, Wiring wiring)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(wiring);
        StringBuilder text = new($"references,part,value,manufacturer,makers number,used,to buy,approx. USD each ({facts.PricesAsOf}),where it goes\n");
        foreach (IGrouping<string, KeyValuePair<string, PlacedPart>> group in wiring.Parts.GroupBy(part => part.Value.Part))
        {
            PartKind kind = facts.Kinds[group.Key];
            int used = group.Sum(part => part.Value.Quantity);
            string[] cells =
            [
                string.Join(' ', group.Select(part => part.Key)), kind.Description, kind.Value, kind.Manufacturer, kind.Mpn,
                used.ToString(CultureInfo.InvariantCulture), (used + kind.Spares).ToString(CultureInfo.InvariantCulture),
                kind.PriceUsd?.ToString("0.00", CultureInfo.InvariantCulture) ?? "not looked up",
                string.Join("; ", group.Select(part => part.Value.Place).Distinct())
                    + (group.Any(part => part.Key == HardwareFacts.Controller) && wiring.NotYet is not null ? "; DO NOT BUY YET, see pinout.md" : ""),
            ];
            text.AppendJoin(',', cells.Select(Quote)).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>What the list comes to.</summary>
    /// <param name="facts">The catalogue.</param>
    /// <param name="wiring">The board.</param>
    /// <returns>US dollars for all parts, spares included, whose price was looked up; and what the others are.</returns>
    public static (decimal Known, IReadOnlyList<string> Unknown) Cost(HardwareFacts facts, Wiring wiring)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(wiring);
        (PartKind Kind, int Pieces)[] rows = [.. wiring.Parts.GroupBy(part => part.Value.Part)
            .Select(group => (Kind: facts.Kinds[group.Key], Used: group.Sum(part => part.Value.Quantity)))
            .Select(row => (row.Kind, row.Used + row.Kind.Spares))];
        return (rows.Sum(row => (row.Kind.PriceUsd ?? 0) * row.Pieces), [.. rows.Where(row => row.Kind.PriceUsd is null).Select(row => row.Kind.Value)]);
    }

    /// <summary>The references in a written list.</summary>
    /// <param name="csv">The text.</param>
    /// <returns>For example <c>R1</c>, as often as it is listed.</returns>
    public static IEnumerable<string> ReferencesIn(string csv)
    {
        ArgumentNullException.ThrowIfNull(csv);
        return csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).SelectMany(line => line.Split(',')[0].Split(' '));
    }

    private static string Quote(string cell) =>
        cell.Contains(',', StringComparison.Ordinal) ? "\"" + cell + "\"" : cell;
}
