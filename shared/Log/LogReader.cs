using System;

namespace HipSense.Core;

/// <summary>
/// Reads a run, or a part of one that begins anywhere. What is damaged it passes over: it goes on at the next whole record, and counts the bytes
/// between.
/// </summary>
public sealed class LogReader
{
    private readonly byte[] _data;
    private readonly int _end;
    private int _at;

    /// <summary>Makes a reader.</summary>
    /// <param name="data">Holds the run.</param>
    /// <param name="at">Index of its first byte.</param>
    /// <param name="count">How many bytes there are.</param>
    public LogReader(byte[] data, int at, int count)
    {
        _data = data;
        _at = at;
        _end = at + count;
    }

    /// <summary>What the record tells; its values are in the field of the same name.</summary>
    public LogKind Kind;

    /// <summary>Milliseconds since the run's start.</summary>
    public uint TimeMs;

    /// <summary>The newest header.</summary>
    public readonly LogHeader Header = new();

    /// <summary>The newest seconds of running.</summary>
    public readonly StanceSummary Stances = new();

    /// <summary>True when <see cref="Stances"/> tells tilt and rotation, which firmware of before did not write.</summary>
    public bool HasAngles;

    /// <summary>The newest cue; its time is that of the record.</summary>
    public readonly Cue Cue = new();

    /// <summary>The thresholds in force.</summary>
    public readonly LogThresholds Thresholds = new();

    /// <summary>The newest activity.</summary>
    public Activity Activity;

    /// <summary>How the newest calibration ended.</summary>
    public CalibrationResult Calibration;

    /// <summary>Why there is a gap.</summary>
    public GapCause GapCause;

    /// <summary>How long it was, seconds; 0 when nobody knows.</summary>
    public int GapS;

    /// <summary>The clip's start after the gap.</summary>
    public int BootId;

    /// <summary>What time it was, seconds since 1970 UTC.</summary>
    public uint UnixS;

    /// <summary>The runner's clock less UTC, minutes.</summary>
    public int ZoneMinutes;

    /// <summary>Why the run ended.</summary>
    public EndCause EndCause;

    /// <summary>When the run began, as it was known at its end; 0 when it was not.</summary>
    public uint StartedUnixS;

    /// <summary>When the run began, by the clock that was told first, as the header says, else the end, else the first clock of the run; 0 while none was.</summary>
    public uint FirstStartedUnixS;

    /// <summary>Bytes so far that belong to no whole record. A torn tail counts when the end is reached.</summary>
    public int DamagedBytes;

    /// <summary>Index after the newest record.</summary>
    public int Position => _at;

    /// <summary>Reads the next record; kinds that are not known are passed over.</summary>
    /// <returns>False at the end.</returns>
    public bool Next()
    {
        while (_at < _end)
        {
            int length = LogFormat.RecordAt(_data, _at, _end);
            if (length == 0)
            {
                DamagedBytes++;
                _at++;
                continue;
            }

            int record = _at;
            _at += length;
            Kind = (LogKind)_data[record];
            TimeMs = LittleEndian.U32(_data, record + 2);
            if (Take(record + LogFormat.PrefixBytes, _data[record + 1]))
            {
                return true;
            }
        }

        Kind = LogKind.None;
        return false;
    }

