using System.Collections.Generic;
using System.CommandLine;
using HipSense.VirtualClip;

namespace HipSense.Benchmarks;

/// <summary><c>il</c>: counts.</summary>
internal static class IlCommand
{
    /// <summary>Makes the verb.</summary>
    public static Command Make(Terminal terminal)
    {
        var json = new Option<bool>("--json") { Description = "Print one JSON object instead of tables." };
        var budget = new Option<bool>("--budget") { Description = "Make what is measured the new budget: test/Benchmarks/budget.json." };
        var command = new Command("il", "Counts the IL instructions of a minute of running, from FIFO byte to event, by stage and method, and those of peers.")
        {
            json, budget,
        };
        command.SetAction(parsed => Run(terminal, parsed.GetValue(json), parsed.GetValue(budget)));
        return command;
    }

    private static int Run(Terminal terminal, bool isJson, bool isBudget)
    {
        var clip = ClipCost.Measure();
        var withPhone = ClipCost.Measure(withPhone: true);
        IReadOnlyList<Cost> peers = [RivalCost.Registers().Cost, .. RivalCost.Filters()];
        if (isJson)
        {
            terminal.Console.Profile.Out.Writer.WriteLine(IlJson.Write(clip, withPhone, peers));
        }
        else
        {
            IlView.Show(terminal.Console, clip, withPhone, peers);
        }

        if (isBudget)
        {
            Budget.Of(clip, withPhone).Write();
            terminal.Error.WriteLine("Written: " + Budget.File);
        }

        return 0;
    }
}
