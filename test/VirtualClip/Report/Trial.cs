using System;
using System.Collections.Generic;
using System.Linq;
using HipSense.Core;
using HipSense.Firmware;

namespace HipSense.VirtualClip;

/// <summary>One run through the whole firmware on the virtual board, beside its truth.</summary>
internal sealed class Trial
{
    private Trial(TrialPlan plan, Recording recording, ClipSession session, UpTrace up)
    {
        Plan = plan;
        Recording = recording;
        Up = up;
        Events = session.Events;
        AsymmetryInDoubt = session.Statistics?.AsymmetryInDoubt ?? false;
        double[] activity = recording.Truth[TruthColumn.Activity];
        List<TrueStance> truth = ModelTruth.Read(recording.Truth[TruthColumn.Contact], activity, recording.Truth[TruthColumn.Obliquity]);
        Matches = new StanceMatches(truth, [.. Events.OfType<StanceEvent>()]);
        Stances = StanceScore.Of(Matches);
        Attitude = AttitudeScore.Of(recording, up) ?? new AttitudeScore();
        Activity = ActivityScore.Of(activity, Events);
        (RunUncalibratedS, IsCalibrated) = Uncalibrated(activity, up);
    }

    /// <summary>What was run.</summary>
    public TrialPlan Plan { get; }

    /// <summary>The chip's counts and the truth; null once forgotten.</summary>
    public Recording? Recording { get; private set; }

    /// <summary>The up vector as the clip found it; null once forgotten.</summary>
    public UpTrace? Up { get; private set; }

    /// <summary>What the clip said.</summary>
    public IReadOnlyList<ClipEvent> Events { get; }

    /// <summary>Stances found beside those that were there.</summary>
    public StanceMatches Matches { get; }

    /// <summary>How well they were found, timed, sided and measured.</summary>
    public StanceScore Stances { get; }

    /// <summary>How well the up vector was found.</summary>
    public AttitudeScore Attitude { get; }

    /// <summary>How well running was told from everything else.</summary>
    public ActivityScore Activity { get; }

    /// <summary>How long the runner had run when the clip knew how it sits, s; all of the run when it never did.</summary>
    public double RunUncalibratedS { get; }

    /// <summary>True when the clip came to know how it sits.</summary>
    public bool IsCalibrated { get; }

    /// <summary>True when the clip says itself that D must not be shown without a caveat.</summary>
    public bool AsymmetryInDoubt { get; }

    /// <summary>Cues for too much drop.</summary>
    public int Cues => Events.OfType<CueEvent>().Count(cue => cue.Kind == CueKind.TooMuchDrop);

    /// <summary>Runs a scenario.</summary>
    /// <param name="plan">The scenario.</param>
    /// <param name="keep">True to keep the counts and the up vector.</param>
    public static Trial Of(TrialPlan plan, bool keep = false)
    {
        var up = new UpTrace();
        (Recording recording, ClipSession session) = plan.Break is null ? Replay(plan, up) : RunLive(plan, up);
        var trial = new Trial(plan, recording, session, up);
        if (!keep)
        {
            trial.Forget();
        }

        return trial;
    }

    private static (double Seconds, bool IsCalibrated) Uncalibrated(double[] activity, UpTrace up)
    {
        int running = 0;
        for (int row = 0; row < up.Rows && row < activity.Length; row++)
        {
            if (!double.IsNaN(up.ObliquityDeg(row)))
            {
                return (running * VirtualClip.Recording.RowMs / 1000, true);
            }

            running += activity[row] == ModelTruth.Running ? 1 : 0;
        }

        return (running * VirtualClip.Recording.RowMs / 1000, false);
    }

    private static (Recording Recording, ClipSession Session) Replay(TrialPlan plan, UpTrace up)
    {
        Recording recording = FastClock.Record(plan);
        var session = new ClipSession(new RecordingSignal(recording), new ClipOptions(), recording.LastRowUs) { Up = up };
        session.Run();
        return (recording, session);
    }

    /// <summary>A board on which something breaks gets the motion itself: a recording has no more than the samples that an unbroken chip would take.</summary>
    private static (Recording Recording, ClipSession Session) RunLive(TrialPlan plan, UpTrace up)
    {
        var motion = new TruthTap(new Runners.RunnerSignal(plan.Scenario, plan.Seed));
        int rows = motion.Rows;
        var session = new ClipSession(motion, new ClipOptions(), (long)(rows - 1) * ImuScale.SamplePeriodUs) { Up = up };
        plan.Break?.Invoke(session.Board);
        session.Run();
        return (new Recording(plan.Name, isStanding: true, [], motion.Columns(rows)), session);
    }

    /// <summary>Forgets the counts and the up vector: they are large.</summary>
    public void Forget()
    {
        Recording = null;
        Up = null;
    }

    /// <summary>Mean peak drop of one side, found and true, degrees.</summary>
    /// <param name="side">The side.</param>
    /// <param name="fromS">From when, s.</param>
    /// <param name="untilS">Until when, s.</param>
    public (double Found, double True) MeanDrop(Core.Side side, double fromS = 0, double untilS = double.MaxValue)
    {
        var found = new ErrorSum();
        var real = new ErrorSum();
        foreach ((TrueStance True, StanceEvent Found) pair in Matches.Pairs)
        {
            double s = pair.True.InitialContactMs / 1000;
            if (pair.Found.Counts && pair.Found.Side == side && pair.True.Side == side && s >= fromS && s < untilS)
            {
                found.Add(pair.Found.DropPeakDeg);
                real.Add(pair.True.PeakDropDeg);
            }
        }

        return (found.Mean, real.Mean);
    }

    /// <summary>S, half the sum of both sides' mean drop, and D, half their difference; found and true, degrees.</summary>
    /// <param name="fromS">From when, s.</param>
    /// <param name="untilS">Until when, s.</param>
    public (double S, double D, double TrueS, double TrueD) Both(double fromS = 0, double untilS = double.MaxValue)
    {
        (double Found, double True) left = MeanDrop(Core.Side.Left, fromS, untilS);
        (double Found, double True) right = MeanDrop(Core.Side.Right, fromS, untilS);
        return ((left.Found + right.Found) / 2, (left.Found - right.Found) / 2, (left.True + right.True) / 2, (left.True - right.True) / 2);
    }

    /// <summary>Share of the stances found in a time that carry a doubt, percent.</summary>
    public double DoubtedPercent(StanceDoubts doubt, double fromS, double untilS)
    {
        StanceEvent[] inside = [.. Events.OfType<StanceEvent>().Where(one => one.InitialContactUs >= fromS * 1e6 && one.InitialContactUs < untilS * 1e6)];
        return 100.0 * inside.Count(one => (one.Doubts & doubt) != 0) / inside.Length;
    }
}
