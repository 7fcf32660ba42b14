using System;
using System.IO;
using HipSense.Core;

namespace HipSense.Firmware;

/// <summary>
/// Records the present run into its file. Records wait in memory for a few seconds and are then appended in one go, which the file system
/// makes valid when the file is closed; at most one operation of the flash in a turn, begun when the sensor's FIFO is empty, since nothing else
/// runs meanwhile. When a run begins and ends is decided by <see cref="RunSession"/>. When there is no room, the oldest run goes. When the flash takes
/// nothing, the log stops and everything else goes on.
/// </summary>
public sealed class RunLog : Duty, IHipListener
{
    /// <summary>A record is written at least so often, milliseconds: with the wait for the FIFO, less than five seconds are ever lost.</summary>
    public const int FlushMs = 4000;

    private const int BufferBytes = 512;
    private const int MostStances = 36;
    private const int FailuresToStop = 4;
    private const int LastId = ushort.MaxValue;
    private const int CheckMs = 100;
    private const int LookMs = 1000;

    private readonly bool _wasEnded;
    private readonly FlashTurn _turn;
    private readonly RunFiles _files;
    private readonly SettingsStore _state = new("runs");
    private readonly LogHeader _header = new();
    private readonly byte[] _buffer = new byte[BufferBytes];
    private readonly LogWriter _writer;
    private readonly StanceSum _stances = new();
    private readonly LogThresholds _thresholds = new();
    private bool _isReady;
    private bool _isStateOld;
    private int _lastRun;
    private int _sent;
    private int _failures;
    private bool _hasThrown;
    private bool _isFull;
    private bool _hasLeftOut;
    private bool _endWanted;
    private bool _forgetWanted;
    private bool _hasGivenUp;
    private bool _isLeftKnown;
    private EndCause _endCause;
    private long _flushDueMs;

    /// <summary>Makes a log; the flash is looked at when the loop runs.</summary>
    /// <param name="sampler">Whose FIFO has to last while the flash is busy.</param>
    /// <param name="files">Where the runs are kept.</param>
    /// <param name="wasEnded">True when the last start was ended on purpose: a run without an end is not gone on with.</param>
    public RunLog(Sampler sampler, RunFiles files, bool wasEnded)
    {
        _wasEnded = wasEnded;
        _turn = new FlashTurn(sampler);
        _files = files;
        _writer = new LogWriter(_buffer);
        _header.Firmware[0] = FirmwareVersion.Major;
        _header.Firmware[1] = FirmwareVersion.Minor;
        _header.Firmware[2] = FirmwareVersion.Patch;
    }

    /// <summary>The run that is on, whether it can be recorded or not.</summary>
    public readonly RunSession Session = new();

    /// <summary>Whose thresholds are recorded; null: nobody's.</summary>
    public AlertPolicy? Alerts;

    /// <summary>True while a run is being recorded.</summary>
    public bool Recording;

    /// <summary>False when the last run could not be written, or not to its end.</summary>
    public bool Works = true;

    /// <summary>Appends that did not succeed, each tried again.</summary>
    public int Failures;

    /// <summary>Counts the clip's starts; 0 until the flash has been read.</summary>
    public int BootId => _header.BootId;

    /// <summary>True while records wait to be written: switch off later.</summary>
    public bool Pending => HasUnwritten || IsLeftOver;

    /// <summary>False while the flash is not known yet, or busy with another run.</summary>
    public bool CanBegin => _isReady && !_forgetWanted && _files.Recorded == RunFiles.None && !HasUnwritten && !IsLeftOver;

    /// <summary>The run that is being recorded, also before its first byte is on the flash; 0 when there is none.</summary>
    public int RunId => Recording ? _header.RunId : 0;

    /// <summary>Keeps the settings that the next run's header shall show.</summary>
    /// <param name="settings">As they go over the link, at most <see cref="LogFormat.MostSettings"/> bytes.</param>
    public void UseSettings(byte[] settings)
    {
        _header.SettingsBytes = settings.Length;
        Array.Copy(settings, 0, _header.Settings, 0, settings.Length);
    }

    /// <summary>Writes down what time it is; when the run began is the session's to know.</summary>
    /// <param name="unixS">Seconds since 1970 UTC.</param>
    /// <param name="zoneMinutes">The runner's clock less UTC, minutes.</param>
    public void NoteTime(uint unixS, int zoneMinutes)
    {
        _header.ZoneMinutes = zoneMinutes;
        if (Recording)
        {
            Note(_writer.Clock(TimeMs(Clock.UptimeMs), unixS, zoneMinutes));
            if (_files.Recorded != RunFiles.None)
            {
                _files.StartedUnixS = Session.StartedUnixS;
            }
        }
    }

    /// <summary>Records the session's run from its beginning.</summary>
    /// <param name="nowMs">Uptime, milliseconds.</param>
    public void Begin(long nowMs)
    {
        StartRecording(nowMs);
        _lastRun = Session.Number;
        _isStateOld = true;
        WriteHeader();
    }

