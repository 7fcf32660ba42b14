using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using HipSense.Hardware.Facts;
using HipSense.Hardware.Rules;

namespace HipSense.Hardware.Documents;

/// <summary>The parts of the build's pages that follow from <c>hardware/build.json</c> and from the board's wiring.</summary>
public static class BuildPages
{
    private const string End = "<!-- end -->";

    /// <summary>Writes the pages anew; what stands outside of the marks stays.</summary>
    /// <param name="facts">The catalogue.</param>
    /// <param name="sequence">The work and the tests.</param>
    /// <param name="folder">The path of <c>hardware</c>.</param>
    /// <returns>Each path below that folder, and its text.</returns>
    public static IEnumerable<(string Path, string Text)> Of(HardwareFacts facts, BuildSequence sequence, string folder)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(sequence);
        Wiring wiring = facts.Boards.Single(board => board.Board == sequence.Board);
        string assembly = File.ReadAllText(Path.Combine(folder, "assembly.md"));
        yield return ("assembly.md", Fill(Fill(assembly, "steps", Steps(sequence)), "wires", Wires(facts, wiring, sequence)));
        yield return ("bringup.md", Fill(File.ReadAllText(Path.Combine(folder, "bringup.md")), "tests", Tests(sequence)));
        yield return ("bringup-record.csv", Record(sequence));
        yield return ("perfboard.svg", PerfboardDrawing.Write(sequence.Perfboard, sequence.Colours));
    }

    private static string Fill(string page, string what, IEnumerable<string> lines)
    {
        string begin = $"<!-- begin: {what}, from build.json by dotnet run --project test/Hardware -->\n";
        int from = page.IndexOf(begin, StringComparison.Ordinal);
        if (from < 0)
        {
            throw new InvalidDataException("A page lacks the mark " + begin);
        }

        from += begin.Length;
        return page[..from] + string.Join('\n', lines) + "\n" + page[page.IndexOf(End, from, StringComparison.Ordinal)..];
    }

    private static IEnumerable<string> Steps(BuildSequence sequence)
    {
        int number = 0;
        foreach (BuildStep step in sequence.Steps)
        {
            number++;
            string parts = step.Places.Count == 0 ? "" : $" ({string.Join(", ", step.Places)})";
            yield return $"{number}. **{step.Title}**{parts}. {step.Text}";
            if (step.Tests.Count > 0)
            {
                yield return $"   - *Tests, in this order*: {string.Join(", ", step.Tests)}.";
            }

            yield return $"   - *If it fails*: {step.Fails}";
        }
    }

    private static IEnumerable<string> Wires(HardwareFacts facts, Wiring wiring, BuildSequence sequence)
    {
        string[] small = [.. PerfboardRules.SmallParts(wiring)];
        yield return "| net | colour | joins | at the small board | meter there, against GND |";
        yield return "|---|---|---|---|---|";
        foreach ((string net, IReadOnlyList<string> pins) in wiring.Nets.Where(net => sequence.Colours.ContainsKey(net.Key)))
        {
            string elsewhere = string.Join(", ", pins.Where(pin => !small.Contains(PinName.Parse(pin).Reference)));
            string? pad = sequence.Perfboard.Wires.FirstOrDefault(pad => sequence.Perfboard.Pads[pad] == net);
            yield return $"| {net} | {sequence.Colours[net]} | {elsewhere} | {pad ?? "–"} | {(pad is null || net == "GND" ? "–" : Reading(facts, wiring, small, net))} |";
        }
    }

    private static string Reading(HardwareFacts facts, Wiring wiring, string[] small, string net) =>
        ResistorNetwork.ToGround(facts, wiring, small, net) is double ohms
            ? (ohms / 1000).ToString("0.0", CultureInfo.InvariantCulture) + " kohm"
            : "no number: through diodes, one way alone";

    private static IEnumerable<string> Tests(BuildSequence sequence)
    {
        yield return "| # | test | who | how | pass |";
        yield return "|---|---|---|---|---|";
        foreach (BringUpTest test in sequence.Tests)
        {
            yield return $"| {test.Number} | {test.What} | {test.Who} | {test.How} | {test.Pass} |";
        }
    }

    private static string Record(BuildSequence sequence)
    {
        StringBuilder text = new("test,what,who,limit,result (PASS FAIL SKIPPED),numbers,note\n");
        foreach (BringUpTest test in sequence.Tests)
        {
            text.AppendJoin(',', new[] { test.Number.ToString(CultureInfo.InvariantCulture), test.What, test.Who, test.Pass, "", "", "" }.Select(Quote)).Append('\n');
        }

        foreach (string row in new[] { "unit", "board and hardware commit", "firmware commit and image", "WHO_AM_I", "built by", "tested by", "date" })
        {
            text.Append(row).Append(",,,,,,\n");
        }

        return text.ToString();
    }

    private static string Quote(string cell) => cell.Contains(',', StringComparison.Ordinal) || cell.Contains('"', StringComparison.Ordinal)
        ? "\"" + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + "\""
        : cell;
}
