using System;
using System.Collections.Generic;
using System.Linq;
using HipSense.Runners;

namespace HipSense.VirtualClip;

/// <summary>What the errors are made of: people of the plain kind again, each time without one of the causes.</summary>
internal static class CauseStudy
{
    private static readonly (string What, Func<Scenario, Scenario> Without)[] s_causes =
    [
        ("as they are", scenario => scenario),
        ("clip fixed to the bone, not on a belt and soft tissue", WithoutBelt),
        ("clip put on straight", WithoutMount),
        ("push straight ahead", WithoutPushYaw),
        ("clip put on straight and push straight ahead", scenario => WithoutMount(WithoutPushYaw(scenario))),
        ("chip without errors", WithoutErrors),
        ("none of all these", scenario => WithoutErrors(WithoutMount(WithoutPushYaw(WithoutBelt(scenario))))),
    ];

    /// <summary>Runs it.</summary>
    public static IReadOnlyList<Cause> Run(ReportSize size)
    {
        TrialPlan[] plans =
        [
            .. Enumerable.Range(0, Population.Size).Select(i => Population.First + i).Where(person => Population.KindOf(person) == PersonKind.Plain)
                .Take(size.CausePeople).Select(person => ModelStudy.Plan(person, size)),
        ];
        return [.. s_causes.Select(cause =>
        {
            (Person Person, PelvisScore Pelvis)[] runs = Work.Each(plans, plan => Run(plan with { Scenario = cause.Without(plan.Scenario) }));
            Person[] people = [.. runs.Select(run => run.Person)];
            var pelvis = new PelvisScore();
            Array.ForEach(runs, run => pelvis.Add(run.Pelvis));
            return new Cause(cause.What, PersonFigure.Obliquity.Over(people), PersonFigure.DropOfTen.Over(people), pelvis);
        })];
    }

    private static (Person Person, PelvisScore Pelvis) Run(TrialPlan plan)
    {
        Trial trial = Trial.Of(plan, keep: true);
        PelvisScore pelvis = PelvisScore.Of(trial.Recording!.Truth[TruthColumn.Tilt], trial.Recording.Truth[TruthColumn.Rotation], trial.Events);
        trial.Forget();
        return (new Person(trial), pelvis);
    }

    private static Scenario WithoutBelt(Scenario scenario) => scenario with { Belt = BeltFit.Rigid };

    private static Scenario WithoutMount(Scenario scenario) => scenario with { Mount = new ClipMount() };

    private static Scenario WithoutPushYaw(Scenario scenario) => scenario with { Runner = scenario.Runner with { PushYawDeg = 0 } };

    private static Scenario WithoutErrors(Scenario scenario) => scenario with { Errors = ImuErrors.None };
}

/// <summary>The errors without a cause.</summary>
/// <param name="What">What was left out.</param>
/// <param name="Obliquity">Of the obliquity.</param>
/// <param name="DropOfTen">Of the mean drop of ten stances.</param>
/// <param name="Pelvis">Of tilt and rotation, all people together.</param>
internal sealed record Cause(string What, Distribution Obliquity, Distribution DropOfTen, PelvisScore Pelvis);
