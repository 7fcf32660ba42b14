using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace HipSense.VirtualClip;

/// <summary>The section about a folder of recordings.</summary>
internal static class FolderSection
{
    /// <summary>Writes it.</summary>
    public static void Write(FolderStudy folder, string images, TextWriter text)
    {
        text.WriteLine($"## Recordings: {folder.Name}");
        text.WriteLine();
        if (folder.HasForce)
        {
            text.WriteLine(
                "Truth is a force plate. The constants of `ContactTiming` were fitted on the trials whose number can be divided by four (00, 04, 08 …) together "
                + "with the runner model; the other trials were not, but their toe-off was looked at when the last of the constants were rounded: their figures are a little better than those of trials that nobody has seen.");
            text.WriteLine();
        }

        if (folder.IsOptical)
        {
            text.WriteLine(
                "Truth is the filmed motion of the pelvis. The counts are what a chip would have given that is fixed rigidly to it, made from that motion with chip and mount errors drawn at "
                + "random: without belt and soft tissue, so a floor. Side and times are those that the clip tells.");
            text.WriteLine();
        }

        foreach (ScoreTable kind in ScoreTable.All)
        {
            FileScore[] scores = [.. folder.Files.Where(kind.Has)];
            if (scores.Length > 0)
            {
                WriteTable(folder, kind, scores, text);
            }
        }

        if (folder.HasForce)
        {
            StraightLine line = folder.ContactLine;
            text.WriteLine(
                $"Contact time told against true, over the means of the {line.Count} trials: slope {Num.Of(line.Slope, 2)}, correlation {Num.Of(line.Correlation, 2)}. "
                + "It is one runner: over trials the times differ by speed and slope alone.");
            text.WriteLine();
            text.WriteLine($"![Errors of initial contact and toe-off]({images}/contact-{folder.Name}.png)");
            text.WriteLine();
        }

        if (folder.OpticalPeers is not null)
        {
            WriteOpticalPeers(folder, folder.OpticalPeers, text);
        }

        if (folder.Peers is not null)
        {
            WritePeers(folder, folder.Peers, text);
        }
    }

    private static void WriteTable(FolderStudy folder, ScoreTable kind, FileScore[] scores, TextWriter text)
    {
        text.WriteLine($"{kind.Title}.");
        text.WriteLine();
        var table = new MarkdownTable(["", .. kind.Columns.Select(column => ">" + column.Title)]);
        if (folder.HasForce)
        {
            AddPool(table, kind, "all", scores);
            AddPool(table, kind, "fitted on", [.. scores.Intersect(folder.Fitted)]);
            AddPool(table, kind, "**not fitted on**", [.. scores.Intersect(folder.Others)]);
        }
        else
        {
            AddPool(table, kind, "all as one", scores);
            table.Add(["mean of the files", .. kind.Columns.Select(column => Num.Of(column.MeanOf(scores), column.Digits))]);
        }

        table.Add(["worst file", .. kind.Columns.Select(column => Num.Of(column.WorstOf(scores), column.Digits))]);
        foreach (FileScore score in scores)
        {
            Add(table, kind, Path.GetFileName(score.Name), score);
        }

        table.Write(text);
    }

    private static void AddPool(MarkdownTable table, ScoreTable kind, string name, FileScore[] scores)
    {
        if (scores.Length > 0)
        {
            Add(table, kind, name, FileScore.Pool(name, scores));
        }
    }

    private static void Add(MarkdownTable table, ScoreTable kind, string name, FileScore score) =>
        table.Add([name, .. kind.Columns.Select(column => Num.Of(column.Of(score), column.Digits))]);

    private static void WriteOpticalPeers(FolderStudy folder, PeerScores peers, TextWriter text)
    {
        text.WriteLine("Obliquity of every sample of running through the filters of others, which get the clip's own zero and heading, as above.");
        text.WriteLine();
        var table = new MarkdownTable("filter", ">RMSE, mean of the files", ">worst file");
        IReadOnlyList<ErrorSum> own = [.. folder.Files.Select(file => file.Attitude!.Obliquity)];
        foreach ((string name, IReadOnlyList<ErrorSum> errors) in peers.Best.Prepend(("**HipSense, int32, in the firmware**", own)))
        {
            table.Add(name, Num.Of(errors.Average(file => file.Rmse), 3) + "°", Num.Of(errors.Max(file => file.Rmse), 3) + "°");
        }

        table.Write(text);
    }

    private static void WritePeers(FolderStudy folder, PeerScores peers, TextWriter text)
    {
        text.WriteLine(
            "The same recordings through the filters of others, double precision, the best setting on these very files. "
            + $"In {folder.Clipped.Count} of the {folder.Files.Count} the gyro comes to its full scale of 1000 °/s: the clip repairs that, the others were not made for it.");
        text.WriteLine();
        var table = new MarkdownTable("filter", ">RMSE, mean of the files", ">worst file", ">mean of those that do not clip", ">worst of them");
        IReadOnlyList<ErrorSum> own = [.. folder.Files.Select(file => file.Attitude!.Inclination)];
        foreach ((string name, IReadOnlyList<ErrorSum> errors) in peers.Best.Prepend(("**HipSense, int32, in the firmware**", own)))
        {
            double[] all = [.. errors.Select(file => file.Rmse)];
            double[] whole = [.. all.Where((_, i) => !folder.Clipped.Contains(i)).DefaultIfEmpty(double.NaN)];
            table.Add([name, .. new[] { all.Average(), all.Max(), whole.Average(), whole.Max() }.Select(value => Num.Of(value, 3) + "°")]);
        }

        table.Write(text);
    }
}
