using System;
using System.Collections.Generic;
using System.Linq;
using HipSense.Runners;

namespace HipSense.VirtualClip;

/// <summary>The population through the whole firmware, and the same counts through the filters of others.</summary>
internal sealed class ModelStudy
{
    private ModelStudy(IReadOnlyList<Person> people)
    {
        People = people;
        foreach (Person person in people)
        {
            Stances.Add(person.Trial.Stances);
        }
    }

    /// <summary>The people.</summary>
    public IReadOnlyList<Person> People { get; }

    /// <summary>
    /// Those on whom the filters of others can be set beside the clip: they stand still first, from which these have the gyro's bias, and the clip
    /// knows how it sits, which tells them right from left.
    /// </summary>
    public IReadOnlyList<Person> Compared { get; private init; } = [];

    /// <summary>Told against true contact time over the people whose mean lies between 160 and 360 ms.</summary>
    public StraightLine ContactLine => new([.. People
        .Select(person => (person.ContactTrueMs, person.ContactToldMs))
        .Where(one => one.ContactTrueMs is >= 160 and <= 360)]);

    /// <summary>All their stances.</summary>
    public StanceScore Stances { get; } = new();

    /// <summary>
    /// SD of the error of a single step's drop within a run, degrees. What is the same in a whole run is left out: it is in the baseline too.
    /// </summary>
    public double StepNoiseDeg => Math.Sqrt(People
        .SelectMany(person => new[] { person.Trial.Stances.DropLeft, person.Trial.Stances.DropRight })
        .Where(side => side.Count > 1)
        .Average(side => side.Sd * side.Sd));

    /// <summary>The filters of others on the same runs.</summary>
    public PeerScores Peers { get; } = new();

    /// <summary>Tilt and rotation, the clip's and those of the filters of others.</summary>
    public PelvisStudy Pelvis { get; } = new();

    /// <summary>Integers against double precision, degrees, all compared runs together.</summary>
    public ErrorSum FromDouble { get; } = new();

    /// <summary>Runs of which some is left out of that, because the gyro was at full scale.</summary>
    public int ClippedRuns { get; private set; }

    /// <summary>Runs it.</summary>
    public static ModelStudy Run(ReportSize size)
    {
        TrialPlan[] plans = [.. Enumerable.Range(0, size.People).Select(i => Plan(Population.First + i, size))];
        var results = Work.Each(plans, plan =>
        {
            var person = new Person(Trial.Of(plan, keep: true));
            bool isCompared = person.HasLevel;
            MonitorTrack? track = isCompared ? MonitorTrack.Of(person.Trial.Recording!) : null;
            IReadOnlyList<ErrorSum>? peers = track is null ? null : PeerScores.Obliquity(person.Trial.Recording!, track);
            IReadOnlyList<PelvisErrors>? pelvis = track is null ? null : PelvisStudy.Of(person.Trial.Recording!, track, person.Trial.Events);
            person.Trial.Forget();
            return (Person: person, Track: track, Peers: peers, Pelvis: pelvis);
        });
        var compared = results.Where(result => result.Track is not null).ToArray();
        var study = new ModelStudy([.. results.Select(result => result.Person)]) { Compared = [.. compared.Select(result => result.Person)] };
        foreach ((_, MonitorTrack? track, IReadOnlyList<ErrorSum>? peers, IReadOnlyList<PelvisErrors>? pelvis) in compared)
        {
            study.Peers.Add(peers!);
            study.Pelvis.Add(pelvis!);
            study.FromDouble.Add(track!.FromDouble);
            study.ClippedRuns += track.ClippedBlocks > 0 ? 1 : 0;
        }

        return study;
    }

    /// <summary>The plan of one person's run.</summary>
    public static TrialPlan Plan(long person, ReportSize size) => new("population", Population.Of(person, size.RunSeconds), person);
}
