using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using HipSense.Hardware.Facts;

namespace HipSense.Hardware.Documents;

/// <summary>The page that says which wire goes where on one board.</summary>
public static class PinoutTable
{
    private const string Controller = HardwareFacts.Controller;

    private static readonly Dictionary<string, string> s_functions = new()
    {
        ["sda"] = "sensor, I2C data",
        ["scl"] = "sensor, I2C clock",
        ["sensorInterrupt"] = "sensor's interrupt, wakes the board",
        ["motor"] = "motor's gate (PWM)",
        ["button"] = "button, active high, wakes the board",
        ["batterySense"] = "half the battery's voltage (ADC1)",
        ["usbSense"] = "USB power there",
    };

    /// <summary>Writes the page.</summary>
    /// <param name="facts">The catalogue.</param>
    /// <param name="wiring">The board.</param>
    /// <returns>Markdown.</returns>
    public static string Write(HardwareFacts facts, Wiring wiring)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(wiring);
        StringBuilder text = new();
        text.Append($"# {wiring.Title}\n\n");
        text.Append($"*Status: {wiring.Status}.* Role: {wiring.Role}. Images of the runtime: {string.Join(", ", wiring.Targets.Select(target => $"`{target}`"))}.\n\n");
        if (wiring.NotYet is string reason)
        {
            text.Append($"**Do not buy this board yet**: {reason}.\n\n");
        }

        text.Append("Written from `wiring.json` by `dotnet run --project test/Hardware`: change that file, not this one.\n\n![schematic](schematic.svg)\n\n");
        AppendPads(text, facts, wiring);
        AppendNets(text, wiring);
        AppendCost(text, facts, wiring);
        AppendList(text, "How its build differs from [assembly](../../assembly.md)", wiring.Differs);
        AppendList(text, "What is not known", wiring.Doubts);
        return text.ToString();
    }

    private static void AppendList(StringBuilder text, string heading, IReadOnlyList<string> lines)
    {
        if (lines.Count > 0)
        {
            text.Append($"\n## {heading}\n- {string.Join("\n- ", lines)}\n");
        }
    }

    private static void AppendPads(StringBuilder text, HardwareFacts facts, Wiring wiring)
    {
        PartKind controller = facts.KindOf(wiring, Controller);
        ChipFacts chip = facts.Chips[controller.Chip!];
        text.Append($"## Pads of {Controller}, {controller.Value}\n\n| pad | GPIO | net | what for |\n|---|---|---|---|\n");
        foreach (PartPin pin in controller.Pins)
        {
            string name = Controller + "." + pin.Name;
            string what = string.Join("; ", FunctionOf(wiring, name).Concat(ReasonsToLeave(controller, chip, pin)));
            text.Append($"| {pin.Name} | {(pin.Gpio is int gpio ? gpio : "–")} | {wiring.NetOf(name) ?? "left open"} | {what} |\n");
        }

        foreach (OnBoardPart part in controller.OnBoard)
        {
            string what = string.Join("; ", FunctionOf(wiring, Controller + "." + part.Name).Append(part.What + (part.ActiveLow ? ", active low" : "")));
            text.Append($"| on the board: {part.Name} | {part.Gpio} | – | {what} |\n");
        }
    }

    private static void AppendNets(StringBuilder text, Wiring wiring)
    {
        text.Append("\n## Nets\n\n| net | joins |\n|---|---|\n");
        foreach ((string net, IReadOnlyList<string> pins) in wiring.Nets)
        {
            text.Append($"| {net} | {string.Join(", ", pins)} |\n");
        }
    }

    private static void AppendCost(StringBuilder text, HardwareFacts facts, Wiring wiring)
    {
        (decimal known, IReadOnlyList<string> unknown) = BillOfMaterials.Cost(facts, wiring);
        text.Append(CultureInfo.InvariantCulture, $"\n## What it costs\nThe parts of [bom.csv](bom.csv) whose price was looked up ({facts.PricesAsOf}), spares included, come to {known:0.00} US dollars.");
        text.Append(unknown.Count == 0 ? "\n" : $" Not looked up: {string.Join(", ", unknown)}.\n");
    }

    private static IEnumerable<string> FunctionOf(Wiring wiring, string pin) =>
        wiring.Firmware.Where(pair => pair.Value == pin).Select(pair => s_functions[pair.Key]);

    private static IEnumerable<string> ReasonsToLeave(PartKind controller, ChipFacts chip, PartPin pin)
    {
        if (pin.Gpio is not int gpio)
        {
            yield break;
        }

        if (chip.Straps.Contains(gpio))
        {
            yield return "read at reset: leave open";
        }

        if (chip.Flash.Contains(gpio))
        {
            yield return "flash: leave open";
        }

        if (chip.Console.Contains(gpio))
        {
            yield return "console or USB: leave open";
        }

        foreach (OnBoardPart part in controller.OnBoard.Where(part => part.Gpio == gpio))
        {
            yield return "on the board: " + part.What;
        }
    }
}