    private bool Take(int at, int body)
    {
        if (body < LogFormat.LeastBody(Kind))
        {
            return false;
        }

        switch (Kind)
        {
            case LogKind.Header:
                return TakeHeader(at, body);
            case LogKind.Stances:
                TakeStances(at, body);
                break;
            case LogKind.Cue:
                TakeCue(at);
                break;
            case LogKind.Activity:
                Activity = (Activity)_data[at];
                break;
            case LogKind.Calibration:
                Calibration = (CalibrationResult)_data[at];
                break;
            case LogKind.Gap:
                GapCause = (GapCause)_data[at];
                GapS = LittleEndian.U16(_data, at + 1);
                BootId = LittleEndian.U16(_data, at + 3);
                break;
            case LogKind.Clock:
                UnixS = LittleEndian.U32(_data, at);
                ZoneMinutes = LittleEndian.I16(_data, at + 4);

                // A clock that is set in mid-run moves what comes, not what was.
                FirstStartedUnixS = FirstStartedUnixS == 0 ? UnixS - (TimeMs / 1000) : FirstStartedUnixS;
                break;
            case LogKind.End:
                EndCause = (EndCause)_data[at];
                StartedUnixS = LittleEndian.U32(_data, at + 1);
                FirstStartedUnixS = Header.StartedUnixS == 0 && StartedUnixS != 0 ? StartedUnixS : FirstStartedUnixS;
                break;
            case LogKind.Thresholds:
                Thresholds.LeftReason = (CueReason)(_data[at] & 1);
                Thresholds.RightReason = (CueReason)((_data[at] >> 1) & 1);
                Thresholds.LeftCdeg = LittleEndian.I16(_data, at + 1);
                Thresholds.RightCdeg = LittleEndian.I16(_data, at + 3);
                break;
        }

        return true;
    }

    private bool TakeHeader(int at, int body)
    {
        int settings = _data[at + 14];
        if (settings > LogFormat.MostSettings || LogFormat.HeaderBody + settings > body)
        {
            return false;
        }

        Header.Version = _data[at];
        Header.RunId = LittleEndian.U16(_data, at + 1);
        Header.BootId = LittleEndian.U16(_data, at + 3);
        Header.StartedUnixS = LittleEndian.U32(_data, at + 5);
        FirstStartedUnixS = Header.StartedUnixS;
        Header.ZoneMinutes = LittleEndian.I16(_data, at + 9);
        Array.Copy(_data, at + 11, Header.Firmware, 0, Header.Firmware.Length);
        Header.SettingsBytes = settings;
        Array.Copy(_data, at + LogFormat.HeaderBody, Header.Settings, 0, settings);
        return true;
    }

    private void TakeStances(int at, int body)
    {
        Stances.Left = _data[at];
        Stances.Right = _data[at + 1];
        Stances.Unknown = _data[at + 2];
        Stances.LeftDrops = _data[at + 3];
        Stances.RightDrops = _data[at + 4];
        Stances.LeftDropCdeg = LittleEndian.I16(_data, at + 5);
        Stances.RightDropCdeg = LittleEndian.I16(_data, at + 7);
        Stances.LeftContactUs = _data[at + 9] * LogFormat.ContactStepUs;
        Stances.RightContactUs = _data[at + 10] * LogFormat.ContactStepUs;
        Stances.Cadence = _data[at + 11];
        Stances.Doubts = (StanceDoubts)_data[at + 12];
        Stances.Quality = _data[at + 13];
        HasAngles = body >= LogFormat.StancesAndAnglesBody;
        TakeAngles(at + LogFormat.StancesBody, Stances.LeftAngles);
        TakeAngles(at + LogFormat.StancesBody + LogFormat.SideAnglesBytes, Stances.RightAngles);
    }

    private void TakeAngles(int at, SideAngles side)
    {
        if (!HasAngles)
        {
            side.Clear();
            return;
        }

        side.TiltCdeg = LittleEndian.I16(_data, at);
        side.Strides = _data[at + 2];
        side.TiltRangeCdeg = LittleEndian.I16(_data, at + 3);
        side.RotationCdeg = LittleEndian.I16(_data, at + 5);
        side.RotationRangeCdeg = LittleEndian.I16(_data, at + 7);
    }

    private void TakeCue(int at)
    {
        Cue.Side = (Side)(_data[at] & 3);
        Cue.Kind = (CueKind)(((_data[at] >> 2) & 1) | ((_data[at] >> 3) & 2));
        Cue.Reason = (CueReason)((_data[at] >> 3) & 1);
        Cue.MeanCdeg = LittleEndian.I16(_data, at + 1);
        Cue.ThresholdCdeg = LittleEndian.I16(_data, at + 3);
        Cue.AtUs = TimeMs * 1000L;
    }
}
