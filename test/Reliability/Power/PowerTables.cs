using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace HipSense.Reliability;

/// <summary>The tables of docs/power.md.</summary>
public static class PowerTables
{
    /// <summary>The least share of the time in which the chip works: sensing alone, see docs/cost.md.</summary>
    public const double LittleWork = 0.2;

    /// <summary>The greatest: with Bluetooth, log and slack.</summary>
    public const double MuchWork = 0.8;

    private const string Begin = "<!-- begin: dotnet run --project test/Reliability -- power -->";
    private const string End = "<!-- end -->";

    /// <summary>Puts the tables into the document, between its marks.</summary>
    /// <param name="document">The document.</param>
    /// <returns>The document with the tables of the model.</returns>
    public static string Fill(string document)
    {
        ArgumentNullException.ThrowIfNull(document);
        int begin = document.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        int end = document.IndexOf(End, begin, StringComparison.Ordinal);
        return document[..begin] + "\n" + string.Join('\n', Lines()) + "\n" + document[end..];
    }

    private static (string Name, double Ua)[] Modules { get; } =
    [
        ("the module's LED and regulator removed", 0),
        ("its regulator left in", PowerModel.ModuleRegulatorUa),
        ("both left in", PowerModel.ModuleRegulatorUa + PowerModel.ModuleLedUa),
    ];

    private static IEnumerable<string> Lines()
    {
        string cells = string.Join(" | ", PowerModel.CellsMah.Select(mah => $"{mah} mAh"));
        string rule = string.Concat(PowerModel.CellsMah.Select(_ => "---:|"));
        yield return $"| board | state | current | {cells} |";
        yield return $"|---|---|---:|{rule}";
        foreach (PowerModel board in PowerModel.Boards)
        {
            yield return Row(board.Board, "running, phone connected", board.RunMa(LittleWork), board.RunMa(MuchWork));
            yield return Row(board.Board, "resting, phone connected", board.RestMa, board.RestMa);
        }

        yield return "";
        yield return $"| board | deep sleep | current | {cells} |";
        yield return $"|---|---|---:|{rule}";
        foreach (PowerModel board in PowerModel.Boards)
        {
            foreach ((string module, double moduleUa) in Modules)
            {
                double ua = board.DeepSleepUa(moduleUa);
                string days = string.Join(" | ", PowerModel.CellsMah.Select(mah => Number(PowerModel.Hours(mah, ua / 1000) / 24, 0) + " d"));
                yield return $"| {board.Board} | {module} | {Number(ua, 0)} µA | {days} |";
            }
        }
    }

    private static string Row(string board, string state, double leastMa, double mostMa)
    {
        string hours = string.Join(" | ", PowerModel.CellsMah.Select(mah => Range(PowerModel.Hours(mah, mostMa), PowerModel.Hours(mah, leastMa), 1) + " h"));
        return $"| {board} | {state} | {Range(leastMa, mostMa, 0)} mA | {hours} |";
    }

    private static string Range(double least, double most, int digits)
    {
        string low = Number(least, digits);
        string high = Number(most, digits);
        return low == high ? low : $"{low}–{high}";
    }

    private static string Number(double value, int digits) => value.ToString("F" + digits, CultureInfo.InvariantCulture);
}
