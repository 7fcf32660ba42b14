using System.Collections.Generic;
using System.Linq;
using HipSense.Runners;

namespace HipSense.VirtualClip;

/// <summary>What is not running and must not be taken for it, each through the whole firmware.</summary>
internal sealed class NoRunStudy
{
    /// <summary>The seed of the first; the next has the next.</summary>
    public const long FirstSeed = 3001;

    private static readonly string[] s_names = ["walker", "fast-walker", "stairs", "stairs-fast", "jumper", "faller", "stander", "driver"];

    private NoRunStudy(IReadOnlyList<IGrouping<string, Trial>> kinds) => Kinds = kinds;

    /// <summary>The runs by what they are.</summary>
    public IReadOnlyList<IGrouping<string, Trial>> Kinds { get; }

    /// <summary>Hours in all.</summary>
    public double Hours => Kinds.SelectMany(kind => kind).Sum(trial => trial.Plan.Scenario.Seconds) / 3600;

    /// <summary>Cues in all.</summary>
    public int Cues => Kinds.SelectMany(kind => kind).Sum(trial => trial.Cues);

    /// <summary>Seconds taken for running.</summary>
    public double FalseS => Kinds.SelectMany(kind => kind).Sum(trial => trial.Activity.FalseS);

    /// <summary>Runs it.</summary>
    public static NoRunStudy Run(ReportSize size)
    {
        var plans = new List<TrialPlan>();
        foreach (string name in s_names)
        {
            for (int i = 0; i < size.NoRunSeeds; i++)
            {
                plans.Add(new TrialPlan(name, RunnerCatalog.Get(name).Scenario.Lasting(size.NoRunSeconds), FirstSeed + plans.Count));
            }
        }

        return new NoRunStudy([.. Work.Each(plans, plan => Trial.Of(plan)).GroupBy(trial => trial.Plan.Name)]);
    }
}
