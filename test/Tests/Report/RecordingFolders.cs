using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using HipSense.Tests.VirtualClip;

namespace HipSense.Tests.Report;

/// <summary>Folders of recordings as others make them, made from the runner model: a force plate's, and one with a true up vector.</summary>
internal static class RecordingFolders
{
    private const int Channels = 6;

    /// <summary>Makes both.</summary>
    /// <param name="folder">In here.</param>
    public static string[] Make(TempFolder folder)
    {
        string model = folder.PathOf("model.csv");
        CommandLine.Run("run", "--minutes", "0.25", "--runner", "steady", "--save", model);
        string[] lines = File.ReadAllLines(model);
        string[] head = [.. lines.Where(line => line.StartsWith('#')).Take(1)];
        string[][] rows = [.. lines.Where(line => !line.StartsWith('#')).Select(line => line.Split(','))];
        int contact = Array.IndexOf(rows[0], "contact");
        int up = Array.IndexOf(rows[0], "up_x");

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
        return [plate, moved];
    }

    private static void Write(string file, string[] head, string[][] rows, string columns, Func<string[], string> truth)
    {
        IEnumerable<string> body = rows.Skip(1).Select(row => string.Join(',', row.Take(Channels).Append(truth(row))));
        File.WriteAllLines(file, head.Append("ax,ay,az,gx,gy,gz," + columns).Concat(body));
    }
}