    /// <summary>Goes on with the run that was left open, which is the session's.</summary>
    /// <param name="nowMs">Uptime, milliseconds.</param>
    public void GoOn(long nowMs)
    {
        StartRecording(nowMs);
        _files.TakeUp();
        _files.StartedUnixS = Session.StartedUnixS;
        _header.RunId = Session.Number;
        _writer.Gap(TimeMs(nowMs), GapCause.Restart, Session.GapS, BootId);
    }

    /// <summary>The session's run is over.</summary>
    /// <param name="cause">Why.</param>
    public void End(EndCause cause)
    {
        _hasGivenUp = false;
        if (!Recording)
        {
            return;
        }

        Recording = false;
        _endWanted = true;
        _endCause = cause;
        DueMs = 0;
    }

    /// <summary>Forgets all runs, that which is being recorded too: nothing of them is left on the flash.</summary>
    public void Forget()
    {
        Recording = false;
        _hasGivenUp = false;
        Drop();
        _forgetWanted = !_files.DeleteAll();
        DueMs = 0;
    }

    private bool HasUnwritten => _writer.Count > 0 || _stances.Count > 0 || _endWanted;

    private bool IsLeftOver => _isReady && _files.LeftOpen != RunFiles.None && Session.LeftNumber == 0;

    /// <inheritdoc/>
    public void OnCalibration(CalibrationResult result, long atUs)
    {
        if (Recording)
        {
            Note(_writer.Calibration(TimeMs(Clock.UptimeMs), result));
        }
    }

    /// <inheritdoc/>
    public void OnActivity(Activity activity, long sinceUs)
    {
        long nowMs = Clock.UptimeMs;
        if (_hasGivenUp && activity == Activity.Running && CanBegin)
        {
            TryAgain(nowMs);
        }

        if (Recording)
        {
            Note(_writer.Activity(TimeMs(nowMs), activity));
        }
    }

    /// <inheritdoc/>
    public void OnStance(Stance stance)
    {
        if (Recording)
        {
            _stances.Add(stance);
            if (_stances.Count >= MostStances)
            {
                NoteStances(Clock.UptimeMs);
            }
        }
    }

    /// <inheritdoc/>
    public void OnStride(Stride stride)
    {
        if (Recording)
        {
            _stances.Add(stride);
        }
    }

    /// <inheritdoc/>
    public void OnCue(Cue cue)
    {
        if (Recording)
        {
            Note(_writer.Cue(TimeMs(Clock.UptimeMs), cue));
        }
    }

    /// <inheritdoc/>
    public override void Run(long nowMs)
    {
        DueMs = _turn.HasCome(nowMs) ? Work(nowMs) : _turn.AgainMs;
    }

    /// <summary>Does one thing that may touch the flash.</summary>
    /// <returns>Uptime of the next turn.</returns>
    private long Work(long nowMs)
    {
        if (_forgetWanted)
        {
            _forgetWanted = !_files.DeleteAll();
            return nowMs + CheckMs;
        }

        if (_files.Scan(_buffer))
        {
            return nowMs;
        }

        if (!_isReady)
        {
            StartUp();
            return nowMs;
        }

        if (_isStateOld)
        {
            _isStateOld = false;
            SaveState();
            return nowMs;
        }

        if (_files.Recorded == RunFiles.None && !Recording && !HasUnwritten)
        {
            return CloseLeft(nowMs);
        }

        if (nowMs < _flushDueMs && Recording)
        {
            return _flushDueMs;
        }

        NoteStances(nowMs);
        if (_endWanted)
        {
            _endWanted = !_writer.End(TimeMs(nowMs), _endCause, Session.StartedUnixS);
        }

        if (_writer.Count > 0)
        {
            if (MakesRoom())
            {
                return nowMs;
            }

            Append();
            if (_failures >= FailuresToStop)
            {
                GiveUp();
            }

            if (_isFull)
            {
                return nowMs;
            }
        }

        // Whether a flash that was full has taken it now is looked at soon: until that is known a power cut costs it.
        _flushDueMs = nowMs + (_failures > 0 && !_hasThrown ? CheckMs : FlushMs);
        if (Recording)
        {
            return _flushDueMs;
        }

        if (HasUnwritten)
        {
            return nowMs + CheckMs;
        }

        _files.Recorded = RunFiles.None;
        return nowMs;
    }

    /// <summary>Gives a run its end that is not gone on with.</summary>
    private long CloseLeft(long nowMs)
    {
        if (!IsLeftOver)
        {
            return _files.LeftOpen == RunFiles.None ? Never : nowMs + LookMs;
        }

        _files.TakeUp();
        if (_isLeftKnown)
        {
            _files.StartedUnixS = Session.LeftStartedUnixS;
        }

        _writer.End(_files.LeftOpenMs, EndCause.CutOff, _files.StartedUnixS);
        return nowMs;
    }

    private void StartRecording(long nowMs)
    {
        _thresholds.Clear();
        Recording = true;
        Works = true;
        _hasGivenUp = false;
        _isFull = false;
        _failures = 0;
        _flushDueMs = nowMs + FlushMs;
        DueMs = nowMs;
    }

