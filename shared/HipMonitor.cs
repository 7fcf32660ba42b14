namespace HipSense.Core;

/// <summary>
/// The whole way from FIFO bytes to cues: each room in turn. It is handed blocks of eight samples and answers with events; it never asks,
/// waits or allocates.
/// </summary>
public sealed class HipMonitor
{
    // Half of what the history holds, 0.64 s: a longer step is none.
    private const int LongestStepQ8 = MotionHistory.Length << 8;

    // 4°: no road slopes so, and nobody stands so crookedly that learning a new zero from it would do harm instead of good.
    private const int SlipCdeg = 400;

    // Every part that remembers, in the order of the way.
    private readonly DetectorPart[] _parts;

    private readonly IHipListener _listener;
    private readonly MountFrame _mount = new();
    private readonly MotionHistory _history = new();
    private readonly UpVectorFilter _up;
    private readonly MountFinder _finder;
    private readonly ContactDetector _contacts = new();
    private readonly RunningRule _running = new();
    private readonly MovementRule _movement = new();
    private readonly HeadingFinder _heading;
    private readonly SideVote _side = new();
    private readonly TurnMeter _turn = new();
    private readonly StanceMeter _meter = new();
    private readonly StrideMeter _strides = new();
    private readonly AlertPolicy _alerts;
    private readonly Step _step = new();
    private readonly Stance[] _waiting = new Stance[RunningRule.StepsToStart];
    private int _waitingCount;
    private CalibrationResult _told;
    private Activity _activity;
    private bool _ranBefore;
    private int _unskipped;
    private long _lastLandingQ8;
    private bool _landedBefore;

    /// <summary>Makes a monitor that tells the given listener.</summary>
    /// <param name="settings">What the runner chose.</param>
    /// <param name="listener">Who is told.</param>
    public HipMonitor(AlertSettings settings, IHipListener listener)
    {
        _listener = listener;
        _up = new UpVectorFilter(_mount);
        _finder = new MountFinder(_mount, _up);
        _heading = new HeadingFinder(_mount);
        _alerts = new AlertPolicy(settings);
        for (int i = 0; i < _waiting.Length; i++)
        {
            _waiting[i] = new Stance();
        }

        _parts = new DetectorPart[] { _history, _mount, _up, _finder, _heading, _contacts, _running, _movement, _side, _turn, _meter, _strides, _alerts, Statistics };
    }

    /// <summary>What the run has come to so far.</summary>
    public readonly RunStatistics Statistics = new();

    /// <summary>Who decides on cues: its sides tell the mean and the threshold in force.</summary>
    public AlertPolicy Alerts => _alerts;

    /// <summary>What the runner does.</summary>
    public Activity Activity => _activity;

    /// <summary>True until it is known how the clip is mounted.</summary>
    public bool Calibrating => _finder.Missing;

    /// <summary>How the clip takes itself to sit on the runner, for tools that look at it.</summary>
    public MountFrame Mount => _mount;

    /// <summary>The filter, for tools that look at the up vector.</summary>
    public UpVectorFilter UpVector => _up;

    /// <summary>Now, microseconds after the first sample. Time is the number of samples, never a clock.</summary>
    public long NowUs => (long)_history.Count * ImuScale.SamplePeriodUs;

    /// <summary>Starts with a standing calibration: until it is done no stance is told. Who runs off before is calibrated on the run.</summary>
    public void StartStanding()
    {
        Reset(ResetReason.Uncalibrated);
    }

    /// <summary>Starts at once, with the clip taken to be mounted exactly as drawn and the gyro to have no bias.</summary>
    public void StartUncalibrated()
    {
        Reset(ResetReason.MountGiven);
    }

    /// <summary>Writes down what a restart would cost; the run is not the monitor's to know.</summary>
    public void Keep(RunState into)
    {
        into.HasMount = !_finder.Missing;
        into.HasZero = _finder.HasZero;
        into.HasHeading = _heading.Judged > 1;
        into.Mount.Set(_mount);
        into.BiasX = _finder.BiasX;
        into.BiasY = _finder.BiasY;
        into.BiasZ = _finder.BiasZ;
        into.BackOffset = _up.Offset.Along;
        _alerts.Keep(into, NowUs);
        into.IsWarm &= _ranBefore;
    }

    /// <summary>Starts in the midst of a run, after a restart of the clip: with its mount, which is held against the run before any cue can come, and its baselines.</summary>
    public void Restore(RunState kept)
    {
        Reset(ResetReason.Uncalibrated);
        if (kept.HasMount)
        {
            _finder.Restore(kept.Mount, kept.BiasX, kept.BiasY, kept.BiasZ, kept.BackOffset, kept.HasZero);
            SetZero();
            if (kept.HasHeading)
            {
                _heading.Restore();
            }

            _told = _finder.Result;
            _listener.OnCalibration(_told, NowUs);
        }

        if (kept.IsWarm)
        {
            _ranBefore = true;
            _alerts.Restore(kept, NowUs);
        }
    }

