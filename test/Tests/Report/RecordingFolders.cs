using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using HipSense.Tests.VirtualClip;
using HipSense.VirtualClip;

namespace HipSense.Tests.Report;

/// <summary>
/// Folders of recordings as others make them, made from the runner model: a force plate's, one with a true up vector, one of a filmed pelvis, and people
/// who run or do anything else, without truth, and people who recorded themselves.
/// </summary>
internal static class RecordingFolders
{
    private const int Channels = 6;

    /// <summary>Makes all.</summary>
    /// <param name="folder">In here.</param>
    /// <returns>The arguments that name them to <c>report</c>.</returns>
    public static string[] Make(TempFolder folder)
    {
        string model = folder.PathOf("model.csv");
        CommandLine.Run("run", "--minutes", "0.25", "--runner", "steady", "--save", model);
        string[] lines = File.ReadAllLines(model);
        string[] head = [.. lines.Where(line => line.StartsWith('#')).Take(1)];
        string[][] rows = [.. lines.Where(line => !line.StartsWith('#')).Select(line => line.Split(','))];
        int contact = Array.IndexOf(rows[0], "contact");
        int up = Array.IndexOf(rows[0], "up_x");
        int obliquity = Array.IndexOf(rows[0], "obliquity_deg");
        int activity = Array.IndexOf(rows[0], "activity");

        string plate = folder.PathOf("plate");
        Directory.CreateDirectory(plate);
        foreach (string name in new[] { "trial-00.csv", "trial-02.csv" })
        {
            Write(Path.Combine(plate, name), head, rows, "grf_bw", row => row[contact] == "0" ? "0" : "1");
        }

        string moved = folder.PathOf("moved");
        Directory.CreateDirectory(moved);
        string[] loose = [head[0].Replace("calibration=standing", "calibration=none", StringComparison.Ordinal)];
        Write(Path.Combine(moved, "a.csv"), loose, rows, "up_x,up_y,up_z,moving", row => string.Join(',', row.Skip(up).Take(3).Append("1")));

        string film = folder.PathOf("film");
        Directory.CreateDirectory(film);
        Write(Path.Combine(film, "walk-1.csv"), head, rows, "up_x,up_y,up_z,beta_deg,moving", row => string.Join(',', row.Skip(up).Take(3).Append(row[obliquity]).Append(row[activity] == "2" ? "1" : "0")));

        string jog = folder.PathOf("jog");
        Directory.CreateDirectory(jog);
        int run = Array.FindIndex(rows, row => row[^1] == "2");
        Write(Path.Combine(jog, "one.csv"), head, [rows[0], .. rows.Skip(run + 400).TakeWhile(row => row[activity] == "2")], "", _ => "");
        string daily = folder.PathOf("daily");
        Directory.CreateDirectory(daily);
        Write(Path.Combine(daily, "one.csv"), head, [.. rows.Take(800)], "", _ => "");
        return [plate, moved, film, "--running", jog, "--not-running", daily, "--recordings", MakeDonated(folder)];
    }

    /// <summary>Two runners: one with a camera, and a second recording that is damaged; one alone, who never stood still.</summary>
    private static string MakeDonated(TempFolder folder)
    {
        string donated = folder.PathOf("donated");
        string jane = Path.Combine(donated, "a-jane-doe");
        Directory.CreateDirectory(jane);
        FilmedRun run = FilmedRun.Of("steady", 1);
        RecordingWriter.Write(run.Recording, [], Path.Combine(jane, "monday.csv.gz"));
        new SyntheticReference { ObliquityDeg = 1 }.Write(run, Path.Combine(jane, "monday.reference.csv"));
        File.WriteAllText(Path.Combine(jane, "tuesday.csv"), "nothing");
        RecordingWriter.Write(run.Recording, [], Path.Combine(jane, "wednesday.csv.gz"));
        File.WriteAllText(Path.Combine(jane, "wednesday.reference.csv"), "time_s,drop\n0,1\n");
        Recording other = FilmedRun.Of("tiring", 2).Recording;
        const int FirstRow = 20 * 200;
        var atOnce = new Recording("it", isStanding: false, other.Counts[(FirstRow * Recording.Channels)..].ToArray(), other.Truth);
        RecordingWriter.Write(atOnce, [], Path.Combine(donated, "john.csv"));
        return donated;
    }

    private static void Write(string file, string[] head, string[][] rows, string columns, Func<string[], string> truth)
    {
        IEnumerable<string> Row(IEnumerable<string> counts, string rest) => columns.Length == 0 ? counts : counts.Append(rest);
        IEnumerable<string> body = rows.Skip(1).Select(row => string.Join(',', Row(row.Take(Channels), truth(row))));
        File.WriteAllLines(file, head.Append(string.Join(',', Row(["ax", "ay", "az", "gx", "gy", "gz"], columns))).Concat(body));
    }
}
