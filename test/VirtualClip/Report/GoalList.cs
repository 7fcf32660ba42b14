using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using static HipSense.VirtualClip.GoalKind;

namespace HipSense.VirtualClip;

/// <summary>The goals.</summary>
internal static class GoalList
{
    /// <summary>Obliquity of the worst person, degrees.</summary>
    public const double WorstObliquityDeg = 0.35;

    /// <summary>False cues an hour with the true mean a degree under the threshold.</summary>
    public const double FalseCuesAnHour = 0.15;

    private const string NoFolder = "needs a folder of such recordings";

    /// <summary>All of them with what was measured.</summary>
    public static IReadOnlyList<Goal> Of(ReportResults results)
    {
        var goals = new List<Goal>();
        AddAttitude(goals, results);
        FolderStudy? plate = results.Folders.FirstOrDefault(folder => folder.HasForce);
        AddContact(goals, plate?.Files, plate is null ? NoFolder : $"{plate.Name}, all {plate.Files.Count} trials");
        AddContact(goals, plate?.Others, plate is null ? NoFolder : $"{plate.Name}, the {plate.Others.Count} trials not fitted on");
        string people = People(results);
        AddContact(goals, results.Model.Stances, people);
        AddPeople(goals, results.Model, people);
        AddSideAndDrop(goals, results, people);
        AddPelvis(goals, results.Model);
        AddOptical(goals, results);
        AddCues(goals, results);
        AddWaist(goals, results);
        ActivityScore activity = RobustStudy.Activity(results.Hard, results.Model.People.Select(person => person.Trial));
        string all = people + " and the hard cases that are not refused";
        goals.Add(new Goal("running found, of true running time", AtLeast, 97, activity.FoundPercent, "%", 1, all));
        goals.Add(new Goal("running entered, slowest of all", AtMost, 3, activity.Entered.Largest, "s", 2, all));
        goals.Add(new Goal("stance told after toe-off, latest of all", AtMost, 60, results.Model.Stances.Delay.Largest, "ms", 0, people));
        goals.Add(new Goal("integers against double precision, largest angle", AtMost, 0.05, results.Model.FromDouble.Largest, "°", 3, people));
        int missed = results.Hard.Count(one => one.Missed.Count > 0);
        goals.Add(new Goal("hard cases out of their bounds", AtMost, 0, missed, "", 0, $"{results.Hard.Count} hard cases"));
        return goals;
    }

    private static string People(ReportResults results) => string.Create(CultureInfo.InvariantCulture, $"runner model, {results.Size.People} people");

    private static void AddPeople(List<Goal> goals, ModelStudy model, string people)
    {
        goals.Add(new Goal("contact time, slope of told against true over people", AtLeast, 0.85, model.ContactLine.Slope, "", 2, people + ", 160 to 360 ms"));
        goals.Add(new Goal("people found running for over 90 % of their running", AtLeast, 95, 100.0 * model.People.Count(person => person.IsFound) / model.People.Count, "%", 1, people));
        Distribution calibrated = PersonFigure.Uncalibrated.Over(model.People);
        goals.Add(new Goal("running until calibrated, slowest", AtMost, 12, calibrated.Worst, "s", 1, $"runner model, {calibrated.Count} people who do not stand first"));
    }

    private static void AddPelvis(List<Goal> goals, ModelStudy model)
    {
        string on = $"runner model, {model.Compared.Count} people who stand first, on a belt that gives way";
        Distribution tilt = PelvisSection.Over(model.Compared, model.Pelvis.Ours, one => one.Step(PelvisAngle.Tilt).Rmse);
        goals.Add(new Goal("tilt of a stance, RMSE, mean of the people", AtMost, 0.35, tilt.Mean, "°", 2, on));
        goals.Add(new Goal("tilt of a stance, RMSE, 95 % of the people", AtMost, 0.60, tilt.Percentile95, "°", 2, on));
        Distribution rotation = PelvisSection.Over(model.Compared, model.Pelvis.Ours, one => one.Step(PelvisAngle.RotationAtContact).Rmse);
        goals.Add(new Goal("rotation at contact, RMSE, mean of the people", AtMost, 0.45, rotation.Mean, "°", 2, on));
        Distribution range = PelvisSection.Over(model.Compared, model.Pelvis.Ours, one => one.Step(PelvisAngle.RotationRange).Rmse);
        goals.Add(new Goal("range of the rotation, RMSE, mean of the people", AtMost, 0.9, range.Mean, "°", 2, on));
    }

    private static void AddOptical(List<Goal> goals, ReportResults results)
    {
        FolderStudy? filmed = results.Folders.FirstOrDefault(folder => folder.IsOptical);
        OpticalScore? score = filmed is null ? null : FileScore.Pool("", filmed.Files).Optical;
        string on = filmed is null ? NoFolder : $"{filmed.Name}, {filmed.Files.Count} recordings of filmed motion";
        goals.Add(new Goal("peak drop of a stance, RMSE", AtMost, 0.22, score?.Drop.Rmse ?? double.NaN, "°", 2, on));
    }

