using System.Collections.Generic;
using System.Linq;

namespace HipSense.VirtualClip;

/// <summary>The hard cases, each through the whole firmware.</summary>
internal static class RobustStudy
{
    /// <summary>Runs them.</summary>
    public static IReadOnlyList<HardResult> Run(ReportSize size) => Work.Each([.. RobustCases.All(size.HardSeconds)], one =>
    {
        var trial = Trial.Of(one.Plan, keep: true);
        string remark = one.Remark?.Invoke(trial) ?? "";
        trial.Forget();
        return new HardResult(one, trial, remark);
    });

    /// <summary>How well running was found, in the hard cases that are not refused and in other runs.</summary>
    public static ActivityScore Activity(IEnumerable<HardResult> cases, IEnumerable<Trial> others)
    {
        var activity = new ActivityScore();
        foreach (Trial trial in others.Concat(cases.Where(one => one.Case.Bounds != HardBounds.Refusal).Select(one => one.Trial)))
        {
            activity.Add(trial.Activity);
        }

        return activity;
    }
}
