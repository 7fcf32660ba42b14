namespace HipSense.Core;

/// <summary>
/// Decides when the runner is told. A cue needs the mean of ten stances of a side, never one step; it comes at most once a minute, not in
/// the first minute, and not from stances that are in doubt (<see cref="Stance.Quality"/> under 50, or a change of speed), nor when the other
/// side has lost what this one gained. When a side that was told comes back, the runner is told that once. A rise of the tilt or of the range of the
/// rotation is told by the same rules where the runner has switched it on.
/// </summary>
public sealed class AlertPolicy : DetectorPart
{
    private const int LeastRollOffsetCdeg = 100;
    private const long UsPerS = 1000000;

    private readonly AlertSettings _settings;
    private readonly SideAlert _left = new();
    private readonly SideAlert _right = new();

    // Off unless the runner switches them on: until then they take no room.
    private RiseAlert? _tilt;
    private RiseAlert? _rotation;
    private bool _hasZero = true;
    private long _runSinceUs;
    private long _lastCueUs;
    private bool _cued;

    /// <summary>Makes a policy by the given settings, which may change at any time: see <see cref="UseSettings"/>.</summary>
    public AlertPolicy(AlertSettings settings)
    {
        _settings = settings;
        UseSettings();
        Start(0);
    }

    /// <summary>The newest cue: valid after <see cref="Take(Stance, long)"/> or <see cref="Take(Stride, long)"/> answered true.</summary>
    public readonly Cue Cue = new();

    /// <summary>
    /// How much of the drop has moved from the right side to the left since fresh, hundredths of a degree, while their sum has stayed: a
    /// sloping road or a slipped clip. 0 when it is not so, or not known.
    /// </summary>
    public int RollOffsetCdeg;

    /// <inheritdoc/>
    public override void Reset(ResetReason reason, int sample)
    {
        if (reason == ResetReason.NewRun || reason == ResetReason.MountRefuted)
        {
            // What was restored belongs to another run, or to another mount.
            Start((long)sample * ImuScale.SamplePeriodUs);
        }
        else if (reason != ResetReason.SamplesLost)
        {
            Resume();
        }

        if (reason == ResetReason.MountFound || reason == ResetReason.MountRefuted || reason == ResetReason.Uncalibrated
            || reason == ResetReason.MountGiven || reason == ResetReason.NewRun)
        {
            // What has slipped has been calibrated away, or belongs to another run.
            RollOffsetCdeg = 0;

            // Tilt is told from the zero of standing, and this is another one.
            _tilt?.Start();
        }
    }

    /// <summary>Makes what the settings switch on, and lets go of what they switch off: to be called after each change. What is switched on learns from here on what is usual.</summary>
    public void UseSettings()
    {
        _tilt = _settings.TiltRiseCdeg == 0 ? null : _tilt ?? NewRise();
        _rotation = _settings.RotationRiseCdeg == 0 ? null : _rotation ?? NewRise();
    }

    /// <summary>Starts a run.</summary>
    /// <param name="atUs">When, microseconds after the first sample.</param>
    public void Start(long atUs)
    {
        _runSinceUs = atUs;
        _cued = false;
        StartBaselines();
        _tilt?.Start();
        _rotation?.Start();
    }

    /// <summary>
    /// Whether drops are measured from a standing zero. Without one a tilt of the clip is added to one side and taken from the other, so that neither
    /// the ceiling nor a stored baseline says anything: only a rise above the run's own baseline is told.
    /// </summary>
    public void SetZero(bool hasZero)
    {
        if (_hasZero != hasZero)
        {
            _hasZero = hasZero;
            StartBaselines();
        }
    }

    /// <summary>What comes is not comparable with what was: the windows begin anew, the baselines stay.</summary>
    public void Resume()
    {
        _left.Forget();
        _right.Forget();
        _tilt?.Forget();
        _rotation?.Forget();
    }

