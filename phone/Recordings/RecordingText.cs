using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using HipSense.Core;

namespace HipSense.Phone.Recordings;

/// <summary>
/// Turns what the clip sent, packet by packet, into the lines of a recording. What is missing becomes a line that tells how much, never a shift; what the detection was
/// told beside the samples stands among the rows where it was told.
/// </summary>
public sealed class RecordingText
{
    /// <summary>The line of column names.</summary>
    public const string Columns = "ax,ay,az,gx,gy,gz";

    /// <summary>A gap in which nothing is known of what the sensor measured, since the radio did not carry it.</summary>
    public const string ByRadio = "radio";

    /// <summary>A gap of which the detection was told: the sensor lost the samples.</summary>
    public const string BySensor = "sensor";

    private readonly Queue<(long Number, RawNote Note)> _notes = new();
    private readonly Queue<RecordedMark> _marks = new();
    private readonly IReadOnlyList<string> _remarks;
    private long _next = -1;
    private int _noteCount;
    private bool _hasBegun;

    /// <summary>Begins a recording.</summary>
    /// <param name="remarks">Comment lines beneath the first, without their <c>#</c>.</param>
    public RecordingText(IReadOnlyList<string> remarks)
    {
        _remarks = remarks;
    }

    /// <summary>Receives the lines; who has taken them may clear it.</summary>
    public StringBuilder Lines { get; } = new();

    /// <summary>The number of the first sample; −1 before it is known.</summary>
    public long First { get; private set; } = -1;

    /// <summary>A stream starts, or starts again after the link was lost.</summary>
    /// <param name="first">The number of its first sample.</param>
    public void Start(long first)
    {
        _noteCount = 0;
        if (First < 0)
        {
            First = first;
            _next = first;
        }
    }

    /// <summary>Takes a packet, decrypted. Those that are neither samples nor a note are passed over, as are samples that are there already.</summary>
    public void Take(byte[] packet)
    {
        ArgumentNullException.ThrowIfNull(packet);
        var note = new RawNote();
        if (note.Decode(packet))
        {
            Take(note);
            return;
        }

        int samples = RawPacket.SamplesOf(packet);
        long number = samples == 0 ? -1 : RawPacket.Whole(RawPacket.NumberOf(packet), _next);
        if (number < _next || First < 0)
        {
            return;
        }

        for (int i = 0; i < samples; i++)
        {
            WriteNotes(number + i);
            GoTo(number + i);
            Row(packet, RawPacket.HeaderBytes + (i * ImuScale.FrameBytes));
            _next++;
        }
    }

    /// <summary>Takes a mark; it stands where its moment is, or where the recording is if that is past.</summary>
    public void Take(RecordedMark mark) => _marks.Enqueue(mark);

    /// <summary>Ends the recording: what still waits is written.</summary>
    public void End() => WriteNotes(long.MaxValue);

    private static string Name(RawNoteKind kind) => kind switch
    {
        RawNoteKind.Settings => "settings",
        RawNoteKind.Standing => "standing",
        RawNoteKind.Kept => "kept",
        RawNoteKind.NewRun => "run",
        RawNoteKind.Shake => "shake",
        RawNoteKind.End => "end",
        0 => "lost",
        _ => ((int)kind).ToString(CultureInfo.InvariantCulture),
    };

    private static string ValueOf(RawNote note) => note.Kind switch
    {
        RawNoteKind.Shake when note.Data.Length >= 2 => LittleEndian.U16(note.Data, 0).ToString(CultureInfo.InvariantCulture),
        RawNoteKind.NewRun => note.Data is [1, ..] ? "telling" : "",
        0 => note.Data[0].ToString(CultureInfo.InvariantCulture),
        RawNoteKind.End when note.Data.Length >= 1 => WordOf((RawEnd)note.Data[0]),
        _ => Convert.ToHexStringLower(note.Data),
    };

    private static string WordOf(RawEnd why) => why switch
    {
        RawEnd.Asked => "asked",
        RawEnd.BatteryLow => "battery_low",
        RawEnd.TooLong => "too_long",
        _ => ((int)why).ToString(CultureInfo.InvariantCulture),
    };

    private void Take(RawNote note)
    {
        int lost = (note.Count - _noteCount) & byte.MaxValue;
        _noteCount = (note.Count + 1) & byte.MaxValue;
        long number = RawPacket.Whole(note.Number, _next);
        if (lost > 0)
        {
            // No replay can be the same to the bit without them.
            _notes.Enqueue((number, new RawNote { Kind = 0, Data = [(byte)lost] }));
        }

        _notes.Enqueue((number, note));
    }

    private void WriteNotes(long until)
    {
        if (!_hasBegun)
        {
            WriteHead();
        }

        while (_notes.TryPeek(out (long Number, RawNote Note) next) && next.Number <= until)
        {
            _notes.Dequeue();
            GoTo(Math.Max(next.Number, _next));
            if (next.Note.Kind == RawNoteKind.Gap && next.Note.Data.Length >= 4)
            {
                Gap(LittleEndian.U32(next.Note.Data, 0), BySensor);
            }
            else
            {
                WriteNote(next.Note);
            }
        }

        while (_marks.TryPeek(out RecordedMark? mark) && (until == long.MaxValue || First + mark.Sample <= until))
        {
            _marks.Dequeue();
            Line(string.Create(CultureInfo.InvariantCulture, $"# mark {mark.Sample / (double)ImuScale.RateHz:0.000} {mark.Word}"));
        }
    }

    /// <summary>The first line says how a replay begins, which the first notes tell.</summary>
    private void WriteHead()
    {
        _hasBegun = true;
        bool isKept = false;
        foreach ((long number, RawNote note) in _notes)
        {
            isKept |= note.Kind == RawNoteKind.Kept && number == First;
        }

        string calibration = isKept ? "kept" : "standing";
        Lines.Append(CultureInfo.InvariantCulture, $"# rate_hz={ImuScale.RateHz} accel_lsb_per_g={ImuScale.AccelCountsPerG} ");
        Lines.Append(CultureInfo.InvariantCulture, $"gyro_lsb_per_dps={ImuScale.GyroCountsPer10Dps / 10.0:0.0} calibration={calibration}\n");
        foreach (string remark in _remarks)
        {
            Lines.Append("# ").Append(remark).Append('\n');
        }

        // What the detection was told before the first sample belongs above the rows.
        while (_notes.TryPeek(out (long Number, RawNote Note) next) && next.Number <= First && next.Note.Kind != RawNoteKind.Gap)
        {
            _notes.Dequeue();
            WriteNote(next.Note);
        }

        Lines.Append(Columns).Append('\n');
    }

    private void WriteNote(RawNote note) => Line($"# note {Name(note.Kind)} {ValueOf(note)}");

    private void Line(string text) => Lines.Append(text.TrimEnd()).Append('\n');

    private void GoTo(long number)
    {
        if (number > _next)
        {
            Gap(number - _next, ByRadio);
        }
    }

    private void Gap(long samples, string by)
    {
        Lines.Append(CultureInfo.InvariantCulture, $"# gap samples={samples} by={by}\n");
        _next += samples;
    }

    private void Row(byte[] packet, int at)
    {
        for (int channel = 0; channel < 6; channel++)
        {
            Lines.Append(Fifo.Word(packet, at + (2 * channel))).Append(channel < 5 ? ',' : '\n');
        }
    }
}
