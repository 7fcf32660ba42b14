using System.Globalization;
using System.IO;
using System.Linq;
using HipSense.Core;
using HipSense.Rivals;
using static HipSense.Benchmarks.Markdown;

namespace HipSense.Benchmarks;

/// <summary>Writes docs/cost.md.</summary>
/// <param name="study">What was measured.</param>
/// <param name="text">Where to.</param>
internal sealed class CostReport(CostStudy study, TextWriter text)
{
    /// <summary>The plot's name.</summary>
    public const string Plot = "accuracy-vs-cost.png";

    private const string Command = "dotnet run -c Release --project test/Benchmarks -- report";
    private const int MethodsShown = 12;
    private const double SlowestEraseS = 0.4;
    private const double SecondsOfHour = 3600;

    private static readonly string[] s_costTitles = ["", "IL", "share", "calls", "bytes", "µs", "µs worst", "% CPU", "% worst"];

    private ClipCost Clip => study.Clip;

    /// <summary>Writes it.</summary>
    /// <param name="imageFolder">The folder of the plot, as seen from the report.</param>
    public void Write(string imageFolder)
    {
        text.WriteLine("# What a sample costs");
        text.WriteLine();
        text.WriteLine($"<!-- Written by: {Command}. Do not edit. -->");
        Line($"The clip's interpreter needs 0.3–0.8 µs for an IL instruction, so instructions are what counts. They are counted here, not timed: copies of the clip's assemblies, compiled with optimisation as for the clip, are rewritten so that they count what they execute, and run on the virtual board. The counts are exact and the same on every machine. `{Command}` writes this page; `-- il` shows the counts alone, `-- il --json` for programs.");
        Line($"Measured on {RunnerMinute.Description}: {Clip.Samples} samples.");
        Goals();
        Stages();
        Beside();
        Time();
        Peers(imageFolder);
        Growth();
        Limit();
        Notes();
    }

    private void Goals()
    {
        Head("Goals");
        Table(text, ["goal", "wanted", "measured", " verdict"], GoalList.Of(study).Select(goal => (string[])[goal.Figure, goal.Wanted, goal.Measured, goal.Verdict]));
        Line($"Like is compared with like: a filter, from FIFO byte to up vector, with the clip's decode and up vector, which give the detection four signals besides; the binding's reading with the clip's. The detection on top of that has no rival here.");
    }

    private void Stages()
    {
        Head("From FIFO byte to event");
        Line($"Per sample, in the mean. Each row is one of the methods that `HipMonitor.ProcessBlock` calls, with everything below it.");
        Table(text, s_costTitles, [.. Clip.Rooms.Select(Row), Row(Clip.Sensing)]);
        Line($"{IlView.Spread(Clip)} A block is dear when a foot lands or leaves in it: what is to be done once for a step is done then.");
        Line($"Before that, sampler, driver and the I2C package's calls, per sample (one transfer asks how much there is, the next fetches it):");
        Table(text, s_costTitles, [Row(Clip.Sampler)]);
        Line($"Our code allocates {Number(Clip.Sensing.Total.AllocatedBytes + Clip.Sampler.Total.AllocatedBytes, 0)} bytes in the minute. The package itself allocates about {PackageCost.BusTransferBytes} bytes a transfer: {Number(Clip.Sampler.PackageBytes, 0)} bytes a sample, {Number(Clip.Sampler.PackageBytes * ImuScale.RateHz / 1000, 1)} kB/s.");
        Line($"The dearest methods, without what they call:");
        Table(text, s_costTitles, Clip.Methods.Take(MethodsShown).Select(method => Row(method with { Name = $"`{method.Name}`" })));
    }