    /// <summary>Moves the count of the samples on by a block, if need be, to where the filter's work begins anew: a recording that begins there can be played to another monitor from its first sample on.</summary>
    public void BeginRound()
    {
        const int RoundSamples = GyroBias.Blocks * ImuScale.BlockSamples;
        if (_history.Count % RoundSamples != 0)
        {
            _history.Skip(RoundSamples - (_history.Count % RoundSamples));
        }
    }

    /// <summary>
    /// Begins a recording, after <see cref="BeginRound"/>: the detection knows no more than a restart of the clip would leave it, so that a monitor that has seen nothing and begins in the same way tells the same from
    /// here on. The run's totals and the count of the samples go on.
    /// </summary>
    /// <param name="kept">How the clip sits and what the alerts have learned of the run, or null: a standing calibration comes first.</param>
    public void BeginAnew(RunState? kept)
    {
        _alerts.Reset(ResetReason.NewRun, _history.Count);
        _ranBefore = false;
        _unskipped = 0;
        Shake(long.MinValue, long.MinValue);
        if (kept == null)
        {
            StartStanding();
        }
        else
        {
            Restore(kept);
        }

        if (_activity != Activity.Still)
        {
            // Else nobody would be told when it turns out that nobody runs.
            SetActivity(Activity.Still, NowUs);
        }
    }

    /// <summary>Another run begins, or the one that was restored is not gone on with: what was learned of the last one is worth nothing.</summary>
    public void ForgetRun()
    {
        Reset(ResetReason.NewRun);
        if (_finder.Doubted)
        {
            Reset(ResetReason.Uncalibrated);
        }
    }

    /// <summary>The run is over. Who runs on is told of cues as before; until <see cref="ForgetRun"/> nothing is added to what the run came to.</summary>
    public void EndRun()
    {
        Statistics.IsOver = true;
    }

    /// <summary>Takes one block.</summary>
    /// <param name="fifo">Bytes as the chip delivers them.</param>
    /// <param name="offset">Index of the first byte of the block; <see cref="ImuScale.BlockBytes"/> bytes are taken.</param>
    public void ProcessBlock(byte[] fifo, int offset)
    {
        _up.Process(fifo, offset, _history);
        if (_finder.Searching || !_running.Running)
        {
            Search(fifo, offset);
        }

        if (_history.Clipped)
        {
            _meter.Doubt(StanceDoubts.Clipped, _history.Count);
        }

        _turn.Process(_history);
        _contacts.Process(_history);
        if (_contacts.Left)
        {
            OnLeft();
        }
        else if (_running.Due)
        {
            _running.Look(_history, _step);
        }

        if (_contacts.Landed)
        {
            OnLanded();
        }
        else if (_strides.Busy && !_contacts.Left && _strides.Continue(_history))
        {
            Emit(_strides.Stride);
        }

        if (_heading.Busy)
        {
            _heading.Continue(_history);
        }

        _running.Wait(((long)_history.Count << 8) - _lastLandingQ8);
        if (!_running.Running)
        {
            _movement.Process(_history);
            Rest();
        }
    }

    /// <summary>Samples were lost. Time goes on, the side is unknown until it is established again, and no stance spans the gap.</summary>
    /// <param name="samples">How many; taken to the nearest whole block, and what that leaves or lends is made good the next time.</param>
    public void Skip(int samples)
    {
        _unskipped += samples > 0 ? samples : 0;
        int blocks = (_unskipped + (ImuScale.BlockSamples / 2)) / ImuScale.BlockSamples;
        if (blocks == 0)
        {
            return;
        }

        _unskipped -= blocks * ImuScale.BlockSamples;

        _history.Skip(blocks * ImuScale.BlockSamples);
        Reset(ResetReason.SamplesLost);
    }

    /// <summary>The motor shakes the sensor: drops measured in that time do not count.</summary>
    /// <param name="fromUs">When it begins, microseconds after the first sample.</param>
    /// <param name="untilUs">When it has died away.</param>
    public void Shake(long fromUs, long untilUs)
    {
        _meter.Shake(fromUs, untilUs);
    }

    private void Search(byte[] fifo, int offset)
    {
        bool wasMissing = _finder.Missing;
        bool wasSettling = _finder.Settling;
        CalibrationResult result = _finder.Process(fifo, offset, _history.Turn, _running.Running, _activity != Activity.Still);
        if (result == CalibrationResult.Pending)
        {
            if (wasSettling && !_finder.Settling)
            {
                // What was measured with a filter that was settling makes no cue.
                Reset(ResetReason.UpSettled);
            }

            return;
        }

        if (result == CalibrationResult.Moved && _running.Running)
        {
            // The clip sits otherwise than before the restart, and what was learned in its frame goes with the mount.
            Reset(ResetReason.MountRefuted);
        }
        else if (!_finder.Missing && result == _finder.Result)
        {
            Reset(ResetReason.MountFound);
        }
        else if (!wasMissing)
        {
            // Who has a mount and lies down has done nothing wrong.
            return;
        }

        if (result != _told)
        {
            // Whoever is told to stand still goes on moving.
            _told = result == CalibrationResult.StandStill ? CalibrationResult.Moved : result;
            _listener.OnCalibration(result, NowUs);
        }
    }

