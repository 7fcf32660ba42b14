namespace HipSense.Core;

/// <summary>
/// The one owner of a run: whether there is one, its number, when it began and why it ended. A run begins when somebody runs, or by hand. It ends when
/// nobody has run for five minutes, or by hand. Detection, log, phone and flash keep their part of it and follow what is decided here.
/// <para>
/// After a restart in the midst of a run two things are told apart by the sensor, which forgets its configuration without power. Has it kept its power, then the
/// clip crashed some seconds ago, and the five minutes go on as if nothing had been. Has it not, then somebody moved the slide switch, or a contact failed
/// for a moment; how long ago nobody knows. Only who runs within twenty seconds is on that run still, and only when no clock speaks against it: nobody
/// switches the clip on, puts it on and runs so soon.
/// </para>
/// </summary>
public sealed class RunSession
{
    /// <summary>Nobody has run for so long: the run is over, milliseconds.</summary>
    public const int RestMs = 5 * 60 * 1000;

    /// <summary>Who runs within so long after the power came back is still on the run that it cut off, milliseconds.</summary>
    public const int RunOnMs = 20 * 1000;

    /// <summary>The highest number of a run; after it comes 1. Those above are kept for runs in the log whose header is spoilt.</summary>
    public const int HighestNumber = 65523;

    /// <summary>Nothing is to be decided, however long nothing happens.</summary>
    public const long Never = long.MaxValue;

    private const int WaitMs = 100;
    private const int MsPerS = 1000;
    private const int MostRestS = byte.MaxValue * RunState.RestStepS;

    private bool _isFound;
    private int _lastNumber;
    private int _restored;
    private int _restoredRestS;
    private uint _restoredStartedUnixS;
    private uint _leftAtMs;
    private uint _leftRestMs;
    private bool _beginWanted;
    private long _wantedSinceMs;
    private bool _endWanted;
    private bool _isRunning;
    private long _restSinceMs;
    private bool _knowsTime;
    private long _unixAtStartS;

    /// <summary>The number of the run that is on, 1 … <see cref="HighestNumber"/>; 0: there is none.</summary>
    public int Number;

    /// <summary>The number of a run from before this start that may still be gone on with; 0: there is none.</summary>
    public int LeftNumber;

    /// <summary>When the newest run without an end began, seconds since 1970 UTC; 0: not known.</summary>
    public uint LeftStartedUnixS;

    /// <summary>Uptime at which the newest run began, milliseconds; negative when that was before this start.</summary>
    public long StartedMs;

    /// <summary>When the newest run began, seconds since 1970 UTC, by the clock that was told first; 0: not known.</summary>
    public uint StartedUnixS;

    /// <summary>How long nobody wrote into the run that went on, seconds; 0: not known.</summary>
    public int GapS;

    /// <summary>Why the newest run ended.</summary>
    public EndCause EndCause;

    /// <summary>True when the sensor was found configured at the start: its power, and so the clip's, was not cut.</summary>
    public bool HasKeptPower;

    /// <summary>When the run of <see cref="KeptNumber"/> began, seconds since 1970 UTC; 0: not known.</summary>
    public uint KeptStartedUnixS => IsOpen ? StartedUnixS : _isFound ? LeftStartedUnixS : _restoredStartedUnixS;

    /// <summary>True while a run is on.</summary>
    public bool IsOpen => Number != 0;

    /// <summary>The number of the run to which belongs what is kept for a restart; 0: to none.</summary>
    public int KeptNumber => IsOpen ? Number : _isFound ? LeftNumber : _restored;

    /// <summary>True when what was kept of a run is not to be given up now.</summary>
    public bool Holds(long nowMs)
    {
        return _isFound && (_restored == 0 || (_restored == LeftNumber && !IsOver(nowMs)));
    }

