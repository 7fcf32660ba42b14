using System;
using System.Collections.Generic;
using System.Linq;

namespace HipSense.VirtualClip;

/// <summary>The figures that belong to one kind of truth.</summary>
/// <param name="Key">Its name in JSON.</param>
/// <param name="Title">Its name above a table.</param>
/// <param name="Has">True for a score that has such figures.</param>
/// <param name="Columns">The figures.</param>
internal sealed record ScoreTable(string Key, string Title, Func<FileScore, bool> Has, IReadOnlyList<ScoreColumn> Columns)
{
    /// <summary>All kinds.</summary>
    public static readonly IReadOnlyList<ScoreTable> All =
    [
        new(
            "contact",
            "Contact: found less true, ms",
            score => score.Stances is not null,
            [
                new("stances", "stances", 0, score => score.Stances!.True, Worst.None),
                new("missed", "missed", 0, score => score.Stances!.Missed),
                new("invented", "invented", 0, score => score.Stances!.Invented),
                new("ic_bias_ms", "IC bias", 1, score => score.Stances!.InitialContact.Mean),
                new("ic_sd_ms", "IC SD", 1, score => score.Stances!.InitialContact.Sd),
                new("to_bias_ms", "TO bias", 1, score => score.Stances!.ToeOff.Mean),
                new("to_sd_ms", "TO SD", 1, score => score.Stances!.ToeOff.Sd),
                new("contact_bias_ms", "contact bias", 1, score => score.Stances!.Contact.Mean),
                new("contact_rmse_ms", "contact RMSE", 1, score => score.Stances!.Contact.Rmse),
                new("delay_mean_ms", "told after TO", 0, score => score.Stances!.Delay.Mean),
                new("delay_max_ms", "at most", 0, score => Largest(score.Stances!.Delay)),
            ]),
        new(
            "inclination",
            "Up vector: angle to the true one, degrees",
            score => score.Attitude?.Inclination.Count > 0,
            [
                new("rows", "rows", 0, score => score.Attitude!.Inclination.Count, Worst.None),
                new("rmse_deg", "RMSE", 3, score => score.Attitude!.Inclination.Rmse),
                new("max_deg", "max", 2, score => Largest(score.Attitude!.Inclination)),
            ]),
        new(
            "obliquity",
            "Obliquity while running: found less true, degrees",
            score => score.Attitude?.Obliquity.Count > 0,
            [
                new("rows", "rows", 0, score => score.Attitude!.Obliquity.Count, Worst.None),
                new("bias_deg", "bias", 3, score => score.Attitude!.Obliquity.Mean),
                new("sd_deg", "SD", 3, score => score.Attitude!.Obliquity.Sd),
                new("rmse_deg", "RMSE", 3, score => score.Attitude!.Obliquity.Rmse),
                new("max_deg", "max", 2, score => Largest(score.Attitude!.Obliquity)),
            ]),
        new(
            "side",
            "Side",
            score => score.Stances?.Sided > 0,
            [
                new("stances", "stances", 0, score => score.Stances!.Sided, Worst.None),
                new("unknown", "unknown", 0, score => score.Stances!.SideUnknown),
                new("wrong", "wrong", 0, score => score.Stances!.SideWrong),
                new("right_percent", "right of known, %", 2, SideRightPercent, Worst.Smallest),
                new("steps_to_lock", "steps to lock", 0, score => score.Stances!.StepsToLock),
            ]),
        new(
            "drop",
            "Peak drop: found less true, degrees, stances of quality 50 and over",
            score => score.Stances?.Drop.Count > 0,
            [
                new("stances", "stances", 0, score => score.Stances!.Drop.Count, Worst.None),
                new("step_rmse_deg", "step RMSE", 2, score => score.Stances!.Drop.Rmse),
                new("bias_deg", "bias", 2, score => score.Stances!.Drop.Mean),
                new("bias_left_deg", "bias left", 2, score => score.Stances!.DropLeft.Mean),
                new("bias_right_deg", "bias right", 2, score => score.Stances!.DropRight.Mean),
                new("mean10_rmse_deg", "mean of 10 RMSE", 2, score => score.Stances!.DropOfTen.Rmse),
                new("mean10_max_deg", "max", 2, score => Largest(score.Stances!.DropOfTen)),
            ]),
        new(
            "optical",
            "Peak drop beside a filmed pelvis: found less true, degrees, all stances with a side",
            score => score.Optical is not null,
            [
                new("stances", "stances", 0, score => score.Optical!.Told, Worst.None),
                new("unknown", "without a drop", 0, score => score.Optical!.Unknown),
                new("step_rmse_deg", "step RMSE", 3, score => score.Optical!.Drop.Rmse),
                new("bias_deg", "bias", 2, score => score.Optical!.Drop.Mean),
                new("bias_left_deg", "bias left", 2, score => score.Optical!.Left.Mean),
                new("bias_right_deg", "bias right", 2, score => score.Optical!.Right.Mean),
                new("bias_s_deg", "S", 2, score => score.Optical!.SumBias),
                new("bias_d_deg", "D", 2, score => score.Optical!.DifferenceBias),
            ]),
        new(
            "pelvis",
            "Tilt of a stance, rotation at contact and ranges of a stride: told less true, degrees",
            score => score.Pelvis is not null,
            [
                new("stances", "stances", 0, score => score.Pelvis!.Tilt.Count, Worst.None),
                new("tilt_rmse_deg", "tilt RMSE", 2, score => score.Pelvis!.Tilt.Rmse),
                new("tilt_bias_deg", "bias", 2, score => score.Pelvis!.Tilt.Mean),
                new("tilt_range_rmse_deg", "range RMSE", 2, score => score.Pelvis!.TiltRange.Rmse),
                new("tilt_range_bias_deg", "bias", 2, score => score.Pelvis!.TiltRange.Mean),
                new("rotation_ic_rmse_deg", "rotation at IC RMSE", 2, score => score.Pelvis!.RotationAtContact.Rmse),
                new("rotation_ic_bias_deg", "bias", 2, score => score.Pelvis!.RotationAtContact.Mean),
                new("rotation_range_rmse_deg", "range RMSE", 2, score => score.Pelvis!.RotationRange.Rmse),
                new("rotation_range_bias_deg", "bias", 2, score => score.Pelvis!.RotationRange.Mean),
            ]),
        new(
            "activity",
            "Running",
            score => score.Activity is not null,
            [
                new("running_s", "true, s", 0, score => score.Activity!.RunningS, Worst.None),
                new("found_percent", "found, %", 1, score => score.Activity!.FoundPercent, Worst.Smallest),
                new("false_s", "false, s", 1, score => score.Activity!.FalseS),
                new("entered_mean_s", "told after, s", 2, score => score.Activity!.Entered.Mean),
                new("entered_max_s", "at most", 2, score => Largest(score.Activity!.Entered)),
                new("cues", "cues", 0, score => score.Cues),
            ]),
    ];

    /// <summary>The folders that hold several files with such figures, each with these.</summary>
    public IEnumerable<IGrouping<string, FileScore>> Folders(IEnumerable<FileScore> scores) =>
        scores.Where(Has).GroupBy(score => score.Folder).Where(folder => folder.Skip(1).Any());

    private static double Largest(ErrorSum errors) => errors.Count == 0 ? double.NaN : errors.Largest;

    private static double SideRightPercent(FileScore score)
    {
        int known = score.Stances!.Sided - score.Stances.SideUnknown;
        return 100.0 * (known - score.Stances.SideWrong) / known;
    }
}
