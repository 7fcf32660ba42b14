using System;
using System.IO;
using HipSense.Core;

namespace HipSense.Firmware;

/// <summary>
/// The runs on the flash, one file each: which there are, what they hold, and which goes when there is no room. A run is known by the records in its file
/// and by nothing else, so a file that was cut off is read to its last whole record.
/// </summary>
public sealed class RunFiles
{
    /// <summary>Runs that are kept at the most.</summary>
    public const int MostRuns = 12;

    /// <summary>Bytes that all runs take at the most, in blocks: three quarters of the partition of a board with 4 MB; five hours of running.</summary>
    public const int MostBytes = 48 * BlockBytes;

    /// <summary>The highest number that a new run may have: those above are kept for runs whose header is spoilt.</summary>
    public const int HighestRun = RunSession.HighestNumber;

    /// <summary>No file.</summary>
    public const int None = -1;

    /// <summary>The number of a run whose file is not on the flash yet.</summary>
    public const int Free = 0;

    private const int Unreadable = -1;
    private const int BlockBytes = 4096;
    private const int HeadBytes = LogFormat.MostRecord;

    private readonly int[] _runs = new int[MostRuns];
    private readonly int[] _lengths = new int[MostRuns];
    private readonly uint[] _starts = new uint[MostRuns];
    private int _scanned;

    /// <summary>The file of the run that is being recorded, which is neither deleted nor dropped; or <see cref="None"/>.</summary>
    public int Recorded = None;

    /// <summary>The file of the newest run that has no end, found by <see cref="Scan"/>; or <see cref="None"/>.</summary>
    public int LeftOpen = None;

    /// <summary>When the last record of that run was made, milliseconds since it began.</summary>
    public uint LeftOpenMs;

    /// <summary>When somebody was last running in that run, likewise.</summary>
    public uint LeftOpenRanMs;

    /// <summary>The highest number of a run that was found by <see cref="Scan"/>.</summary>
    public int LastRun;

    /// <summary>Runs that had to be dropped for newer ones since the clip started.</summary>
    public int Dropped;

    /// <summary>The number of the run that was left open.</summary>
    public int LeftOpenRunId => _runs[LeftOpen];

    /// <summary>When the run that was left open began, seconds since 1970 UTC; 0: not known.</summary>
    public uint LeftOpenUnixS => _starts[LeftOpen];

    /// <summary>The number of the run that is being recorded, or <see cref="Free"/>.</summary>
    public int RunId
    {
        get => _runs[Recorded];
        set => _runs[Recorded] = value;
    }

    /// <summary>Bytes of the run that is being recorded which the flash is known to hold.</summary>
    public int LengthBytes
    {
        get => _lengths[Recorded];
        set => _lengths[Recorded] = value;
    }

    /// <summary>When the run that is being recorded began, seconds since 1970 UTC; 0: not known.</summary>
    public uint StartedUnixS
    {
        get => _starts[Recorded];
        set => _starts[Recorded] = value;
    }

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

    /// <summary>Tells about a run.</summary>
    /// <param name="index">0 is the oldest.</param>
    /// <param name="into">Receives it.</param>
    /// <returns>False when there are not so many.</returns>
    public bool Describe(int index, RunInfo into)
    {
        int file = Oldest();
        for (int i = 0; i < index && file != None; i++)
        {
            file = NextAfter(file);
        }

        if (file == None || index < 0)
        {
            return false;
        }

        into.RunId = _runs[file];
        into.LengthBytes = _lengths[file];
        into.StartedUnixS = _starts[file];
        return true;
    }

    /// <summary>Tells about a run whose number is known.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="into">Receives it.</param>
    /// <returns>False when there is no such run.</returns>
    public bool Find(int runId, RunInfo into)
    {
        for (int i = 0; Describe(i, into); i++)
        {
            if (into.RunId == runId)
            {
                return true;
            }
        }

        return false;
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
        if (file == None || offset < 0)
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
        return file != None && file != Recorded && DeleteFile(file);
    }

    /// <summary>Deletes everything, also what is being recorded or cannot be read.</summary>
    /// <returns>False when the flash refused to delete a file: to be tried again.</returns>
    public bool DeleteAll()
    {
        bool isDone = true;
        for (int i = 0; i < MostRuns; i++)
        {
            isDone &= DeleteFile(i);
        }

        Recorded = None;
        _scanned = MostRuns;
        return isDone;
    }

    /// <summary>Looks at the next file's first and last records.</summary>
    /// <param name="buffer">Is written over.</param>
    /// <returns>False when all files have been looked at.</returns>
    public bool Scan(byte[] buffer)
    {
        if (_scanned == MostRuns)
        {
            return false;
        }

        LookAt(_scanned, buffer);
        _scanned++;
        return true;
    }

    /// <summary>Goes on with the run that was left open.</summary>
    public void TakeUp()
    {
        Recorded = LeftOpen;
        LeftOpen = None;
    }

