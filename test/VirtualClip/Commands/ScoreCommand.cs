using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;

namespace HipSense.VirtualClip;

/// <summary><c>score</c>: a replay beside whatever truth a recording has.</summary>
internal static class ScoreCommand
{
    private const string Help = "Replays recordings and compares what the clip said with their columns of truth.";

    private const string Details =
        """
        Example:
          score recordings/ run.csv.gz --json score.json

        Truth that it understands:
          grf_bw            vertical ground reaction force, body weights: contact is force over 0.05
          up_x,up_y,up_z    up vector in sensor axes; scored where it is not empty and moving, if there is such a column, is 1
          obliquity_deg     obliquity of the pelvis, + = right side up
          beta_deg          the same of a filmed pelvis: the drop of each stance is set beside it, on the side and at the times that are told
          tilt_deg          tilt of the pelvis over standing, + = top of the pelvis forward
          rotation_deg      rotation of the pelvis, + = right side forward; its zero and a bend of the path do not matter
          contact           the foot on the ground: 0 none, 1 left, 2 right, 3 both
          activity          0 still, 1 walking, 2 running, 3 other
        """;

    /// <summary>Makes the verb.</summary>
    public static Command Make(Terminal terminal)
    {
        var paths = new Argument<string[]>("FILE|DIR")
        {
            Description = "Recordings, or folders of which every .csv and .csv.gz is one.",
            Arity = ArgumentArity.OneOrMore,
        };
        var json = new Option<string?>("--json") { Description = "Write the figures as JSON.", HelpName = "FILE" };
        var command = new Verb("score", Help, Details) { paths, json };
        command.SetAction(parsed => Run(terminal, parsed.GetRequiredValue(paths), parsed.GetValue(json)));
        return command;
    }

    /// <summary>The recordings that paths stand for.</summary>
    internal static List<string> FilesOf(IEnumerable<string> paths)
    {
        var files = new List<string>();
        foreach (string path in paths)
        {
            if (!Directory.Exists(path))
            {
                files.Add(path);
                continue;
            }

            string[] inside = [.. Directory.EnumerateFiles(path).Where(IsRecording).Order(StringComparer.Ordinal)];
            if (inside.Length == 0)
            {
                throw new UserErrorException($"{path}: there is no .csv or .csv.gz in this folder");
            }

            files.AddRange(inside);
        }

        return files;
    }

    private static int Run(Terminal terminal, string[] paths, string? jsonFile)
    {
        using OutputFile? json = jsonFile is null ? null : new OutputFile(jsonFile);
        List<string> files = FilesOf(paths);
        var scores = new List<FileScore>();
        terminal.Work("scoring", done =>
        {
            foreach (string file in files)
            {
                int before = scores.Count;
                Recording recording = RecordingReader.Read(file, withTruth: true);
                scores.Add(FileScore.Of(recording, us => done((before + (us / (recording.LastRowUs + 1.0))) / files.Count)));
            }
        });

        ScoreView.Show(scores, terminal.Console);
        if (json is not null)
        {
            ScoreJson.Write(scores, json.Stream);
            json.Finish();
            terminal.Console.Profile.Out.Writer.WriteLine($"Written: {jsonFile}");
        }

        return 0;
    }

    private static bool IsRecording(string file) =>
        file.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".csv.gz", StringComparison.OrdinalIgnoreCase);
}
