using System.Threading;
using HipSense.Core;

namespace HipSense.Firmware;

/// <summary>
/// Has everybody who keeps something of a run follow its one owner, <see cref="RunSession"/>, at one moment: the detection with its totals, first minute and
/// baselines, the log, and what the phone is shown. It hears of steps before the others do, so that those which prove a run belong to it.
/// </summary>
public sealed class RunControl : Duty, IHipListener
{
    private readonly HipMonitor _monitor;
    private readonly Sampler _sampler;
    private readonly RunLog _log;
    private bool _isTelling;

    /// <summary>Makes the clip's own; nothing is on until the log has looked at the flash.</summary>
    /// <param name="monitor">The detection.</param>
    /// <param name="sampler">Knows whether the power was cut.</param>
    /// <param name="log">Records what <see cref="RunLog.Session"/> says.</param>
    public RunControl(HipMonitor monitor, Sampler sampler, RunLog log)
    {
        _monitor = monitor;
        _sampler = sampler;
        _log = log;
        Session = log.Session;
    }

    /// <summary>Whose decisions are followed.</summary>
    public readonly RunSession Session;

    /// <summary>Called when another run has begun.</summary>
    public ThreadStart? Begun;

    /// <summary>Is told that the detection was told to forget the last run.</summary>
    /// <param name="whileTelling">True when that was while it told that somebody runs, in the midst of a block.</param>
    public delegate void ToldToForget(bool whileTelling);

    /// <summary>Called when the detection was told to forget the last run, when not null.</summary>
    public ToldToForget? Forgot;

    /// <summary>Begins a run by hand.</summary>
    public void Start()
    {
        long nowMs = Clock.UptimeMs;
        Session.Start(nowMs, _log.Recording);
        Follow(nowMs);
    }

    /// <summary>Ends the run by hand; the next begins when the runner starts to run again.</summary>
    public void Stop()
    {
        Session.Stop();
        Follow(Clock.UptimeMs);
    }

    /// <summary>Tells the clip the time.</summary>
    /// <param name="unixS">Seconds since 1970 UTC.</param>
    /// <param name="zoneMinutes">The runner's clock less UTC, minutes.</param>
    public void SetTime(uint unixS, int zoneMinutes)
    {
        long nowMs = Clock.UptimeMs;
        Session.SetTime(nowMs, unixS);
        _log.NoteTime(unixS, zoneMinutes);
        Follow(nowMs);
    }

    /// <summary>Forgets all runs, that which is on too.</summary>
    public void Forget()
    {
        Session.Forget();
        _log.Forget();
        ForgetRun();
        _monitor.EndRun();
        Begun?.Invoke();
    }

    /// <inheritdoc/>
    public void OnCalibration(CalibrationResult result, long atUs)
    {
    }

    /// <inheritdoc/>
    public void OnActivity(Activity activity, long sinceUs)
    {
        long nowMs = Clock.UptimeMs;
        Session.HasKeptPower = _sampler.HasKeptPower;
        Session.SetRunning(activity == Activity.Running, nowMs);
        DueMs = 0;
        if (Session.Holds(nowMs))
        {
            // What was restored and is given up is no matter for the midst of a block.
            _isTelling = true;
            Follow(nowMs);
            _isTelling = false;
        }
    }

    /// <inheritdoc/>
    public void OnStance(Stance stance)
    {
    }

    /// <inheritdoc/>
    public void OnStride(Stride stride)
    {
    }

    /// <inheritdoc/>
    public void OnCue(Cue cue)
    {
    }

    /// <inheritdoc/>
    public override void Run(long nowMs)
    {
        Follow(nowMs);
    }

    private void Follow(long nowMs)
    {
        Session.HasKeptPower = _sampler.HasKeptPower;
        RunChange change;
        do
        {
            change = Session.Next(nowMs, _log.CanBegin);
            Apply(change, nowMs);
        }
        while (change != RunChange.None);
        DueMs = Session.NextMs(nowMs);
    }

    private void Apply(RunChange change, long nowMs)
    {
        switch (change)
        {
            case RunChange.Begun:
                ForgetRun();
                _log.Begin(nowMs);
                Begun?.Invoke();
                break;
            case RunChange.WentOn:
                _log.GoOn(nowMs);
                break;
            case RunChange.Ended:
                _monitor.EndRun();
                _log.End(Session.EndCause);
                break;
            case RunChange.GivenUp:
                ForgetRun();
                break;
        }
    }

    private void ForgetRun()
    {
        _monitor.ForgetRun();
        Forgot?.Invoke(_isTelling);
    }
}
