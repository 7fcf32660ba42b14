using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using HipSense.Core;

namespace HipSense.VirtualClip;

/// <summary><c>replay</c>: recordings go through the chip's model and the whole firmware.</summary>
internal static class ReplayCommand
{
    private const string Help = "Sends recordings through the chip's model and the whole firmware, and shows what the clip said.";

    private const string Details =
        """
        Example:
          replay run.csv.gz --events run.jsonl --up run-up.csv

        A recording is CSV, plain or gzip: a comment line "# rate_hz=200 accel_lsb_per_g=2048 gyro_lsb_per_dps=32.8 calibration=standing|none", a
        header line that begins with ax,ay,az,gx,gy,gz, and rows of raw counts. Further columns are truth, which the clip never sees.

        What stands in a line of a stance, null where it is not known:
          side                left, right, or unknown until it is found
          ic_ms, to_ms        initial contact and toe-off; contact_ms is the time between, step_ms the time since the contact before
          drop_peak_deg       peak contralateral pelvic drop in the first 60 % of contact; drop_ic_deg at contact; excursion_deg the difference
          tilt_deg            mean tilt over the contact, from standing, + = top of the pelvis forward; null without a standing zero
          tilt_range_deg      range of the tilt from this contact to the next of the foot
          rotation_ic_deg     rotation at contact, + = side of the landing foot forward: from the mean of the stride, without the straight line from contact to contact
          rotation_range_deg  its range over the stride
          quality             0 to 100; under 50 the stance takes no part in a cue
        A cue is of the kind too_much_drop or recovered, of a side; or back_arched or too_much_rotation, of the whole pelvis, whose side is unknown.
        """;

    /// <summary>Makes the verb.</summary>
    public static Command Make(Terminal terminal)
    {
        var files = new Argument<string[]>("FILE") { Description = "Recordings: .csv or .csv.gz.", Arity = ArgumentArity.OneOrMore };
        var events = new Option<string?>("--events")
        {
            Description = "Write what the clip said, one JSON object a line, times in ms after the first sample. With several files, "
                + "a line {\"event\":\"file\",\"name\":…} goes before the events of each.",
            HelpName = "FILE.jsonl",
        };
        var up = new Option<string?>("--up")
        {
            Description = "Write the up vector that the clip found, in sensor axes, one row a sample. Only with a single recording.",
            HelpName = "FILE.csv",
        };
        var alerts = new PelvisAlertOptions();
        var command = new Verb("replay", Help, Details) { files, events, up };
        alerts.AddTo(command);
        command.SetAction(parsed => Run(terminal, parsed.GetRequiredValue(files), parsed.GetValue(events), parsed.GetValue(up), alerts.Of(parsed)));
        return command;
    }

    private static int Run(Terminal terminal, string[] files, string? eventsFile, string? upFile, AlertSettings alerts)
    {
        if (upFile is not null && files.Length > 1)
        {
            throw new UserErrorException("--up takes a single recording: its rows are the rows of that file");
        }

        using OutputFile? events = eventsFile is null ? null : new OutputFile(eventsFile);
        using OutputFile? up = upFile is null ? null : new OutputFile(upFile);
        var replays = new List<(Recording Recording, ClipSession Session)>();
        terminal.Work("replaying", done =>
        {
            for (int i = 0; i < files.Length; i++)
            {
                int before = i;
                Recording recording = RecordingReader.Read(files[i], withTruth: false);
                UpTrace? trace = up is null ? null : new UpTrace();
                ClipSession session = ClipSession.Replay(recording, trace, us => done((before + (us / (recording.LastRowUs + 1.0))) / files.Length), alerts);
                replays.Add((recording, session));
                if (events is not null)
                {
                    Write(files, i, session, events.Stream);
                }

                if (up is not null)
                {
                    using StreamWriter text = up.Text();
                    trace!.Write(text);
                }
            }
        });

        events?.Finish();
        up?.Finish();
        ReplayView.Show(replays, terminal.Console);
        foreach (string written in new[] { eventsFile, upFile }.OfType<string>())
        {
            terminal.Console.Profile.Out.Writer.WriteLine($"Written: {written}");
        }

        return 0;
    }

    private static void Write(string[] files, int index, ClipSession session, Stream stream)
    {
        if (files.Length > 1)
        {
            EventWriter.WriteFile(files[index], stream);
        }

        EventWriter.Write(session.Events, stream);
    }
}
