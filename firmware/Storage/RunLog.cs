using System;
using System.IO;
using HipSense.Core;

namespace HipSense.Firmware;

/// <summary>
/// Keeps the runs on the flash, one file each. Records wait in memory for a few seconds and are then appended in one go, which the file system
/// makes valid when the file is closed; at most one operation of the flash in a turn, begun when the sensor's FIFO is empty, since nothing else
/// runs meanwhile. A run begins when the runner runs and ends when nobody has run for some minutes. When there is no room, the oldest run goes. When the flash takes
/// nothing, the log stops and everything else goes on.
/// </summary>
public sealed class RunLog : Duty, IHipListener
{
    /// <summary>Runs that are kept at the most.</summary>
    public const int MostRuns = 12;

    /// <summary>Bytes that all runs take at the most, in blocks: three quarters of the partition of a board with 4 MB; nine hours of running.</summary>
    public const int MostBytes = 48 * BlockBytes;

    /// <summary>A record is written at least so often, milliseconds: with the wait for the FIFO, less than five seconds are ever lost.</summary>
    public const int FlushMs = 4000;

    /// <summary>Nobody has run for so long: the run is over, milliseconds.</summary>
    public const int RestMs = 5 * 60 * 1000;

    /// <summary>Who runs within so long after the clip started in the midst of a run is still on that run, milliseconds.</summary>
    public const int ContinueMs = 2 * 60 * 1000;

    private const int BlockBytes = 4096;
    private const int BufferBytes = 512;
    private const int HeadBytes = LogFormat.MostRecord;
    private const int MostStances = 20;
    private const int FailuresToStop = 4;
    private const int LastId = ushort.MaxValue;
    private const int LongestGapS = 600;
    private const int CheckMs = 100;

    // An erase may take 400 ms, which an MPU-6050's FIFO bridges when it is empty; that is not waited for long.
    private const int PatienceMs = 500;

    // Marks of files in _runs.
    private const int Free = 0;
    private const int Unreadable = -1;

    private readonly Sampler _sampler;
    private readonly SettingsStore _state = new("runs");
    private readonly LogHeader _header = new();
    private readonly byte[] _buffer = new byte[BufferBytes];
    private readonly LogWriter _writer;
    private readonly StanceSum _stances = new();
    private readonly int[] _runs = new int[MostRuns];
    private readonly int[] _lengths = new int[MostRuns];
    private readonly uint[] _starts = new uint[MostRuns];
    private int _scanned;
    private bool _isReady;
    private bool _isStateOld;
    private int _lastRun;
    private int _file = -1;
    private int _sent;
    private int _failures;
    private bool _hasThrown;
    private bool _isFull;
    private bool _hasLeftOut;
    private bool _beginWanted;
    private bool _endWanted;
    private EndCause _endCause;
    private bool _isRunning;
    private long _restSinceMs;
    private long _startedMs;
    private uint _startedUnixS;
    private long _flushDueMs;
    private long _waitedSinceMs = Never;
    private int _leftFile = -1;
    private uint _leftMs;
    private bool _knowsTime;
    private long _unixAtStartS;

    /// <summary>Makes a log; the flash is looked at when the loop runs.</summary>
    /// <param name="sampler">Whose FIFO has to last while the flash is busy.</param>
    public RunLog(Sampler sampler)
    {
        _sampler = sampler;
        _writer = new LogWriter(_buffer);
        _header.Firmware[0] = FirmwareVersion.Major;
        _header.Firmware[1] = FirmwareVersion.Minor;
        _header.Firmware[2] = FirmwareVersion.Patch;
    }

    /// <summary>True while a run is being recorded.</summary>
    public bool Recording;

    /// <summary>False when the last run could not be written, or not to its end.</summary>
    public bool Works = true;

    /// <summary>Runs that had to be dropped for newer ones since the clip started.</summary>
    public int Dropped;

    /// <summary>Appends that did not succeed, each tried again.</summary>
    public int Failures;

    /// <summary>Counts the clip's starts; 0 until the flash has been read.</summary>
    public int BootId => _header.BootId;

    /// <summary>True while records wait to be written: switch off later.</summary>
    public bool Pending => _writer.Count > 0 || _stances.Count > 0 || _endWanted;

    /// <summary>The run that is being recorded, also before its first byte is on the flash; 0 when there is none.</summary>
    public int RunId => Recording ? _header.RunId : 0;

