using System;
using System.Collections.Generic;
using System.Linq;
using HipSense.Runners;
using Xunit;

namespace HipSense.Tests.Runners;

/// <summary>The population beside what was published about people.</summary>
public class PopulationTests
{
    private static readonly long[] s_people = [.. Enumerable.Range(0, Population.Size).Select(i => Population.First + i)];

    [Fact]
    public void The_mix_is_the_one_that_is_told()
    {
        Dictionary<PersonKind, int> counts = s_people.GroupBy(Population.KindOf).ToDictionary(kind => kind.Key, kind => kind.Count());
        Assert.Equal(Enum.GetValues<PersonKind>().Length, counts.Count);
        Assert.Equal(110, counts[PersonKind.Plain]);
        Assert.Equal(20, counts[PersonKind.RunsOff]);
        Assert.Equal(20, counts[PersonKind.Grounded]);
        Assert.All(
            new[] { PersonKind.Interrupted, PersonKind.Leaning, PersonKind.Loose, PersonKind.Limping, PersonKind.Uphill },
            kind => Assert.Equal(10, counts[kind]));
    }

    [Fact]
    public void A_person_is_the_same_each_time_and_no_other_is()
    {
        Assert.All(s_people.Take(40), person => Assert.Equal(Seen(Population.Of(person, 60)), Seen(Population.Of(person, 60))));
        Assert.Equal(Population.Size, s_people.Select(person => Population.Of(person, 60).Runner).Distinct().Count());

        static (Runner, ClipMount, BeltFit, double, string) Seen(Scenario scenario) =>
            (scenario.Runner, scenario.Mount, scenario.Belt, scenario.SkipSeconds, string.Join(' ', scenario.Course));
    }

    [Fact]
    public void Every_run_lasts_as_long_as_it_is_told_to() =>
        Assert.All(s_people, person => Assert.Equal(65, Population.Of(person, 65).Seconds, 6));

    [Fact]
    public void Contact_times_are_those_of_people_who_run_at_all_speeds()
    {
        double[] contacts = [.. s_people.Select(person =>
        {
            Scenario scenario = Population.Of(person, 60);
            Phase run = scenario.Course.First(phase => phase.Kind == PhaseKind.Run);
            return GaitTable.ContactTime(run.Speed) * scenario.Runner.ContactFactor;
        })];
        double[] sorted = [.. contacts.Order()];
        Assert.InRange(sorted[0], 0.150, 0.190);
        Assert.InRange(sorted[10], 0.180, 0.210);
        Assert.InRange(sorted[100], 0.235, 0.265);
        Assert.InRange(sorted[^11], 0.340, 0.410);
    }

    [Fact]
    public void Hips_are_as_uneven_and_pushes_as_oblique_as_people_are()
    {
        double[] differences = [.. s_people.Select(person => Population.Of(person, 60).Runner is var r ? Math.Abs(r.Left.PeakDropDeg - r.Right.PeakDropDeg) : 0)];

        // 0.2, 1.8, 3.8 and 4.4° in the optical motion of four runners (biomechanics.md A2).
        Assert.InRange(Math.Sqrt(differences.Average(x => x * x)), 2.5, 3.4);
        double[] yaws = [.. s_people.Select(person => Population.Of(person, 60).Runner.PushYawDeg)];
        Assert.InRange(Recorded.Sd(yaws), 4, 5.5);
        Assert.InRange(yaws.Max(Math.Abs), 8, 10);
    }

    [Fact]
    public void The_vertical_swings_as_it_does_on_people()
    {
        double[] Swings(PersonKind kind, int count) =>
        [
            .. s_people.Where(person => Population.KindOf(person) == kind).Take(count).Select(person =>
            {
                var run = new Recorded(Population.Of(person, 25) with { Errors = ImuErrors.None, Mount = new ClipMount() }, person);
                double step = run.Steady.Average(stance => stance.StepTime);
                return PeopleTests.Harmonic(run.Vertical[9_000..25_000], 1 / step);
            }).Order(),
        ];

        // First harmonic: 0.55–1.63 g in 38 joggings at the waist, medians of slow and fast ones 0.93 and 1.23; 1.02–1.46 g in 16 trials on plates at up to 4.2 m/s.
        double[] plain = Swings(PersonKind.Plain, 24);
        Assert.InRange(plain[0], 0.85, 1.3);
        Assert.InRange(plain[12], 1.2, 1.5);
        Assert.InRange(plain[^1], 1.4, 1.8);
        double[] grounded = Swings(PersonKind.Grounded, 8);
        Assert.InRange(grounded[0], 0.4, 0.65);
        Assert.InRange(grounded[^1], 0.7, 1);
    }
}