    /// <summary>Goes on with a run whose recording had been given up.</summary>
    /// <returns>False when nothing of it is there.</returns>
    public bool TakeUp(int runId)
    {
        Recorded = FileOf(runId);
        return Recorded != None;
    }

    /// <summary>Finds a file for a new run.</summary>
    /// <param name="startedUnixS">When it began, seconds since 1970 UTC; 0: not known.</param>
    /// <returns>False when all are taken.</returns>
    public bool Take(uint startedUnixS)
    {
        for (int i = 0; i < MostRuns; i++)
        {
            if (_runs[i] == Free)
            {
                Recorded = i;
                _lengths[i] = 0;
                _starts[i] = startedUnixS;
                return true;
            }
        }

        return false;
    }

    /// <summary>Opens the file of the run that is being recorded, which makes it when it is not there.</summary>
    /// <exception cref="IOException">The flash refuses.</exception>
    public FileStream Open()
    {
        return new FileStream(PathOf(Recorded), FileMode.OpenOrCreate, FileAccess.Write);
    }

    /// <summary>True when so many bytes more of the run that is being recorded are within <see cref="MostBytes"/>.</summary>
    public bool HaveRoomFor(int more)
    {
        int sum = Recorded == None ? InBlocks(more) : 0;
        for (int i = 0; i < MostRuns; i++)
        {
            sum += InBlocks(i == Recorded ? _lengths[i] + more : _runs[i] > Free ? _lengths[i] : 0);
        }

        return sum <= MostBytes;
    }

    /// <summary>Deletes the oldest run that is not being recorded; when there is none, a file that could not be read at the start: it takes a place that a run needs.</summary>
    /// <returns>False when there is neither, or the flash refused.</returns>
    public bool DropOldest()
    {
        int oldest = Oldest();
        oldest = oldest != None && oldest == Recorded ? NextAfter(oldest) : oldest;
        for (int i = 0; i < MostRuns && oldest == None; i++)
        {
            oldest = _runs[i] == Unreadable ? i : None;
        }

        if (oldest == None || !DeleteFile(oldest))
        {
            return false;
        }

        Dropped++;
        return true;
    }

    private static string PathOf(int file)
    {
        return "I:\\run" + Digits.Of(file) + ".log";
    }

    private static int InBlocks(int bytes)
    {
        return (bytes + BlockBytes - 1) / BlockBytes * BlockBytes;
    }

    /// <summary>Runs whose header is spoilt have the highest numbers and are older than all others.</summary>
    private static int AgeOf(int run)
    {
        return run > HighestRun ? run - ushort.MaxValue : run;
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
        LeftOpen = file == LeftOpen ? None : LeftOpen;
        return true;
    }

    private void LookAt(int file, byte[] buffer)
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
                count = stream.Read(buffer, 0, _lengths[file] <= buffer.Length ? buffer.Length : HeadBytes);
                if (count < _lengths[file])
                {
                    stream.Seek(_lengths[file] - (buffer.Length - count), SeekOrigin.Begin);
                    count += stream.Read(buffer, count, buffer.Length - count);
                }
            }
        }
        catch (Exception)
        {
            _runs[file] = Unreadable;
            return;
        }

        LogReader reader = new LogReader(buffer, 0, count);
        LogKind last = LogKind.None;
        uint ranMs = 0;
        bool runs = true;
        while (reader.Next())
        {
            last = reader.Kind;
            bool ran = runs;
            runs = last == LogKind.Activity ? reader.Activity == Activity.Running : runs || last == LogKind.Stances;
            ranMs = ran || runs ? reader.TimeMs : ranMs;
        }

        // Nothing that anybody could read: the file may be used again.
        if (last == LogKind.None)
        {
            return;
        }

        // A run whose header is spoilt gets a number that no other run has.
        _runs[file] = reader.Header.RunId > 0 ? reader.Header.RunId : ushort.MaxValue - file;
        _starts[file] = reader.FirstStartedUnixS;
        if (reader.Header.RunId > 0)
        {
            LastRun = reader.Header.RunId > LastRun ? reader.Header.RunId : LastRun;
            if (last != LogKind.End && (LeftOpen == None || _runs[file] > _runs[LeftOpen]))
            {
                LeftOpen = file;
                LeftOpenMs = reader.TimeMs;
                LeftOpenRanMs = ranMs;
            }
        }
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

        return None;
    }

    /// <summary>The file of the oldest run, or <see cref="None"/>.</summary>
    private int Oldest()
    {
        return OldestAbove(int.MinValue);
    }

    /// <summary>The file of the run that followed on another, or <see cref="None"/>.</summary>
    private int NextAfter(int file)
    {
        return OldestAbove(AgeOf(_runs[file]));
    }

    private int OldestAbove(int age)
    {
        int oldest = None;
        for (int i = 0; i < MostRuns; i++)
        {
            if (_runs[i] > Free && AgeOf(_runs[i]) > age && (oldest == None || AgeOf(_runs[i]) < AgeOf(_runs[oldest])))
            {
                oldest = i;
            }
        }

        return oldest;
    }
}
