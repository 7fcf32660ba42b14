using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using static HipSense.VirtualClip.GoalKind;

namespace HipSense.VirtualClip;

/// <summary>The goals of issue 3, in its order.</summary>
internal static class GoalList
{
    private const string NoFolder = "needs a folder of such recordings";

    /// <summary>All of them with what was measured.</summary>
    public static IReadOnlyList<Goal> Of(ReportResults results)
    {
        var goals = new List<Goal>();
        AddAttitude(goals, results);
        FolderStudy? plate = results.Folders.FirstOrDefault(folder => folder.HasForce);
        AddContact(goals, plate?.Files, plate is null ? NoFolder : $"{plate.Name}, all {plate.Files.Count} trials");
        AddContact(goals, plate?.Others, plate is null ? NoFolder : $"{plate.Name}, the {plate.Others.Count} trials not fitted on");
        string runs = Runs(results);
        AddContact(goals, results.Model.Stances, runs);
        AddSideAndDrop(goals, results, runs);
        AddCues(goals, results);
        ActivityScore activity = RobustStudy.Activity(results.Hard, results.Model.Trials);
        string all = runs + " and the hard cases that are not refused";
        goals.Add(new Goal("running found, of true running time", AtLeast, 97, activity.FoundPercent, "%", 1, all));
        goals.Add(new Goal("running entered, slowest of all", AtMost, 3, activity.Entered.Largest, "s", 2, all));
        goals.Add(new Goal("stance told after toe-off, latest of all", AtMost, 60, results.Model.Stances.Delay.Largest, "ms", 0, runs));
        goals.Add(new Goal("integers against double precision, largest angle", AtMost, 0.05, results.Model.FromDouble.Largest, "°", 3, runs));
        return goals;
    }

    /// <summary>The runs of the runner model, in words.</summary>
    public static string Runs(ReportResults results) => string.Create(CultureInfo.InvariantCulture, $"runner model, {results.Size.Runs} runs");

    private static void AddAttitude(List<Goal> goals, ReportResults results)
    {
        IReadOnlyList<ErrorSum> obliquity = results.Model.Obliquity;
        string runs = Runs(results);
        goals.Add(new Goal("obliquity RMSE, mean of the runs", AtMost, 0.30, obliquity.Average(run => run.Rmse), "°", 2, runs));
        goals.Add(new Goal("obliquity RMSE, worst run", AtMost, 0.45, obliquity.Max(run => run.Rmse), "°", 2, runs));
        FolderStudy? moved = results.Folders.FirstOrDefault(folder => folder.Peers is not null);
        string on = moved is null ? NoFolder : $"{moved.Name}, {moved.Files.Count} trials, moving phases";
        double mean = moved?.Files.Average(file => file.Attitude!.Inclination.Rmse) ?? double.NaN;
        double worst = moved?.Files.Max(file => file.Attitude!.Inclination.Rmse) ?? double.NaN;
        goals.Add(new Goal("inclination RMSE, mean of the trials", AtMost, 0.75, mean, "°", 2, on));
        goals.Add(new Goal("inclination RMSE, worst trial", AtMost, 1.9, worst, "°", 2, on));
    }

    private static void AddContact(List<Goal> goals, IReadOnlyCollection<FileScore>? files, string on) =>
        AddContact(goals, files is { Count: > 0 } ? FileScore.Pool("", files).Stances : null, on);

    private static void AddContact(List<Goal> goals, StanceScore? score, string on)
    {
        goals.Add(new Goal("initial contact, bias", Within, 8, score?.InitialContact.Mean ?? double.NaN, "ms", 1, on));
        goals.Add(new Goal("initial contact, SD", AtMost, 9.5, score?.InitialContact.Sd ?? double.NaN, "ms", 1, on));
        goals.Add(new Goal("toe-off, bias", Within, 8, score?.ToeOff.Mean ?? double.NaN, "ms", 1, on));
        goals.Add(new Goal("toe-off, SD", AtMost, 10.5, score?.ToeOff.Sd ?? double.NaN, "ms", 1, on));
        goals.Add(new Goal("contact time, RMSE", AtMost, 16, score?.Contact.Rmse ?? double.NaN, "ms", 1, on));
        double wrong = score is null ? double.NaN : 100.0 * (score.Missed + score.Invented) / score.True;
        goals.Add(new Goal("missed and invented stances", AtMost, 0.5, wrong, "%", 2, on));
    }

    private static void AddSideAndDrop(List<Goal> goals, ReportResults results, string runs)
    {
        StanceScore score = results.Model.Stances;
        int known = score.Sided - score.SideUnknown;
        goals.Add(new Goal("side right, once locked", AtLeast, 99.5, 100.0 * (known - score.SideWrong) / known, "%", 2, runs));
        goals.Add(new Goal("side locked, slowest of all", AtMost, 9, score.StepsToLock, "steps", 0, runs));
        int flips = results.Hard.Sum(one => one.Trial.Stances.SideWrong);
        goals.Add(new Goal("stances told for the wrong side", AtMost, 0, flips, "", 0, "the hard cases, the limp among them"));
        goals.Add(new Goal("peak drop of a step, RMSE", AtMost, 0.7, score.Drop.Rmse, "°", 2, runs));
        goals.Add(new Goal("peak drop, mean of 10, RMSE", AtMost, 0.35, score.DropOfTen.Rmse, "°", 2, runs));
        double worst = results.Model.Trials.Max(trial => trial.Stances.DropOfTen.Rmse);
        goals.Add(new Goal("peak drop, mean of 10, RMSE, worst run", AtMost, 0.35, worst, "°", 2, runs));
    }

    private static void AddCues(List<Goal> goals, ReportResults results)
    {
        CueStudy cues = results.Cues;
        string steps = string.Create(CultureInfo.InvariantCulture, $"the alert policy, {results.Size.CueHours} h of steps with SD {CueStudy.TrueSdDeg}°");
        goals.Add(new Goal("false cues an hour, true mean 1.0° under", AtMost, 0.5, cues.Goal.CuesAnHour, "", 3, steps));
        string whole = string.Create(CultureInfo.InvariantCulture, $"the whole firmware, {cues.RunHours:0.0} h of the runner model");
        goals.Add(new Goal("false cues an hour, true mean 1.0° under", AtMost, 0.5, cues.RunCues / cues.RunHours, "", 3, whole));
        string none = string.Create(CultureInfo.InvariantCulture, $"walking, stairs, jumps, falls, standing, car: {results.NoRuns.Hours:0.0} h");
        goals.Add(new Goal("cues while not running", AtMost, 0, results.NoRuns.Cues, "", 0, none));
        goals.Add(new Goal("taken for running", AtMost, 0, results.NoRuns.FalseS, "s", 1, none));
    }
}