    /// <summary>Runs on the flash.</summary>
    public int Count
    {
        get
        {
            int count = 0;
            for (int i = 0; i < MostRuns; i++)
            {
                count += _runs[i] > Free ? 1 : 0;
            }

            return count;
        }
    }

    /// <summary>Keeps the settings that the next run's header shall show.</summary>
    /// <param name="settings">As they go over the link, at most <see cref="LogFormat.MostSettings"/> bytes.</param>
    public void UseSettings(byte[] settings)
    {
        _header.SettingsBytes = settings.Length;
        Array.Copy(settings, 0, _header.Settings, 0, settings.Length);
    }

    /// <summary>Tells about a run.</summary>
    /// <param name="index">0 is the oldest.</param>
    /// <param name="into">Receives it.</param>
    /// <returns>False when there are not so many.</returns>
    public bool Describe(int index, RunInfo into)
    {
        int file = Oldest();
        for (int i = 0; i < index && file >= 0; i++)
        {
            file = NextAfter(file);
        }

        if (file < 0 || index < 0)
        {
            return false;
        }

        into.RunId = _runs[file];
        into.LengthBytes = _lengths[file];
        into.StartedUnixS = _starts[file];
        return true;
    }

    /// <summary>Reads a part of a run.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="offset">The first byte of it.</param>
    /// <param name="into">Receives the bytes.</param>
    /// <param name="at">Where in <paramref name="into"/>.</param>
    /// <param name="count">How many at the most.</param>
    /// <returns>Bytes read, 0 at the end; −1 when there is no such run or it cannot be read.</returns>
    public int Read(int runId, int offset, byte[] into, int at, int count)
    {
        int file = FileOf(runId);
        if (file < 0 || offset < 0)
        {
            return -1;
        }

        int left = _lengths[file] - offset;
        count = count < left ? count : left;
        if (count <= 0)
        {
            return 0;
        }

        try
        {
            using (FileStream stream = new FileStream(PathOf(file), FileMode.Open, FileAccess.Read))
            {
                stream.Seek(offset, SeekOrigin.Begin);
                return stream.Read(into, at, count);
            }
        }
        catch (Exception)
        {
            return -1;
        }
    }

    /// <summary>Deletes a run.</summary>
    /// <returns>False when there is no such run, it is being recorded, or the flash refused.</returns>
    public bool Delete(int runId)
    {
        int file = FileOf(runId);
        return file >= 0 && file != _file && DeleteFile(file);
    }

    /// <summary>Tells the clip the time.</summary>
    /// <param name="unixS">Seconds since 1970 UTC.</param>
    /// <param name="zoneMinutes">The runner's clock less UTC, minutes.</param>
    public void SetTime(uint unixS, int zoneMinutes)
    {
        long nowMs = Clock.UptimeMs;
        _knowsTime = true;
        _unixAtStartS = unixS - (nowMs / 1000);
        _header.ZoneMinutes = zoneMinutes;
        if (Recording)
        {
            Note(_writer.Clock(TimeMs(nowMs), unixS, zoneMinutes));
            _startedUnixS = _startedUnixS == 0 ? UnixAt(_startedMs) : _startedUnixS;
            if (_file >= 0)
            {
                _starts[_file] = _startedUnixS;
            }
        }
        else if (_leftFile >= 0)
        {
            DueMs = 0;
        }
    }

    /// <summary>Begins a run by hand.</summary>
    public void Start()
    {
        if (!Recording)
        {
            _beginWanted = true;
            _restSinceMs = Clock.UptimeMs;
            DueMs = 0;
        }
    }

    /// <summary>Ends the run by hand; the next begins when the runner starts to run again.</summary>
    public void Stop()
    {
        _beginWanted = false;
        End(EndCause.Stopped);
    }

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
        _isRunning = activity == Activity.Running;
        _restSinceMs = nowMs;
        if (_isRunning && !Recording)
        {
            _beginWanted = true;
            DueMs = 0;
            Begin(nowMs);
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
        _waitedSinceMs = _waitedSinceMs == Never ? nowMs : _waitedSinceMs;
        if (nowMs - _waitedSinceMs < PatienceMs && !_sampler.MakeRoom(nowMs))
        {
            DueMs = _sampler.DueMs;
            return;
        }

        _waitedSinceMs = Never;
        DueMs = Work(nowMs);
    }

    private static string PathOf(int file)
    {
        return "I:\\run" + file + ".log";
    }

    private static int InBlocks(int bytes)
    {
        return (bytes + BlockBytes - 1) / BlockBytes * BlockBytes;
    }