    private void WriteHeader()
    {
        _header.RunId = Session.Number;
        _header.StartedUnixS = Session.StartedUnixS;
        _writer.Header(_header);
    }

    /// <summary>Goes on recording a run that the flash did not take for a while.</summary>
    private void TryAgain(long nowMs)
    {
        StartRecording(nowMs);
        if (!_files.TakeUp(Session.Number))
        {
            WriteHeader();
        }

        _writer.Gap(TimeMs(nowMs), GapCause.Flash, 0, BootId);
    }

    private void GiveUp()
    {
        Works = false;
        Recording = false;
        _hasGivenUp = true;
        Drop();
    }

    /// <summary>Drops what waits to be written.</summary>
    private void Drop()
    {
        _endWanted = false;
        _hasLeftOut = false;
        _sent = 0;
        _writer.Remove(_writer.Count);
        _stances.Clear();
    }

    /// <summary>Appends what waits to the run's file. What is appended counts as written when the file has been found so much longer at the next opening.</summary>
    private void Append()
    {
        try
        {
            using (FileStream stream = _files.Open())
            {
                int length = (int)stream.Length;
                bool isNew = _files.RunId == RunFiles.Free && _sent == 0;
                bool isThere = _sent > 0 && length == _files.LengthBytes + _sent;
                bool isRefused = _sent > 0 && !isThere && !_hasThrown;
                _hasThrown = false;
                _files.LengthBytes = length;
                if (isThere)
                {
                    _writer.Remove(_sent);
                    _failures = 0;
                    _files.RunId = _files.RunId == RunFiles.Free ? _header.RunId : _files.RunId;
                    NoteLeftOut();
                }

                _sent = 0;
                if (isRefused)
                {
                    // A full flash says nothing.
                    Fail();
                    _isFull = true;
                    return;
                }

                if (isNew && length > 0)
                {
                    stream.SetLength(0);
                    _files.LengthBytes = 0;
                }

                if (_writer.Count > 0)
                {
                    _sent = _writer.Count;
                    stream.Seek(_files.LengthBytes, SeekOrigin.Begin);
                    stream.Write(_buffer, 0, _sent);
                }
            }
        }
        catch (Exception)
        {
            Fail();
            _hasThrown = true;
        }
    }

    private void Fail()
    {
        _failures++;
        Failures++;
    }

    /// <summary>Finds a file for a new run, and room for what waits.</summary>
    /// <returns>True when that took this turn's use of the flash.</returns>
    private bool MakesRoom()
    {
        bool fits = _files.HaveRoomFor(_writer.Count);
        bool hasFile = _files.Recorded != RunFiles.None || _files.Take(Session.StartedUnixS);
        if (fits && hasFile && !_isFull)
        {
            return false;
        }

        _isFull = false;
        if (_files.DropOldest())
        {
            return true;
        }

        if (!hasFile)
        {
            GiveUp();
            return true;
        }

        if (!fits && Recording)
        {
            Works = false;
            End(EndCause.Full);
        }

        return false;
    }

    private void StartUp()
    {
        _isReady = true;
        _isStateOld = true;
        _lastRun = _files.LastRun;
        byte[]? state = _state.Load();
        if (state != null && state.Length == 4)
        {
            int run = LittleEndian.U16(state, 0);
            _lastRun = run > _lastRun ? run : _lastRun;
            _header.BootId = LittleEndian.U16(state, 2);
        }

        _header.BootId = _header.BootId == LastId ? 1 : _header.BootId + 1;
        int left = _files.LeftOpen == RunFiles.None || _wasEnded ? 0 : _files.LeftOpenRunId;
        Session.Find(left, _files.LeftOpenMs, _files.LeftOpenRanMs, left == 0 ? 0 : _files.LeftOpenUnixS, _lastRun);
        _isLeftKnown = left != 0;
    }

    private void SaveState()
    {
        byte[] state = new byte[4];
        LittleEndian.PutU16(state, 0, _lastRun);
        LittleEndian.PutU16(state, 2, _header.BootId);
        _state.Save(state);
    }

    private void NoteStances(long nowMs)
    {
        if (_stances.Count > 0)
        {
            NoteThresholds(nowMs);
            Note(_writer.Stances(TimeMs(nowMs), _stances.Close()));
            _stances.Clear();
        }
    }

    /// <summary>What is in force is written when it is another than before, and before the first stances of a run or of a start.</summary>
    private void NoteThresholds(long nowMs)
    {
        if (Alerts != null && _thresholds.Take(Alerts))
        {
            Note(_writer.Thresholds(TimeMs(nowMs), _thresholds));
        }
    }

    private void NoteLeftOut()
    {
        if (_hasLeftOut && Recording)
        {
            _hasLeftOut = !_writer.Gap(TimeMs(Clock.UptimeMs), GapCause.Flash, 0, BootId);
        }
    }

    private void Note(bool written)
    {
        _hasLeftOut |= !written;
    }

    private uint TimeMs(long nowMs)
    {
        return Session.TimeMs(nowMs);
    }
}
