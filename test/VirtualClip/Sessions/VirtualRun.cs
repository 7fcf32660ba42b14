using System;
using System.Collections.Generic;
using System.Linq;
using HipSense.Core;
using HipSense.Firmware;
using HipSense.Virtual;

namespace HipSense.VirtualClip;

/// <summary>A run that a synthetic runner has run with a virtual clip, beside its truth.</summary>
public sealed class VirtualRun
{
    /// <summary>The longest pattern of the motor is over by then.</summary>
    private const long FeltUs = 1_500_000;

    private readonly ClipSession _session;
    private readonly List<FeltCue> _cues = [];
    private readonly Queue<(ClipEvent What, long AtUs, int FirstPulse)> _waiting = new();
    private readonly IRunView? _view;

    private VirtualRun(RunPlan plan, ClipSession session, IRunView? view)
    {
        Plan = plan;
        _session = session;
        _view = view;
    }

    /// <summary>What was run.</summary>
    public RunPlan Plan { get; }

    /// <summary>What the clip said.</summary>
    public IReadOnlyList<ClipEvent> Events => _session.Events;

    /// <summary>Its cues.</summary>
    public IReadOnlyList<FeltCue> Cues => _cues;

    /// <summary>What it counted.</summary>
    public RunStatistics Statistics => _session.Statistics!;

    /// <summary>Its stances beside the true ones.</summary>
    public StanceMatches Matches { get; private set; } = new([], []);

    /// <summary>Tilt and rotation beside their truth.</summary>
    public IReadOnlyList<PelvisPair> Pelvis { get; private set; } = [];

    /// <summary>How well running was told from everything else.</summary>
    public ActivityScore Activity { get; private set; } = ActivityScore.Of([], []);

    /// <summary>Runs.</summary>
    /// <param name="plan">Who, for how long.</param>
    /// <param name="view">Shows it as it goes on; null: nobody watches.</param>
    /// <param name="alerts">When the runner is told; null: the defaults.</param>
    public static VirtualRun Of(RunPlan plan, IRunView? view = null, AlertSettings? alerts = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        TruthTap motion = plan.Start();
        var session = new ClipSession(motion, new ClipOptions { Alerts = alerts ?? new AlertSettings() }, plan.LastRowUs);
        var run = new VirtualRun(plan, session, view);
        session.Told = run.OnTold;
        session.Progressed = run.OnProgressed;
        session.Run();
        run.Show(long.MaxValue);

        Dictionary<string, double[]> truth = motion.Columns(plan.Rows);
        double[] activity = truth[TruthColumn.Activity];
        List<TrueStance> stances = ModelTruth.Read(truth[TruthColumn.Contact], activity, truth[TruthColumn.Obliquity]);
        run.Matches = new StanceMatches(stances, [.. session.Events.OfType<StanceEvent>()]);
        run.Pelvis = PelvisPair.Of(truth[TruthColumn.Tilt], truth[TruthColumn.Rotation], session.Events);
        run.Activity = ActivityScore.Of(activity, session.Events);
        return run;
    }

    /// <summary>A cue is shown once it has been felt, and what comes after it waits behind it.</summary>
    private void OnTold(ClipEvent what) => _waiting.Enqueue((what, _session.Board.Time.NowUs, _session.Board.Motor.Pulses.Count));

    private void OnProgressed(long signalUs)
    {
        Show(_session.Board.Time.NowUs);
        _view?.Show(signalUs);
    }

    private void Show(long nowUs)
    {
        while (_waiting.TryPeek(out (ClipEvent What, long AtUs, int FirstPulse) next))
        {
            if (next.What is not CueEvent cue)
            {
                _view?.Show(next.What);
            }
            else if (nowUs - FeltUs >= next.AtUs)
            {
                IEnumerable<MotorPulse> pulses = _session.Board.Motor.Pulses.Skip(next.FirstPulse);
                var felt = new FeltCue(cue, [.. pulses.Where(pulse => pulse.StartUs < next.AtUs + FeltUs)]);
                _cues.Add(felt);
                _view?.Show(felt);
            }
            else
            {
                return;
            }

            _waiting.Dequeue();
        }
    }
}