    /// <summary>What was kept of a run has been put in force.</summary>
    /// <param name="number">The run.</param>
    /// <param name="restS">How long nobody had run by then, seconds.</param>
    /// <param name="startedUnixS">When it began, seconds since 1970 UTC; 0: not known.</param>
    public void Restore(int number, int restS, uint startedUnixS)
    {
        _restoredStartedUnixS = startedUnixS;
        _restored = number;
        _restoredRestS = restS;
    }

    /// <summary>What the flash holds is known.</summary>
    /// <param name="leftNumber">The newest run without an end; 0: there is none, or the last start ended on purpose.</param>
    /// <param name="lastMs">Its newest record, milliseconds since it began.</param>
    /// <param name="ranMs">When somebody was last running in it, likewise.</param>
    /// <param name="startedUnixS">When it began, seconds since 1970 UTC; 0: not known.</param>
    /// <param name="lastNumber">The number of the newest run that ever began.</param>
    public void Find(int leftNumber, uint lastMs, uint ranMs, uint startedUnixS, int lastNumber)
    {
        _isFound = true;
        _lastNumber = lastNumber;

        // After a later run, whose file came to nothing, an older one is over.
        LeftNumber = leftNumber == lastNumber ? leftNumber : 0;
        uint restMs = _restored == LeftNumber ? (uint)(_restoredRestS * MsPerS) : 0;
        _leftAtMs = ranMs + restMs > lastMs ? ranMs + restMs : lastMs;
        _leftRestMs = _leftAtMs - ranMs;
        LeftStartedUnixS = _restored == leftNumber && _restoredStartedUnixS != 0 ? _restoredStartedUnixS : startedUnixS;
    }

    /// <summary>Somebody runs, or does not any more.</summary>
    public void SetRunning(bool isRunning, long nowMs)
    {
        if (isRunning && !IsOpen)
        {
            Want(nowMs);
        }

        if (_isRunning && !isRunning)
        {
            _restSinceMs = nowMs;
        }

        _isRunning = isRunning;
    }

    /// <summary>Begins a run by hand. One that is on and recorded goes on.</summary>
    /// <param name="nowMs">Uptime, milliseconds.</param>
    /// <param name="isRecorded">False: it shall be tried again whether the log can.</param>
    public void Start(long nowMs, bool isRecorded)
    {
        if (IsOpen && isRecorded)
        {
            return;
        }

        Stop();
        Want(nowMs);
        _restSinceMs = nowMs;
    }

    /// <summary>Ends the run by hand, also one from before this start. The next begins when the runner starts to run again.</summary>
    public void Stop()
    {
        _beginWanted = false;
        LeftNumber = 0;
        _endWanted = IsOpen;
    }

    /// <summary>Another runner's from now on: there is no run, and there was none.</summary>
    public void Forget()
    {
        Number = 0;
        LeftNumber = 0;
        _restored = 0;
        _beginWanted = false;
        _endWanted = false;
    }

    /// <summary>Tells the time.</summary>
    /// <param name="nowMs">Uptime, milliseconds.</param>
    /// <param name="unixS">Seconds since 1970 UTC.</param>
    public void SetTime(long nowMs, uint unixS)
    {
        _knowsTime = true;
        _unixAtStartS = unixS - (nowMs / MsPerS);
        if (IsOpen && StartedUnixS == 0)
        {
            StartedUnixS = UnixAt(StartedMs);
        }
    }