    /// <summary>Writes down what has been learned of the run.</summary>
    /// <param name="into">Receives it.</param>
    /// <param name="nowUs">Now, microseconds after the first sample.</param>
    public void Keep(RunState into, long nowUs)
    {
        into.IsWarm = nowUs - _runSinceUs >= _settings.WarmUpS * UsPerS;
        into.JustCued = _cued && nowUs - _lastCueUs < _settings.CueGapS * UsPerS;
        into.FreshLeftCdeg = Fresh(_left.Fresh, into.FreshLeftCdeg, into.IsLeftKnown);
        into.FreshRightCdeg = Fresh(_right.Fresh, into.FreshRightCdeg, into.IsRightKnown);
        into.IsLeftKnown = _left.Fresh.Known;
        into.IsRightKnown = _right.Fresh.Known;
        into.FreshTiltCdeg = Fresh(_tilt);
        into.FreshRotationRangeCdeg = Fresh(_rotation);
    }

    /// <summary>Goes on with a run whose first minute is over. How long the clip was away is not known: a gap between two cues begins anew.</summary>
    /// <param name="kept">What had been learned.</param>
    /// <param name="nowUs">Now, microseconds after the first sample.</param>
    public void Restore(RunState kept, long nowUs)
    {
        _runSinceUs = nowUs - (_settings.WarmUpS * UsPerS);
        _lastCueUs = nowUs;
        _cued = kept.JustCued;
        if (kept.FreshLeftCdeg != RunState.NoDrop)
        {
            _left.Fresh.Restore(kept.FreshLeftCdeg, kept.IsLeftKnown);
        }

        if (kept.FreshRightCdeg != RunState.NoDrop)
        {
            _right.Fresh.Restore(kept.FreshRightCdeg, kept.IsRightKnown);
        }

        if (kept.FreshTiltCdeg != RunState.NoDrop)
        {
            _tilt?.Restore(kept.FreshTiltCdeg);
        }

        if (kept.FreshRotationRangeCdeg != RunState.NoDrop)
        {
            _rotation?.Restore(kept.FreshRotationRangeCdeg);
        }
    }

    /// <summary>A side with the threshold that is in force now, also while its window is not full yet.</summary>
    /// <param name="side">Left or right.</param>
    public SideAlert SideOf(Side side)
    {
        SideAlert wanted = side == Side.Left ? _left : _right;
        wanted.SetThreshold(CeilingOf(side), _settings);
        return wanted;
    }

    /// <summary>Takes a stance.</summary>
    /// <param name="stance">The stance.</param>
    /// <param name="nowUs">Now, microseconds after the first sample.</param>
    /// <returns>True when the runner is to be told; <see cref="Cue"/> says what.</returns>
    public bool Take(Stance stance, long nowUs)
    {
        if (stance.Side == Side.Unknown || stance.Quality < Stance.LeastQuality || (stance.Doubts & StanceDoubts.SpeedChange) != 0)
        {
            return false;
        }

        bool told = TakeDrop(stance, nowUs);
        return (_tilt != null && TakeRise(_tilt, stance.TiltCdeg, _settings.TiltRiseCdeg, CueKind.BackArched, nowUs)) || told;
    }

    /// <summary>Takes a stride.</summary>
    /// <param name="stride">The stride.</param>
    /// <param name="nowUs">Now, microseconds after the first sample.</param>
    /// <returns>True when the runner is to be told; <see cref="Cue"/> says what.</returns>
    public bool Take(Stride stride, long nowUs)
    {
        return _rotation != null && stride.Counts && (stride.Doubts & StanceDoubts.SpeedChange) == 0
            && TakeRise(_rotation, stride.RotationRangeCdeg, _settings.RotationRiseCdeg, CueKind.TooMuchRotation, nowUs);
    }

    private static RiseAlert NewRise()
    {
        RiseAlert rise = new();
        rise.Start();
        return rise;
    }

