using System;

namespace HipSense.Core;

/// <summary>Puts records into a buffer, from which they go to the flash. Allocates nothing.</summary>
public sealed class LogWriter
{
    private readonly byte[] _buffer;
    private int _begun;

    /// <summary>Makes a writer.</summary>
    /// <param name="buffer">Receives the records.</param>
    public LogWriter(byte[] buffer)
    {
        _buffer = buffer;
    }

    /// <summary>Bytes of whole records at the buffer's start.</summary>
    public int Count;

    /// <summary>Takes bytes out at the buffer's start: they are on the flash.</summary>
    /// <param name="bytes">0 … <see cref="Count"/>.</param>
    public void Remove(int bytes)
    {
        Array.Copy(_buffer, bytes, _buffer, 0, Count - bytes);
        Count -= bytes;
    }

    /// <summary>Writes the header.</summary>
    /// <returns>False, and nothing is written, when there is no room for it; likewise below.</returns>
    public bool Header(LogHeader header)
    {
        if (!Begin(LogKind.Header, 0, LogFormat.HeaderBody + header.SettingsBytes))
        {
            return false;
        }

        int at = _begun;
        _buffer[at] = (byte)header.Version;
        LittleEndian.PutU16(_buffer, at + 1, header.RunId);
        LittleEndian.PutU16(_buffer, at + 3, header.BootId);
        LittleEndian.PutU32(_buffer, at + 5, header.StartedUnixS);
        LittleEndian.PutI16(_buffer, at + 9, header.ZoneMinutes);
        Array.Copy(header.Firmware, 0, _buffer, at + 11, header.Firmware.Length);
        _buffer[at + 14] = (byte)header.SettingsBytes;
        Array.Copy(header.Settings, 0, _buffer, at + LogFormat.HeaderBody, header.SettingsBytes);
        return Finish();
    }

    /// <summary>Writes some seconds of running.</summary>
    public bool Stances(uint timeMs, StanceSummary stances)
    {
        if (!Begin(LogKind.Stances, timeMs, LogFormat.StancesAndAnglesBody))
        {
            return false;
        }

        int at = _begun;
        LittleEndian.PutU8(_buffer, at, stances.Left);
        LittleEndian.PutU8(_buffer, at + 1, stances.Right);
        LittleEndian.PutU8(_buffer, at + 2, stances.Unknown);
        LittleEndian.PutU8(_buffer, at + 3, stances.LeftDrops);
        LittleEndian.PutU8(_buffer, at + 4, stances.RightDrops);
        LittleEndian.PutI16(_buffer, at + 5, stances.LeftDropCdeg);
        LittleEndian.PutI16(_buffer, at + 7, stances.RightDropCdeg);
        LittleEndian.PutU8(_buffer, at + 9, stances.LeftContactUs / LogFormat.ContactStepUs);
        LittleEndian.PutU8(_buffer, at + 10, stances.RightContactUs / LogFormat.ContactStepUs);
        LittleEndian.PutU8(_buffer, at + 11, stances.Cadence);
        LittleEndian.PutU8(_buffer, at + 12, (int)stances.Doubts);
        LittleEndian.PutU8(_buffer, at + 13, stances.Quality);
        PutAngles(at + LogFormat.StancesBody, stances.LeftAngles);
        PutAngles(at + LogFormat.StancesBody + LogFormat.SideAnglesBytes, stances.RightAngles);
        return Finish();
    }

    /// <summary>Writes a cue; its own time is not kept.</summary>
    public bool Cue(uint timeMs, Cue cue)
    {
        if (!Begin(LogKind.Cue, timeMs, LogFormat.CueBody))
        {
            return false;
        }

        _buffer[_begun] = (byte)((int)cue.Side | (((int)cue.Kind & 1) << 2) | ((int)cue.Reason << 3) | (((int)cue.Kind >> 1) << 4));
        LittleEndian.PutI16(_buffer, _begun + 1, cue.MeanCdeg);
        LittleEndian.PutI16(_buffer, _begun + 3, cue.ThresholdCdeg);
        return Finish();
    }

