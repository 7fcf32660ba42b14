using System;
using HipSense.Core;

namespace HipSense.Firmware;

/// <summary>
/// What the flash knows of the clip's last starts. The runtime does not tell why it was reset, so a start marks itself as open and only a clean end takes
/// that mark away: whoever finds it set was cut off. A clip that was cut off three times within a minute starts in safe mode, first without its radio and,
/// if that does not help, with nothing on; a start that lives for a minute is the last in safe mode.
/// </summary>
public sealed class BootRecord : Duty
{
    /// <summary>Starts that were cut off within <see cref="LoopS"/> and lead to safe mode, or further into it.</summary>
    public const int LoopStarts = 3;

    /// <summary>The time in which they count, seconds.</summary>
    public const int LoopS = 60;

    /// <summary>No duty, in a crash.</summary>
    public const int NoDuty = 0xFF;

    // The uptime is written down now and then: what is known of a start that was cut off is when it still lived.
    private const int MarkS = 20;
    private const byte Version = 1;
    private const int Bytes = 15;
    private const int AtOpen = 1;
    private const int AtUptime = 2;
    private const int AtStarts = 3;
    private const int AtUptimes = 4;
    private const int AtCrashes = 7;
    private const int AtCrashDuty = 9;
    private const int AtCrashUptime = 10;
    private const int AtSafeMode = 14;

    private readonly SettingsStore _store = new("boot");
    private readonly byte[] _record = new byte[Bytes];

    /// <summary>True when the last start was ended on purpose, or there was none.</summary>
    public bool WasClean;

    /// <summary>True when it is written down that the last start was ended on purpose: no run was on.</summary>
    public bool WasEnded;

    /// <summary>What this start leaves off.</summary>
    public SafeMode SafeMode;

    /// <summary>True when the last start was in safe mode.</summary>
    public bool WasSafe;

    /// <summary>Times that the supervisor has rebooted the clip, ever.</summary>
    public int Crashes => _record[AtCrashes] | (_record[AtCrashes + 1] << 8);

    /// <summary>The place in the clip's list of the duty that hung last, or <see cref="NoDuty"/>.</summary>
    public int CrashDuty => _record[AtCrashDuty];

    /// <summary>Uptime of that, seconds.</summary>
    public uint CrashUptimeS => LittleEndian.U32(_record, AtCrashUptime);

    /// <summary>Reads the record and marks this start as open.</summary>
    public void Begin()
    {
        byte[]? old = _store.Load();
        WasClean = true;
        WasEnded = false;
        SafeMode = SafeMode.Off;
        if (old != null && old.Length == Bytes && old[0] == Version)
        {
            Array.Copy(old, 0, _record, 0, Bytes);
            WasClean = _record[AtOpen] == 0;
            WasEnded = WasClean;
            WasSafe = _record[AtSafeMode] != (byte)SafeMode.Off;
        }

        if (WasClean)
        {
            _record[AtStarts] = 0;
        }
        else
        {
            Count();
        }

        _record[0] = Version;
        _record[AtOpen] = 1;
        _record[AtUptime] = 0;
        _record[AtSafeMode] = (byte)SafeMode;
        _store.Save(_record);
        DueMs = MarkS * 1000;
    }

    /// <summary>This start ends on purpose.</summary>
    public void EndCleanly()
    {
        _record[AtOpen] = 0;
        _record[AtStarts] = 0;
        _store.Save(_record);
        DueMs = Never;
    }

    /// <summary>The next start is like any other, and goes on with the run.</summary>
    public void LeaveSafeMode()
    {
        NoteUptime(LoopS);
    }

    /// <summary>Writes down that the clip hung. Called by the supervisor's timer, in whose way the hung loop may be: it must do without.</summary>
    /// <param name="duty">The place of the duty that hung.</param>
    /// <param name="nowMs">Uptime, milliseconds.</param>
    public void NoteCrash(int duty, long nowMs)
    {
        int crashes = Crashes + 1;
        _record[AtCrashes] = (byte)crashes;
        _record[AtCrashes + 1] = (byte)(crashes >> 8);
        _record[AtCrashDuty] = (byte)duty;
        LittleEndian.PutU32(_record, AtCrashUptime, (uint)(nowMs / 1000));
        _store.Save(_record);
    }

    /// <inheritdoc/>
    public override void Run(long nowMs)
    {
        int uptimeS = (int)(nowMs / 1000);
        NoteUptime(uptimeS < LoopS ? uptimeS : LoopS);
        DueMs = uptimeS < LoopS ? nowMs + (MarkS * 1000) : Never;
    }

    private void NoteUptime(int uptimeS)
    {
        _record[AtUptime] = (byte)uptimeS;
        _store.Save(_record);
    }

    private void Count()
    {
        for (int i = LoopStarts - 1; i > 0; i--)
        {
            _record[AtUptimes + i] = _record[AtUptimes + i - 1];
        }

        _record[AtUptimes] = _record[AtUptime];
        int starts = _record[AtStarts] + 1;
        int sumS = 0;
        for (int i = 0; i < LoopStarts; i++)
        {
            sumS += _record[AtUptimes + i];
        }

        SafeMode = _record[AtUptime] < LoopS ? (SafeMode)_record[AtSafeMode] : SafeMode.Off;
        if (starts >= LoopStarts && sumS < LoopS)
        {
            SafeMode = SafeMode == SafeMode.Off ? SafeMode.NoRadio : SafeMode.NothingOn;
            starts = 0;
        }

        _record[AtStarts] = (byte)(starts < LoopStarts ? starts : LoopStarts);
    }
}
