using System;
using System.Collections.Generic;
using System.Linq;

namespace HipSense.VirtualClip;

/// <summary>Random runners through the whole firmware, and the same counts through the filters of others.</summary>
internal sealed class ModelStudy
{
    /// <summary>The seed of the first run; the next has the next.</summary>
    public const long FirstSeed = 1001;

    private ModelStudy(IReadOnlyList<Trial> trials)
    {
        Trials = trials;
        foreach (Trial trial in trials)
        {
            Stances.Add(trial.Stances);
        }
    }

    /// <summary>The runs.</summary>
    public IReadOnlyList<Trial> Trials { get; }

    /// <summary>All their stances.</summary>
    public StanceScore Stances { get; } = new();

    /// <summary>
    /// SD of the error of a single step's drop within a run, degrees. What is the same in a whole run is left out: it is in the baseline too.
    /// </summary>
    public double StepNoiseDeg => Math.Sqrt(Trials
        .SelectMany(trial => new[] { trial.Stances.DropLeft, trial.Stances.DropRight })
        .Where(side => side.Count > 1)
        .Average(side => side.Sd * side.Sd));

    /// <summary>The filters of others on the same runs.</summary>
    public PeerScores Peers { get; } = new();

    /// <summary>Integers against double precision, degrees, all runs together.</summary>
    public ErrorSum FromDouble { get; } = new();

    /// <summary>Runs of which some is left out of that, because the gyro was at full scale.</summary>
    public int ClippedRuns { get; private set; }

    /// <summary>Obliquity of the clip, run by run.</summary>
    public IReadOnlyList<ErrorSum> Obliquity => [.. Trials.Select(trial => trial.Attitude.Obliquity)];

    /// <summary>Runs it.</summary>
    public static ModelStudy Run(ReportSize size)
    {
        TrialPlan[] plans = [.. Enumerable.Range(0, size.Runs).Select(i => Plan(FirstSeed + i, size))];
        var results = Work.Each(plans, plan =>
        {
            var trial = Trial.Of(plan, keep: true);
            Recording recording = trial.Recording!;
            var track = MonitorTrack.Of(recording);
            IReadOnlyList<ErrorSum> peers = PeerScores.Obliquity(recording, track);
            trial.Forget();
            return (trial, track, peers);
        });
        var study = new ModelStudy([.. results.Select(result => result.trial)]);
        foreach ((_, MonitorTrack track, IReadOnlyList<ErrorSum> peers) in results)
        {
            study.Peers.Add(peers);
            study.FromDouble.Add(track.FromDouble);
            study.ClippedRuns += track.ClippedBlocks > 0 ? 1 : 0;
        }

        return study;
    }

    /// <summary>The plan of one run.</summary>
    public static TrialPlan Plan(long seed, ReportSize size) => new("random runner", RandomRuns.Draw(seed, size.RunSeconds), seed);
}
