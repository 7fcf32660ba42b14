using System.CommandLine;
using System.Globalization;
using System.IO;
using HipSense.Core;
using HipSense.Firmware;
using HipSense.Virtual;
using Spectre.Console;

namespace HipSense.VirtualClip;

/// <summary><c>selftest</c>: the clip tests itself, on a virtual table.</summary>
internal static class SelfTestCommand
{
    private const long MostUs = 120_000_000;
    private const double ShakeG = 0.6;
    private const double ShakeHz = 190;

    private const string Details =
        """
        The firmware's own self-test, as the button starts it while the clip is switched on. The sensor, the motor and the cell are the virtual
        board's; a failure can be asked for, to see one.

        Example:
          selftest --record unit-0.csv
        """;

    /// <summary>Makes the verb.</summary>
    public static Command Make(Terminal terminal)
    {
        var seed = new Option<int>("--seed") { Description = "Noise and offsets follow from it.", DefaultValueFactory = _ => 1, HelpName = "N" };
        var change = new Option<double>("--gyro-change") { Description = "How far the gyroscope's y axis has changed since the factory, percent.", HelpName = "PERCENT" };
        var record = new Option<string?>("--record") { Description = "Write the rows of the bring-up sheet.", HelpName = "FILE.csv" };
        var command = new Verb("selftest", "The clip tests itself: PASS or FAIL, with numbers and limits. Exit code 1 on FAIL.", Details) { seed, change, record };
        command.SetAction(parsed => Run(terminal, parsed.GetRequiredValue(seed), parsed.GetValue(change), parsed.GetValue(record)));
        return command;
    }

    private static int Run(Terminal terminal, int seed, double changePercent, string? recordFile)
    {
        var shake = new MotorShake(new TableSignal(seed), ShakeG, ShakeHz);
        var board = new VirtualBoard(BoardOptions.XiaoEsp32S3(shake));
        shake.Board = board;
        if (changePercent != 0)
        {
            board.Imu.Trim.Deviations[4] = changePercent / 100;
        }

        SelfTestResult result = Test(board);
        terminal.Console.Write(Table(result));
        terminal.Console.Profile.Out.Writer.WriteLine(result.Passed ? "PASS" : "FAIL");
        if (recordFile is not null)
        {
            using var output = new OutputFile(recordFile);
            using (var text = new StreamWriter(output.Stream, leaveOpen: true) { NewLine = "\n" })
            {
                WriteRecord(result, text);
            }

            output.Finish();
            terminal.Console.Profile.Out.Writer.WriteLine($"Written: {recordFile}");
        }

        return result.Passed ? 0 : 1;
    }

    private static SelfTestResult Test(VirtualBoard board)
    {
        // Held while the clip is switched on, and let go.
        board.Gpio.SetInput(board.Options.ButtonPin, true);
        board.Time.At(500_000, () => board.Gpio.SetInput(board.Options.ButtonPin, false));
        Clip? clip = null;
        board.Run(() =>
        {
            clip = new Clip(Firmware.Board.ForTarget(board.Options.TargetName), new ClipOptions());
            while (clip.SelfTest.IsRunning && board.Time.NowUs < MostUs)
            {
                Clock.Sleep(clip.RunDueDuties());
            }
        });
        return clip!.SelfTest.Result;
    }

    private static Table Table(SelfTestResult result)
    {
        Table table = new Table().Border(TableBorder.Simple)
            .AddColumn("check").AddColumn(new TableColumn("found").RightAligned()).AddColumn(new TableColumn("limits").RightAligned()).AddColumn("verdict");
        for (int i = 0; i < SelfTestResult.Items; i++)
        {
            var item = (SelfTestItem)i;
            string value = result.Verdict(item) == SelfTestVerdict.NotMade ? "–" : SelfTestText.Value(item, result.Value(item));
            table.AddRow(SelfTestText.Name(item), value, SelfTestText.Limits(item), SelfTestText.Verdict(result.Verdict(item)));
        }

        return table;
    }

    /// <summary>The rows of hardware/bringup-record.csv that the clip fills in by itself.</summary>
    private static void WriteRecord(SelfTestResult result, TextWriter text)
    {
        text.WriteLine("test,what,who,limit,result (PASS FAIL SKIPPED),numbers,note");
        for (int i = 0; i < SelfTestResult.Items; i++)
        {
            var item = (SelfTestItem)i;
            string verdict = result.Verdict(item) switch
            {
                SelfTestVerdict.NotMade => "SKIPPED",
                SelfTestVerdict.Failed => "FAIL",
                _ => "PASS",
            };
            string note = result.Verdict(item) == SelfTestVerdict.Noted ? "note it" : "";
            text.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{SelfTestText.Row(item)},{SelfTestText.Name(item)},self,{SelfTestText.Limits(item)},{verdict},{SelfTestText.Value(item, result.Value(item))},{note}"));
        }
    }
}