    private void Beside()
    {
        Head("Run log and Bluetooth");
        ClipCost clip = study.WithPhone;
        (double nominal, double worst) = study.BesidePercent;
        double slowest = study.Hour.Board.Erases * SlowestEraseS / SecondsOfHour * 100;
        Line($"The same minute with the owner's phone, which has proven itself and listens to metrics, alerts and cadence; the log records. What both note when they are told of a step is in their rows, and not in those above. The phone costs the sample path nothing.");
        Table(
            text,
            ["", "IL a second", "bytes a minute", "bytes of the packages", "calls of the packages", "% CPU", "% worst", "of it packages"],
            [
                BesideRow(clip.Log),
                BesideRow(clip.Link),
                ["the flash stops the processor", "", "", "", "", Number(study.Hour.FlashPercent, 2), Number(study.Hour.FlashPercent, 2), ""],
                ["run log and Bluetooth", "", "", "", "", Number(nominal, 2), Number(worst, 2), ""],
                BesideRow(clip.Rest),
            ]);
        Line($"A call of a package is a notification, a file opened and closed, or another call of a file. What their managed code needs for it was measured on the real interpreter, {PackageCost.Notification:N0}, {PackageCost.FileOpen:N0} and {PackageCost.FileCall:N0} processor instructions; their native parts, the radio's stack and the file system, no one has measured yet. The flash's time is the mean of an hour, since a run's first blocks are cheap, with 45 ms to erase a block and 0.4 ms to write 256 bytes, the typical figures of the chip (W25Q32JV); if every erase took the 400 ms that its datasheet allows, the flash alone would take {Number(slowest, 0)} %.");
        Line($"The {Number(clip.Link.Total.AllocatedBytes, 0)} bytes that our code allocates are the packets of the metrics: each is a new array, since a phone may be reading the one before.");
    }

    private static string[] BesideRow(Cost cost) =>
    [
        cost.Name,
        Number(cost.InstructionsPerSecond, 0),
        Number(cost.Total.AllocatedBytes, 0),
        Number(cost.Total.PackageBytes, 0),
        Number(cost.Total.Notifications + cost.Total.FileOpens + cost.Total.FileCalls, 0),
        Number(Cost.Percent(cost.NominalUs), 2),
        Number(Cost.Percent(cost.WorstUs), 2),
        Number(100.0 * PackageCost.HostInstructionsOf(cost.Total) / cost.Total.HostInstructions, 0) + " %",
    ];

    private static string[] Told(string what, (long Packets, long Bytes) told) => [what, Number(told.Bytes, 0), Number(told.Packets, 0)];

    private void Time()
    {
        Head("How the time is estimated");
        Line($"µs = h · {Cost.NominalNs} ns (nominal) or h · {Cost.WorstNs} ns (worst), and % CPU = µs · {ImuScale.RateHz} Hz. h is the number of processor instructions that the interpreter needs: {HostCost.Simple} for any IL instruction, and more for some, as the real interpreter was seen to need (32-bit, optimised for size): a field about 225 in all, an element of an array 155, a call 505 and 85 for each argument, a virtual one 320 more, a struct's copy 1,900, a transfer of the I2C package {PackageCost.BusTransfer:N0}. Here that is {Number(Clip.Sensing.Total.HostInstructions / (double)Clip.Sensing.Total.Instructions, 1)} for an IL instruction in the mean.");
        Line($"Checked once against the real interpreter, built for the desktop with counters, on 1,600 samples of another run, detection alone: 715,793 IL instructions there, less the loop around it, and 715,770 here, 447.4 a sample; 36,000 processor instructions a sample there, and about 37,600 by this estimate. What no one has measured yet is the ns: {Cost.NominalNs}–{Cost.WorstNs} comes from the few published timings of ESP32 boards.");
    }