    /// <summary>Writes what the runner does now.</summary>
    public bool Activity(uint timeMs, Activity activity)
    {
        return Begin(LogKind.Activity, timeMs, LogFormat.ActivityBody) && FinishWith((byte)activity);
    }

    /// <summary>Writes how a calibration ended.</summary>
    public bool Calibration(uint timeMs, CalibrationResult result)
    {
        return Begin(LogKind.Calibration, timeMs, LogFormat.CalibrationBody) && FinishWith((byte)result);
    }

    /// <summary>Writes a gap.</summary>
    /// <param name="timeMs">Its end.</param>
    /// <param name="cause">Why there is one.</param>
    /// <param name="seconds">How long it was, 0 … 65,535; 0 when nobody knows.</param>
    /// <param name="bootId">The clip's start after it.</param>
    public bool Gap(uint timeMs, GapCause cause, int seconds, int bootId)
    {
        if (!Begin(LogKind.Gap, timeMs, LogFormat.GapBody))
        {
            return false;
        }

        LittleEndian.PutU16(_buffer, _begun + 1, seconds);
        LittleEndian.PutU16(_buffer, _begun + 3, bootId);
        return FinishWith((byte)cause);
    }

    /// <summary>Writes what time it is.</summary>
    public bool Clock(uint timeMs, uint unixS, int zoneMinutes)
    {
        if (!Begin(LogKind.Clock, timeMs, LogFormat.ClockBody))
        {
            return false;
        }

        LittleEndian.PutU32(_buffer, _begun, unixS);
        LittleEndian.PutI16(_buffer, _begun + 4, zoneMinutes);
        return Finish();
    }

    /// <summary>Writes the end.</summary>
    /// <param name="timeMs">When.</param>
    /// <param name="cause">Why.</param>
    /// <param name="startedUnixS">When the run began, as it is known by now; 0 when it is not.</param>
    public bool End(uint timeMs, EndCause cause, uint startedUnixS)
    {
        if (!Begin(LogKind.End, timeMs, LogFormat.EndBody))
        {
            return false;
        }

        LittleEndian.PutU32(_buffer, _begun + 1, startedUnixS);
        return FinishWith((byte)cause);
    }

    /// <summary>Writes the thresholds in force.</summary>
    public bool Thresholds(uint timeMs, LogThresholds thresholds)
    {
        if (!Begin(LogKind.Thresholds, timeMs, LogFormat.ThresholdsBody))
        {
            return false;
        }

        LittleEndian.PutI16(_buffer, _begun + 1, thresholds.LeftCdeg);
        LittleEndian.PutI16(_buffer, _begun + 3, thresholds.RightCdeg);
        return FinishWith((byte)((int)thresholds.LeftReason | ((int)thresholds.RightReason << 1)));
    }

    private void PutAngles(int at, SideAngles side)
    {
        LittleEndian.PutI16(_buffer, at, side.TiltCdeg);
        LittleEndian.PutU8(_buffer, at + 2, side.Strides);
        LittleEndian.PutI16(_buffer, at + 3, side.TiltRangeCdeg);
        LittleEndian.PutI16(_buffer, at + 5, side.RotationCdeg);
        LittleEndian.PutI16(_buffer, at + 7, side.RotationRangeCdeg);
    }

    private bool Begin(LogKind kind, uint timeMs, int body)
    {
        if (Count + LogFormat.FrameBytes + body > _buffer.Length)
        {
            return false;
        }

        _buffer[Count] = (byte)kind;
        _buffer[Count + 1] = (byte)body;
        LittleEndian.PutU32(_buffer, Count + 2, timeMs);
        _begun = Count + LogFormat.PrefixBytes;
        return true;
    }

    private bool FinishWith(byte first)
    {
        _buffer[_begun] = first;
        return Finish();
    }

    private bool Finish()
    {
        int sumAt = _begun + _buffer[Count + 1];
        LittleEndian.PutU32(_buffer, sumAt, Crc32.Update(0, _buffer, Count, sumAt - Count));
        Count = sumAt + 4;
        return true;
    }
}