    /// <summary>The one way to begin anew. What is no part's own stands here; a test holds every field against the list of what outlives each reason.</summary>
    private void Reset(ResetReason reason)
    {
        for (int i = 0; i < _parts.Length; i++)
        {
            _parts[i].Reset(reason, _history.Count);
        }

        switch (reason)
        {
            case ResetReason.RunnerStopped:
                _waitingCount = 0;
                break;
            case ResetReason.SamplesLost:
                ForgetStep();
                break;
            case ResetReason.MountFound:
            case ResetReason.MountRefuted:
                ForgetStep();
                SetZero();
                _told = CalibrationResult.Pending;
                break;
            case ResetReason.Uncalibrated:
            case ResetReason.MountGiven:
                ForgetStep();
                SetZero();
                _lastLandingQ8 = 0;
                _told = CalibrationResult.Pending;
                break;
            case ResetReason.NewRun:
                // While steps wait, running is just beginning, and with it the run's first minute.
                _ranBefore = _activity == Activity.Running && _waitingCount == 0;
                break;
        }
    }

    private void SetZero()
    {
        _meter.NoZero = !_finder.HasZero;
        _alerts.SetZero(_finder.HasZero);
    }

    /// <summary>No step spans what has happened, and steps in a row have none missing.</summary>
    private void ForgetStep()
    {
        _landedBefore = false;
        _waitingCount = 0;
    }

    private void OnLanded()
    {
        long sinceQ8 = _contacts.LandingQ8 - _lastLandingQ8;
        int periodQ8 = _landedBefore && sinceQ8 < LongestStepQ8 ? (int)sinceQ8 : 0;
        if (periodQ8 == 0)
        {
            _side.Forget();
            _heading.Break();
            _strides.Forget();
        }
        else
        {
            _strides.Land(_contacts.LandingQ8);
            _side.Take(_history, _lastLandingQ8, periodQ8);
            if (_running.Running)
            {
                _heading.Take((int)(_lastLandingQ8 >> 8), periodQ8 >> 8);
            }
        }

        _turn.NextStep();
        _lastLandingQ8 = _contacts.LandingQ8;
        _landedBefore = true;
        _step.Land(_contacts.LandingQ8, periodQ8, _contacts.Trough);
    }

    private void OnLeft()
    {
        _step.LeavingQ8 = _contacts.LeavingQ8;
        _step.Peak = _contacts.Peak;
        bool ran = _running.Running;
        if (!ran)
        {
            _running.Look(_history, _step);
        }

        bool candidate = _running.Take(_step);
        if (ran)
        {
            if (_running.Running)
            {
                Emit(Measure(_waiting[0]));
                _strides.Add(_waiting[0]);
            }

            return;
        }

        // Steps wait until enough in a row prove a run; then they are told too.
        _waitingCount = !candidate ? 0 : _running.Good <= 1 ? 1 : _waitingCount + 1;
        if (_waitingCount == 0)
        {
            return;
        }

        Measure(_waiting[_waitingCount - 1]);
        if (_running.Running)
        {
            StartRunning();
        }
    }

    private Stance Measure(Stance stance)
    {
        _meter.Measure(_step, _history, _turn.RateCdps, stance);
        stance.Side = _side.Current;
        return stance;
    }

    private void StartRunning()
    {
        _up.Running = true;
        SetActivity(Activity.Running, _waiting[0].InitialContactUs);
        if (!_ranBefore)
        {
            _alerts.Start(_waiting[0].InitialContactUs);
            _ranBefore = true;
        }

        for (int i = 0; i < _waitingCount; i++)
        {
            Emit(_waiting[i]);
        }

        _strides.Add(_waiting[_waitingCount - 1]);
        _waitingCount = 0;
    }

    private void Rest()
    {
        if (_up.Running)
        {
            if (_alerts.RollOffsetCdeg > SlipCdeg || _alerts.RollOffsetCdeg < -SlipCdeg)
            {
                _finder.SearchAgain();
            }

            Reset(ResetReason.RunnerStopped);
            SetActivity(_movement.Activity, _lastLandingQ8 * ImuScale.SamplePeriodUs >> 8);
        }
        else if (_waitingCount == 0 && _movement.Activity != _activity)
        {
            SetActivity(_movement.Activity, (long)_movement.Since * ImuScale.SamplePeriodUs);
        }
    }

    private void SetActivity(Activity activity, long sinceUs)
    {
        _activity = activity;
        _listener.OnActivity(activity, sinceUs);
    }

    private void Emit(Stance stance)
    {
        if (_finder.Missing)
        {
            return;
        }

        Statistics.Add(stance);
        _listener.OnStance(stance);
        bool tell = _alerts.Take(stance, NowUs);
        _meter.Tilted = _alerts.RollOffsetCdeg != 0;
        if (tell)
        {
            EmitCue();
        }
    }

    private void Emit(Stride stride)
    {
        _listener.OnStride(stride);
        if (!_finder.Missing && _alerts.Take(stride, NowUs))
        {
            EmitCue();
        }
    }

    private void EmitCue()
    {
        Statistics.Add(_alerts.Cue);
        _listener.OnCue(_alerts.Cue);
    }
}