    private void Peers(string imageFolder)
    {
        Head("Beside other ways");
        text.WriteLine($"![Error of the obliquity against instructions a sample]({imageFolder}/{Plot})");
        text.WriteLine();
        Line($"Same counter, same minute. Error: RMSE of the pelvis' obliquity while running, mean of the runs ({Accuracy.Description}). Rivals are given the gyro less its mean while standing, and the zero and the heading that the clip found; of a rival's settings the best on these runs is shown. Ratio: against the clip's decode and up vector.");
        Table(
            text,
            ["from FIFO byte to up vector", " written", "IL", "ratio", "calls", "bytes", "struct copies", "µs", "ratio", "RMSE"],
            [
                Rival(Clip.UpVector with { Name = "HipSense, " + StageName.UpVector }, "flat; with the four signals that the detection needs", study.Accuracy.Clip),
                Rival(Clip.Sensing with { Name = "HipSense, all of it: to the cue" }, RivalList.Flat, study.Accuracy.Clip),
                .. study.Filters.Select((filter, i) => Rival(filter, RivalList.All[i].Style, study.Accuracy.Rivals[i])),
            ]);
        Line($"How it is written decides more than what is computed: the same filter costs {Number(Ratio(RivalList.OwnWithStructs, RivalList.Own), 1)} times as many instructions and {Number(RatioUs(RivalList.OwnWithStructs, RivalList.Own), 1)} times the time with vectors as structs. VQF costs {Number(Ratio(RivalList.VqfWithStructs, RivalList.Vqf), 1)} times as many written to be read, and its flat form, which a test holds against that one, is {Number(Filter(RivalList.Vqf).Instructions / Clip.UpVector.Instructions, 1)} times the clip's. Integers do not make the filter cheaper for the interpreter, to which all numbers are alike; they cost shifts. They buy the same bits on every machine, and processors of this family have no arithmetic in double, which the estimate of the time does not know.");
        Table(
            text,
            ["from chip to bytes", "IL", "transfers", "bytes", "bytes of the package", "µs", "µs on the wire"],
            [Reading(Clip.Sampler, Clip.Use.BusUs / (double)Clip.Samples), Reading(study.Registers, study.RegistersBusUs)]);
        Line($"The binding's way is a transfer for each group of registers and a vector of doubles for each; it was written for the comparison from the binding's public members, and leaves out that the binding asks the chip for the divider of its rate with every reading.");
    }

    private void Growth()
    {
        Head("How cost grows");
        Line($"With the rate: what a sample costs does not depend on it, so the share of the processor is proportional. The filter's constants are those of {ImuScale.RateHz} Hz; other rates are arithmetic, not something that the clip can be set to.");
        int[] rates = [50, 100, 200, 500, 1000];
        double nominal = Clip.Sensing.NominalUs + Clip.Sampler.NominalUs;
        double worst = Clip.Sensing.WorstUs + Clip.Sampler.WorstUs;
        Table(
            text,
            ["rate, Hz", "% CPU", "% worst", "% of the time the bus is busy"],
            rates.Select(rate => (string[])[
                rate.ToString(CultureInfo.InvariantCulture),
                Number(Cost.Percent(nominal, rate), 1),
                Number(Cost.Percent(worst, rate), 1),
                Number(Cost.Percent(Clip.Use.BusUs / (double)Clip.Samples, rate), 1)]));
        Line($"With the length of the run: the same minute again and again for ten hours, detection alone. It does not grow; once the heading is found it is looked after only now and then, which makes some minutes cheaper than others.");
        Table(
            text,
            ["minute", "IL a sample"],
            study.LongRun.Select(minute => (string[])[minute.Minute.ToString(CultureInfo.InvariantCulture), Number(minute.Instructions, 2)]));
        Line($"Bytes an hour, of running without a break and with a phone that listens to metrics, alerts and cadence: what the virtual board's flash and radio were given. The minute, which is repeated here, has {study.Hour.Alerts.Packets} alerts; each is {AlertPacket.Length} bytes. A file is appended to by copying its last block, so the flash is given more than the log grows.");
        Table(
            text,
            ["an hour", "bytes", "packets"],
            [
                ["run log, as it lies in its file", Number(study.Hour.Board.LogBytes, 0), ""],
                [$"run log, as the flash is given it, {study.Hour.Board.Erases} blocks erased", Number(study.Hour.Board.FlashBytes, 0), ""],
                Told("live metrics, a packet a stride", study.Hour.Metrics),
                Told("alerts", study.Hour.Alerts),
                Told("cadence, once a second", study.Hour.Cadence),
                Told("Bluetooth, all of it", study.Hour.Told),
            ]);
        Line($"On the desktop, an hour of running takes {Number(study.HourDetectionS, 2)} s of CPU time through the detection and {Number(study.HourClipS, 2)} s through the whole clip on its virtual board (`-- replay`, and `-- replay --exact` with BenchmarkDotNet).");
    }

