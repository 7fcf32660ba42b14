using System.CommandLine;
using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using HipSense.VirtualClip;

namespace HipSense.Benchmarks;

/// <summary><c>replay</c>: an hour of running on the desktop.</summary>
internal static class ReplayCommand
{
    private const string Artifacts = ".artifacts/benchmarks";

    /// <summary>Makes the verb.</summary>
    public static Command Make(Terminal terminal)
    {
        var exact = new Option<bool>("--exact") { Description = "With BenchmarkDotNet, which takes a minute and writes to .artifacts/." };
        var command = new Command("replay", "Replays an hour of running and tells the CPU time that it took.") { exact };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(exact))
            {
                Job job = Job.MediumRun.WithToolchain(InProcessEmitToolchain.Instance);
                BenchmarkRunner.Run<HourReplay>(DefaultConfig.Instance.AddJob(job).WithArtifactsPath(Artifacts));
                return;
            }

            var hour = new HourReplay();
            hour.Prepare();
            terminal.Console.Profile.Out.Writer.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"An hour of running: detection {HourReplay.CpuSeconds(hour.Detection):0.00} s, whole clip on its board {HourReplay.CpuSeconds(hour.WholeClip):0.00} s of CPU time."));
        });
        return command;
    }
}