    private static void AddWaist(List<Goal> goals, ReportResults results)
    {
        string on = results.Running is null ? NoFolder : $"{results.Running.Name}, {results.Running.Files.Count} recordings of people who run off at once";
        goals.Add(new Goal("recordings found running for over 90 % of the time", AtLeast, 95, results.Running?.ShareOver(90) ?? double.NaN, "%", 1, on));
        on = results.NotRunning is null ? NoFolder : $"{results.NotRunning.Name}, {results.NotRunning.Files.Count} recordings of people who do anything else";
        goals.Add(new Goal("cues while not running", AtMost, 0, results.NotRunning?.Cues ?? double.NaN, "", 0, on));
        goals.Add(new Goal("taken for running, of the time", AtMost, 0.5, results.NotRunning?.RunningPercent ?? double.NaN, "%", 2, on));
    }

    private static void AddAttitude(List<Goal> goals, ReportResults results)
    {
        Distribution obliquity = PersonFigure.Obliquity.Over(results.Model.People);
        string people = People(results);
        goals.Add(new Goal("obliquity RMSE, mean of the people", AtMost, 0.25, obliquity.Mean, "°", 2, people));
        goals.Add(new Goal("obliquity RMSE, worst person", AtMost, WorstObliquityDeg, obliquity.Worst, "°", 2, people));
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
        goals.Add(new Goal("toe-off, SD", AtMost, 10, score?.ToeOff.Sd ?? double.NaN, "ms", 1, on));
        goals.Add(new Goal("contact time, RMSE", AtMost, 16, score?.Contact.Rmse ?? double.NaN, "ms", 1, on));
        double wrong = score is null ? double.NaN : 100.0 * (score.Missed + score.Invented) / score.True;
        goals.Add(new Goal("missed and invented stances", AtMost, 0.5, wrong, "%", 2, on));
    }

    private static void AddSideAndDrop(List<Goal> goals, ReportResults results, string people)
    {
        StanceScore score = results.Model.Stances;
        int known = score.Sided - score.SideUnknown;
        goals.Add(new Goal("side right, once locked", AtLeast, 99.5, 100.0 * (known - score.SideWrong) / known, "%", 2, people));
        goals.Add(new Goal("side locked, slowest of all", AtMost, 9, score.StepsToLock, "steps", 0, people));
        int flips = results.Hard.Sum(one => one.Trial.Stances.SideWrong);
        goals.Add(new Goal("stances told for the wrong side", AtMost, 0, flips, "", 0, "the hard cases, the limp among them"));
        Distribution drop = PersonFigure.Drop.Over(results.Model.People);
        goals.Add(new Goal("peak drop of a stance, RMSE, mean of the people", AtMost, 0.25, drop.Mean, "°", 2, people));
        goals.Add(new Goal("peak drop of a stance, RMSE, 95 % of the people", AtMost, 0.40, drop.Percentile95, "°", 2, people));
        goals.Add(new Goal("peak drop, mean of 10, RMSE, worst person", AtMost, 0.35, PersonFigure.DropOfTen.Over(results.Model.People).Worst, "°", 2, people));
    }

    private static void AddCues(List<Goal> goals, ReportResults results)
    {
        CueStudy cues = results.Cues;
        string steps = string.Create(CultureInfo.InvariantCulture, $"the alert policy, {results.Size.CueHours} h of steps with SD {CueStudy.TrueSdDeg}°");
        goals.Add(new Goal("false cues an hour, true mean 1.0° under", AtMost, FalseCuesAnHour, cues.Goal.CuesAnHour, "", 3, steps));
        string whole = string.Create(CultureInfo.InvariantCulture, $"the whole firmware, {cues.RunHours:0.0} h of the runner model");
        goals.Add(new Goal("false cues an hour, true mean 1.0° under", AtMost, FalseCuesAnHour, cues.RunCues / cues.RunHours, "", 3, whole));
        goals.Add(new Goal("false cues an hour on the tilt, true mean 1.0° under", AtMost, FalseCuesAnHour, cues.RunTiltCues / cues.RunHours, "", 3, whole));
        goals.Add(new Goal("false cues an hour on the rotation, true mean 2.0° under", AtMost, FalseCuesAnHour, cues.RunRotationCues / cues.RunHours, "", 3, whole));
        string none = string.Create(CultureInfo.InvariantCulture, $"walking, stairs, jumps, falls, standing, car: {results.NoRuns.Hours:0.0} h");
        goals.Add(new Goal("cues while not running", AtMost, 0, results.NoRuns.Cues, "", 0, none));
        goals.Add(new Goal("taken for running", AtMost, 0, results.NoRuns.FalseS, "s", 1, none));
    }
}
