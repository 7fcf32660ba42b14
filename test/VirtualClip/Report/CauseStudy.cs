using System;
using System.Collections.Generic;
using System.Linq;
using HipSense.Runners;

namespace HipSense.VirtualClip;

/// <summary>What the error of the obliquity is made of: the random runs again, each time without one of its causes.</summary>
internal static class CauseStudy
{
    private static readonly (string What, Func<Scenario, Scenario> Without)[] s_causes =
    [
        ("as they are", scenario => scenario),
        ("clip fixed to the bone, not on a belt and soft tissue", WithoutBelt),
        ("clip put on straight", WithoutMount),
        ("chip without errors", WithoutErrors),
        ("none of the three", scenario => WithoutErrors(WithoutMount(WithoutBelt(scenario)))),
    ];

    /// <summary>Runs it.</summary>
    /// <returns>What was left out, the RMSE of each run, degrees, and the largest of them.</returns>
    public static IReadOnlyList<(string What, ErrorSum Runs, double Worst)> Run(ReportSize size)
    {
        TrialPlan[] plans = [.. Enumerable.Range(0, size.Runs).Select(i => ModelStudy.Plan(ModelStudy.FirstSeed + i, size))];
        return [.. s_causes.Select(cause =>
        {
            double[] errors = Work.Each(plans, plan => Trial.Of(plan with { Scenario = cause.Without(plan.Scenario) }).Attitude.Obliquity.Rmse);
            var runs = new ErrorSum();
            foreach (double error in errors)
            {
                runs.Add(error);
            }

            return (cause.What, runs, errors.Max());
        })];
    }

    private static Scenario WithoutBelt(Scenario scenario) => scenario with { Belt = BeltFit.Rigid };

    private static Scenario WithoutMount(Scenario scenario) => scenario with { Mount = new ClipMount() };

    private static Scenario WithoutErrors(Scenario scenario) => scenario with { Errors = ImuErrors.None };
}