    /// <summary>Runs whose header is spoilt have the highest numbers and are older than all others.</summary>
    private static int AgeOf(int run)
    {
        return run > LastId - MostRuns ? run - LastId : run;
    }

    /// <summary>Does one thing that may touch the flash.</summary>
    /// <returns>Uptime of the next turn.</returns>
    private long Work(long nowMs)
    {
        if (_scanned < MostRuns)
        {
            Scan(_scanned);
            _scanned++;
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

        Begin(nowMs);
        if (Recording && !_isRunning && nowMs - _restSinceMs >= RestMs)
        {
            End(EndCause.Rested);
        }

        if (_file < 0 && !Recording && !Pending)
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
            _endWanted = !_writer.End(TimeMs(nowMs), _endCause, _startedUnixS);
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

        _flushDueMs = nowMs + FlushMs;
        if (Recording)
        {
            return _flushDueMs;
        }

        if (Pending)
        {
            return nowMs + CheckMs;
        }

        _file = -1;
        return nowMs;
    }

    private long CloseLeft(long nowMs)
    {
        if (_leftFile < 0)
        {
            return Never;
        }

        if (nowMs < ContinueMs && !IsLongAgo(nowMs))
        {
            return ContinueMs;
        }

        _file = _leftFile;
        _leftFile = -1;
        _writer.End(_leftMs, EndCause.CutOff, _starts[_file]);
        return nowMs;
    }

    private void Begin(long nowMs)
    {
        if (!_beginWanted || !_isReady || _file >= 0 || Pending)
        {
            return;
        }

        _beginWanted = false;
        Recording = true;
        Works = true;
        _isFull = false;
        _failures = 0;
        _flushDueMs = nowMs + FlushMs;
        DueMs = nowMs;
        if (_leftFile >= 0 && !IsLongAgo(nowMs))
        {
            _startedUnixS = _starts[_leftFile];
            long goneS = _knowsTime && _startedUnixS != 0 ? UnixAt(nowMs) - _startedUnixS - (_leftMs / 1000) : 0;
            _file = _leftFile;
            _leftFile = -1;
            _startedMs = nowMs - _leftMs - (goneS * 1000);
            _writer.Gap(TimeMs(nowMs), GapCause.Restart, (int)goneS, BootId);
            return;
        }

        _startedMs = nowMs;
        _lastRun = _lastRun >= LastId - MostRuns ? 1 : _lastRun + 1;
        _isStateOld = true;
        _header.RunId = _lastRun;
        _startedUnixS = UnixAt(nowMs);
        _header.StartedUnixS = _startedUnixS;
        _writer.Header(_header);
    }

    private void End(EndCause cause)
    {
        if (!Recording)
        {
            return;
        }

        Recording = false;
        _endWanted = true;
        _endCause = cause;
        DueMs = 0;
    }

    private void GiveUp()
    {
        Works = false;
        Recording = false;
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
            using (FileStream stream = new FileStream(PathOf(_file), FileMode.OpenOrCreate, FileAccess.Write))
            {
                int length = (int)stream.Length;
                bool isNew = _runs[_file] == Free && _sent == 0;
                bool isThere = _sent > 0 && length == _lengths[_file] + _sent;
                bool isRefused = _sent > 0 && !isThere && !_hasThrown;
                _hasThrown = false;
                _lengths[_file] = length;
                if (isThere)
                {
                    _writer.Remove(_sent);
                    _failures = 0;
                    _runs[_file] = _runs[_file] == Free ? _header.RunId : _runs[_file];
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
                    _lengths[_file] = 0;
                }

                if (_writer.Count > 0)
                {
                    _sent = _writer.Count;
                    stream.Seek(_lengths[_file], SeekOrigin.Begin);
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
        bool isRoom = BytesAfter(_writer.Count) <= MostBytes && !_isFull;
        int free = _file;
        for (int i = 0; i < MostRuns && free < 0; i++)
        {
            free = _runs[i] == Free ? i : -1;
        }

        if (isRoom && free >= 0)
        {
            if (_file < 0)
            {
                _file = free;
                _lengths[free] = 0;
                _starts[free] = _startedUnixS;
            }

            return false;
        }

        int oldest = Oldest();
        oldest = oldest >= 0 && oldest == _file ? NextAfter(oldest) : oldest;
        if (oldest >= 0 && DeleteFile(oldest))
        {
            Dropped++;
            _isFull = false;
            return true;
        }

        _isFull = false;
        if (free < 0)
        {
            GiveUp();
            return true;
        }

        if (!isRoom && Recording && BytesAfter(_writer.Count) > MostBytes)
        {
            Works = false;
            End(EndCause.Full);
        }

        _file = free;
        return false;
    }

    private int BytesAfter(int more)
    {
        int sum = _file < 0 ? InBlocks(more) : 0;
        for (int i = 0; i < MostRuns; i++)
        {
            sum += InBlocks(i == _file ? _lengths[i] + more : _runs[i] > Free ? _lengths[i] : 0);
        }

        return sum;
    }

    private bool DeleteFile(int file)
    {
        try
        {
            File.Delete(PathOf(file));
        }
        catch (Exception)
        {
            return false;
        }

        _runs[file] = Free;
        _leftFile = file == _leftFile ? -1 : _leftFile;
        return true;
    }

    /// <summary>Looks at a file's first and last records.</summary>
    private void Scan(int file)
    {
        int count;
        try
        {
            if (!File.Exists(PathOf(file)))
            {
                return;
            }

            using (FileStream stream = new FileStream(PathOf(file), FileMode.Open, FileAccess.Read))
            {
                _lengths[file] = (int)stream.Length;
                count = stream.Read(_buffer, 0, _lengths[file] <= BufferBytes ? BufferBytes : HeadBytes);
                if (count < _lengths[file])
                {
                    stream.Seek(_lengths[file] - (BufferBytes - count), SeekOrigin.Begin);
                    count += stream.Read(_buffer, count, BufferBytes - count);
                }
            }
        }
        catch (Exception)
        {
            _runs[file] = Unreadable;
            return;
        }

        LogReader reader = new LogReader(_buffer, 0, count);
        LogKind last = LogKind.None;
        while (reader.Next())
        {
            last = reader.Kind;
            if (last == LogKind.Clock)
            {
                reader.StartedUnixS = reader.UnixS - (reader.TimeMs / 1000);
            }
        }

        // Nothing that anybody could read: the file may be used again.
        if (last == LogKind.None)
        {
            return;
        }

        // A run whose header is spoilt gets a number that no other run has.
        _runs[file] = reader.Header.RunId > 0 ? reader.Header.RunId : LastId - file;
        _starts[file] = reader.StartedUnixS != 0 ? reader.StartedUnixS : reader.Header.StartedUnixS;
        if (reader.Header.RunId > 0)
        {
            _lastRun = reader.Header.RunId > _lastRun ? reader.Header.RunId : _lastRun;
            if (last != LogKind.End && (_leftFile < 0 || _runs[file] > _runs[_leftFile]))
            {
                _leftFile = file;
                _leftMs = reader.TimeMs;
            }
        }
    }

    private void StartUp()
    {
        _isReady = true;
        _isStateOld = true;
        byte[]? state = _state.Load();
        if (state != null && state.Length == 4)
        {
            int run = LittleEndian.U16(state, 0);
            _lastRun = run > _lastRun ? run : _lastRun;
            _header.BootId = LittleEndian.U16(state, 2);
        }

        _header.BootId = _header.BootId == LastId ? 1 : _header.BootId + 1;
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
            Note(_writer.Stances(TimeMs(nowMs), _stances.Close()));
            _stances.Clear();
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
        return (uint)(nowMs - _startedMs);
    }

    private uint UnixAt(long uptimeMs)
    {
        return _knowsTime ? (uint)(_unixAtStartS + (uptimeMs / 1000)) : 0;
    }

    private bool IsLongAgo(long nowMs)
    {
        return _leftFile >= 0 && (nowMs >= ContinueMs || (_knowsTime && _starts[_leftFile] != 0 && UnixAt(nowMs) - _starts[_leftFile] - (_leftMs / 1000) > LongestGapS));
    }

    private int FileOf(int runId)
    {
        for (int i = 0; i < MostRuns; i++)
        {
            if (_runs[i] == runId && runId > Free)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The file of the oldest run, or −1.</summary>
    private int Oldest()
    {
        return OldestAbove(int.MinValue);
    }

    /// <summary>The file of the run that followed on another, or −1.</summary>
    private int NextAfter(int file)
    {
        return OldestAbove(AgeOf(_runs[file]));
    }

    private int OldestAbove(int age)
    {
        int oldest = -1;
        for (int i = 0; i < MostRuns; i++)
        {
            if (_runs[i] > Free && AgeOf(_runs[i]) > age && (oldest < 0 || AgeOf(_runs[i]) < AgeOf(_runs[oldest])))
            {
                oldest = i;
            }
        }

        return oldest;
    }
}