    /// <summary>What to write down of an angle: a mean that is still being learned is learned anew after a restart.</summary>
    private static int Fresh(RiseAlert? angle)
    {
        return angle != null && angle.IsFreshKnown ? angle.FreshCdeg : RunState.NoDrop;
    }

    private bool TakeDrop(Stance stance, long nowUs)
    {
        SideAlert side = stance.Side == Side.Left ? _left : _right;
        SideAlert other = stance.Side == Side.Left ? _right : _left;
        bool counts = side.Take(stance.DropPeakCdeg, CeilingOf(stance.Side), _settings);
        RollOffsetCdeg = RollOffset();
        if (!counts || !MayTell(nowUs))
        {
            return false;
        }

        if (side.Over)
        {
            if (side.MeanCdeg <= side.ThresholdCdeg || IsRoll(side, other))
            {
                return false;
            }

            Tell(CueKind.TooMuchDrop, stance.Side, side, side.Reason, nowUs);
            side.Told = true;
            return true;
        }

        if (side.Told && side.MeanCdeg <= side.ThresholdCdeg)
        {
            Tell(CueKind.Recovered, stance.Side, side, side.Reason, nowUs);
            side.Told = false;
            return true;
        }

        return false;
    }

    private bool TakeRise(RiseAlert angle, int cdeg, int marginCdeg, CueKind kind, long nowUs)
    {
        if (!angle.Take(cdeg, marginCdeg, _settings) || !MayTell(nowUs))
        {
            return false;
        }

        Tell(kind, Side.Unknown, angle, CueReason.AboveBaseline, nowUs);
        return true;
    }

    private bool MayTell(long nowUs)
    {
        return nowUs - _runSinceUs >= _settings.WarmUpS * UsPerS && (!_cued || nowUs - _lastCueUs >= _settings.CueGapS * UsPerS);
    }

    /// <summary>
    /// One side has gained what the other has lost: the clip slipped or the road slopes. A hip that gives way adds to the sum of both
    /// sides, which no tilt of clip or road can change.
    /// </summary>
    private static bool IsRoll(SideAlert side, SideAlert other)
    {
        return side.Comparable && other.Comparable && -other.RiseCdeg * 2 > side.RiseCdeg;
    }

    /// <summary>What to write down of a side. The mean that stands in for a median moves with each stance, which is not worth a write: the first will do.</summary>
    private static int Fresh(Baseline now, int keptCdeg, bool wasKnown)
    {
        return !now.HasReference ? RunState.NoDrop : now.Known || wasKnown || keptCdeg == RunState.NoDrop ? now.ReferenceCdeg : keptCdeg;
    }

    private int CeilingOf(Side side)
    {
        return _hasZero ? _settings.CeilingOf(side) : AlertWindow.NoCeiling;
    }

    private void StartBaselines()
    {
        _left.Start(_hasZero ? _settings.BaselineLeftCdeg : 0);
        _right.Start(_hasZero ? _settings.BaselineRightCdeg : 0);
    }

    private int RollOffset()
    {
        if (!_left.Comparable || !_right.Comparable)
        {
            return 0;
        }

        int moved = (_left.RiseCdeg - _right.RiseCdeg) / 2;
        bool rolled = moved > 0 ? moved > LeastRollOffsetCdeg && IsRoll(_left, _right) : moved < -LeastRollOffsetCdeg && IsRoll(_right, _left);
        return rolled ? moved : 0;
    }

    private void Tell(CueKind kind, Side which, AlertWindow angle, CueReason reason, long nowUs)
    {
        Cue.Kind = kind;
        Cue.Side = which;
        Cue.Reason = reason;
        Cue.MeanCdeg = angle.MeanCdeg;
        Cue.ThresholdCdeg = angle.ThresholdCdeg;
        Cue.AtUs = nowUs;
        _lastCueUs = nowUs;
        _cued = true;
    }
}