    private void Limit()
    {
        Head("The limit");
        double wire = ImuScale.FrameBytes * 9 / 0.4;
        Line($"Nobody can do with less than the bytes on the wire and the numbers out of them. {ImuScale.FrameBytes} bytes take {Number(wire, 0)} µs at 400 kHz; with addresses, register numbers and the question for the FIFO's count it is {Number(Clip.Use.BusUs / (double)Clip.Samples, 0)} µs, in which nothing managed runs. Putting six numbers together and doing nothing with them takes {Number(study.BareDecode.Instructions, 1)} IL instructions; the clip takes {Number(Clip.Sensing.Instructions / study.BareDecode.Instructions, 1)} times that.");
        double others = Clip.Sensing.Instructions - Clip.UpVector.Instructions;
        double filter = Clip.UpVector.Instructions - study.BareDecode.Instructions;
        Table(
            text,
            ["where it goes", "IL", "share"],
            [
                Part("the floor: six numbers out of twelve bytes", study.BareDecode.Instructions),
                Part("up vector, gyro bias, and four signals for the detection", filter),
                .. Clip.Rooms.Where(room => room.Name != StageName.UpVector).Select(room => Part(room.Name, room.Instructions)),
            ]);
        Line($"That is {Number(filter, 0)} for the attitude and {Number(others, 0)} for contacts, sides, drops and cues.");
    }

    private void Notes()
    {
        Head("What is counted how");
        text.WriteLine("- **IL**: every instruction executed in our assemblies and in those of the rivals. What the base library does in a call (a square root, a span) is not counted; the call is.");
        text.WriteLine("- **p99**: of the blocks, divided by their eight samples. The clip works in blocks, so a single sample has no cost of its own.");
        text.WriteLine("- **bytes**: on the clip's heap, in its blocks of 12 bytes: one for an object and one for each field, and the same for a struct, which lives there too.");
        text.WriteLine("- **struct copies**: structs loaded by value, to be read, passed or returned. Numbers and enums are none.");
        text.WriteLine("- The totals are held by a test against `test/Benchmarks/budget.json`; `dotnet run -c Release --project test/Benchmarks -- il --budget` writes it anew.");
    }

    private string[] Row(Cost cost) =>
    [
        cost.Name,
        Number(cost.Instructions, 1),
        Number(100 * cost.Instructions / Clip.Sensing.Instructions, 1) + " %",
        Number(cost.Calls, 2),
        Number(cost.AllocatedBytes, 0),
        Number(cost.NominalUs, 1),
        Number(cost.WorstUs, 1),
        Number(Cost.Percent(cost.NominalUs), 2),
        Number(Cost.Percent(cost.WorstUs), 2),
    ];

    private string[] Rival(Cost cost, string style, double rmse) =>
    [
        cost.Name,
        style,
        Number(cost.Instructions, 0),
        Number(cost.Instructions / Clip.UpVector.Instructions, 2),
        Number(cost.Calls, 1),
        Number(cost.AllocatedBytes, 0),
        Number(cost.StructCopies, 0),
        Number(cost.NominalUs, 0),
        Number(cost.NominalUs / Clip.UpVector.NominalUs, 2),
        Number(rmse, 2) + "°",
    ];

    private static string[] Reading(Cost cost, double busUs) =>
    [
        cost.Name,
        Number(cost.Instructions, 1),
        Number(cost.BusTransfers, 2),
        Number(cost.AllocatedBytes, 0),
        Number(cost.PackageBytes, 0),
        Number(cost.NominalUs, 0),
        Number(busUs, 0),
    ];

    private string[] Part(string name, double instructions) =>
        [name, Number(instructions, 1), Number(100 * instructions / Clip.Sensing.Instructions, 1) + " %"];

    private double Ratio(string dear, string cheap) => Filter(dear).Instructions / Filter(cheap).Instructions;

    private double RatioUs(string dear, string cheap) => Filter(dear).NominalUs / Filter(cheap).NominalUs;

    private Cost Filter(string name) => study.Filters.Single(filter => filter.Name == name);

    private void Head(string title)
    {
        text.WriteLine("## " + title);
        text.WriteLine();
    }

    private void Line(System.FormattableString line)
    {
        text.WriteLine(line.ToString(CultureInfo.InvariantCulture));
        text.WriteLine();
    }
}