    /// <summary>Decides. To be asked until there is nothing more.</summary>
    /// <param name="nowMs">Uptime, milliseconds.</param>
    /// <param name="canBegin">False while the log is still busy with another run.</param>
    public RunChange Next(long nowMs, bool canBegin)
    {
        if (!_isFound)
        {
            return RunChange.None;
        }

        if (LeftNumber != 0 && HasKeptPower && LeftStartedUnixS == 0)
        {
            LeftStartedUnixS = UnixAt(-(long)_leftAtMs);
        }

        if (LeftNumber != 0 && IsOver(nowMs))
        {
            LeftNumber = 0;
        }

        if (_restored != 0 && _restored != LeftNumber)
        {
            _restored = 0;
            return RunChange.GivenUp;
        }

        if (IsOpen)
        {
            bool isOver = !_isRunning && nowMs - _restSinceMs >= RestMs;
            if (!_endWanted && !isOver)
            {
                return RunChange.None;
            }

            EndCause = _endWanted ? EndCause.Stopped : EndCause.Rested;
            _endWanted = false;
            Number = 0;
            return RunChange.Ended;
        }

        if (!_beginWanted || !canBegin)
        {
            return RunChange.None;
        }

        _beginWanted = false;
        if (LeftNumber != 0)
        {
            GoOn(nowMs);
            return RunChange.WentOn;
        }

        _lastNumber = _lastNumber >= HighestNumber ? 1 : _lastNumber + 1;
        Number = _lastNumber;
        StartedMs = nowMs;
        StartedUnixS = UnixAt(nowMs);
        return RunChange.Begun;
    }

    /// <summary>When to ask <see cref="Next"/> again if nothing happens before, uptime in milliseconds.</summary>
    public long NextMs(long nowMs)
    {
        if (_beginWanted || !_isFound)
        {
            return nowMs + WaitMs;
        }

        return LeftNumber != 0 ? nowMs + MsPerS : IsOpen && !_isRunning ? _restSinceMs + RestMs : Never;
    }

    /// <summary>How long nobody has run in the run that is on or may be gone on with, seconds; 0 while somebody runs.</summary>
    public int RestS(long nowMs)
    {
        long restMs = IsOpen ? (_isRunning ? 0 : nowMs - _restSinceMs) : LeftNumber != 0 ? _leftRestMs + nowMs : _restoredRestS * (long)MsPerS;
        return restMs >= MostRestS * (long)MsPerS ? MostRestS : (int)(restMs / MsPerS);
    }

    /// <summary>Milliseconds since the newest run began.</summary>
    public uint TimeMs(long nowMs)
    {
        return (uint)(nowMs - StartedMs);
    }

    private void Want(long nowMs)
    {
        _wantedSinceMs = _beginWanted ? _wantedSinceMs : nowMs;
        _beginWanted = true;
    }

    private void GoOn(long nowMs)
    {
        int goneS = GoneS(nowMs);
        bool isTold = goneS > 0 && goneS * (long)MsPerS < RestMs;

        // Without a clock: what the clip has been on again, and, but after a crash, at least that.
        long goneMs = isTold && goneS * (long)MsPerS > nowMs ? goneS * (long)MsPerS : nowMs;
        GapS = isTold || HasKeptPower ? (int)((goneMs + MsPerS - 1) / MsPerS) : 0;
        Number = LeftNumber;
        LeftNumber = 0;
        _restored = 0;
        StartedMs = nowMs - goneMs - _leftAtMs;
        StartedUnixS = LeftStartedUnixS != 0 ? LeftStartedUnixS : UnixAt(StartedMs);
    }

    /// <summary>True when the run from before this start is not gone on with.</summary>
    private bool IsOver(long nowMs)
    {
        // Somebody may have run for a while before the log was ready.
        long atMs = _beginWanted ? _wantedSinceMs : nowMs;
        return HasKeptPower ? _leftRestMs + atMs >= RestMs : atMs >= RunOnMs || _leftRestMs + (GoneS(nowMs) * (long)MsPerS) >= RestMs;
    }

    /// <summary>How long nobody wrote into the run from before this start, by the clock, seconds: 0 when no clock tells, or it was set back meanwhile.</summary>
    private int GoneS(long nowMs)
    {
        int goneS = (int)(UnixAt(nowMs) - LeftStartedUnixS) - (int)(_leftAtMs / MsPerS);
        return _knowsTime && LeftStartedUnixS != 0 && goneS > 0 ? goneS : 0;
    }

    private uint UnixAt(long uptimeMs)
    {
        return _knowsTime ? (uint)(_unixAtStartS + (uptimeMs / MsPerS)) : 0;
    }
}
