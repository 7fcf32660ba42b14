using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using HipSense.Reliability;

var seeds = new Option<int>("--seeds") { Description = "Seeds 1 to N for each case.", DefaultValueFactory = _ => 20, HelpName = "N" };
var output = new Option<string>("--out") { Description = "Where to write.", DefaultValueFactory = _ => "docs/reliability.md", HelpName = "FILE.md" };
var row = new Option<string?>("--row") { Description = "Only this row.", HelpName = "F1" };
var hours = new Option<double>("--hours") { Description = "How long, hours of virtual time.", DefaultValueFactory = _ => 24, HelpName = "H" };
var seed = new Option<int>("--seed") { Description = "What is left to chance follows from it.", DefaultValueFactory = _ => 1, HelpName = "N" };

var report = new Command("report", "Plays every case and writes docs/reliability.md.") { seeds, output };
report.SetAction(parsed => ReliabilityReport.Write(parsed.GetRequiredValue(output), parsed.GetRequiredValue(seeds)));

var play = new Command("play", "Plays the cases and tells which held.") { seeds, row };
play.SetAction(parsed =>
{
    int failed = 0;
    foreach (FaultCase item in CaseList.All.Where(item => parsed.GetValue(row) is not string only || item.Row == only))
    {
        var figures = new CaseFigures(item, [.. Enumerable.Range(1, parsed.GetRequiredValue(seeds)).Select(item.Run)]);
        Console.WriteLine($"{item.Row,-5} {figures.Held}/{figures.Trials.Count}  {CaseFigures.Seconds(figures.Median)} / {CaseFigures.Seconds(figures.P99)} s  {item.Fault}");
        foreach (Trial trial in figures.Trials.Where(trial => !trial.Held))
        {
            failed++;
            Console.WriteLine($"      seed {trial.Seed}: {string.Join("; ", trial.Broken)}");
        }
    }

    return failed == 0 ? 0 : 1;
});

var mutations = new Command("mutations", "Takes each piece of recovery out of a copy of the firmware; its case must fail then.") { seeds, row };
mutations.SetAction(parsed =>
{
    int missed = 0;
    foreach (Mutation mutation in Mutation.All.Where(mutation => parsed.GetValue(row) is not string only || mutation.Row == only))
    {
        var check = MutationCheck.Of(mutation, parsed.GetRequiredValue(seeds));
        missed += check.IsNoticed ? 0 : 1;
        Console.WriteLine($"{mutation.Row,-5} {(check.IsNoticed ? "fails without" : "HOLDS WITHOUT")} {mutation.Type}.{mutation.Method} ({mutation.What}){(check.IsNoticed ? $": {check.Example}" : "")}");
    }

    return missed == 0 ? 0 : 1;
});

var sweeps = new Command("sweeps", "Cuts the power after every byte of everything that writes to the flash.");
sweeps.SetAction(parsed =>
{
    int failed = 0;
    foreach (PowerCutSweep sweep in SweepList.Run())
    {
        failed += sweep.Held ? 0 : 1;
        Console.WriteLine($"{sweep.Operation.Name}, {(sweep.InPlace ? "in place" : "beside")}: {sweep.Cuts} cuts; {sweep.Seen}{(sweep.MostLostS < 0 ? "" : $"; at most {sweep.MostLostS:0.00} s lost")}");
        foreach (string broken in sweep.Broken)
        {
            Console.WriteLine($"      {broken}");
        }
    }

    return failed == 0 ? 0 : 1;
});

var soak = new Command("soak", "Hours with faults at random.") { hours, seed };
soak.SetAction(parsed => Soak.Command(parsed.GetRequiredValue(hours), parsed.GetRequiredValue(seed)));

var count = new Option<int>("--count") { Description = "Days, seeds 1 to N.", DefaultValueFactory = _ => 1000, HelpName = "N" };
var only = new Option<int?>("--seed") { Description = "Only this day, and what was done in it.", HelpName = "N" };
var days = new Command("days", "Random days of switching off, walking, crashing and no clock: runs merged, split, lost or misdated.") { count, only };
days.SetAction(parsed => RunDays.Command(parsed.GetRequiredValue(count), parsed.GetValue(only)));

var powerFile = new Option<string>("--out") { Description = "The document.", DefaultValueFactory = _ => "docs/power.md", HelpName = "FILE.md" };
var power = new Command("power", "Writes the tables of docs/power.md.") { powerFile };
power.SetAction(parsed => File.WriteAllText(parsed.GetRequiredValue(powerFile), PowerTables.Fill(File.ReadAllText(parsed.GetRequiredValue(powerFile)))));

return new RootCommand("What the clip survives: faults on the virtual board, in virtual time.") { report, play, mutations, sweeps, soak, days, power }.Parse(args).Invoke();
