using System;
using HipSense.Core;

namespace HipSense.Firmware;

/// <summary>
/// Sends the owner's phone what the sensor measures, as it measures it, and whatever else the detection is told, so that the same can be played to the same
/// detection on a desk. Nothing waits for it: what the radio does not take in time is dropped and counted.
/// </summary>
public sealed class RawSender
{
    private const int MostNotes = 8;
    private const int PacketsPerTurn = 6;

    // What the radio refuses, it refuses because its queue is full: in that time some of it is sent, and an alert finds room.
    private const int HoldMs = 200;

    private readonly ClipParts _clip;
    private readonly Notifier _notifier;
    private readonly SessionCipher _cipher;

    // Held only while the stream is on: 2.5 KB.
    private RawSamples? _samples;
    private RawNote[]? _notes;
    private byte[]? _packet;
    private byte[]? _waiting;
    private int _noteCount;
    private int _noted;
    private int _perPacket;
    private int _first;
    private int _next;
    private uint _number;
    private bool _isEnding;
    private long _holdMs;

    /// <summary>Makes a stream that is off.</summary>
    public RawSender(ClipParts clip, Notifier notifier, SessionCipher cipher)
    {
        _clip = clip;
        _notifier = notifier;
        _cipher = cipher;
    }

    /// <summary>True from the start until the last packet is sent.</summary>
    public bool IsOn => _samples != null;

    /// <summary>Samples of this stream that the radio did not take in time.</summary>
    public int Dropped => _samples == null ? 0 : _samples.Dropped;

    /// <summary>Starts the stream; one that is on ends.</summary>
    /// <param name="how">Whether the detection begins anew.</param>
    /// <param name="samples">Samples a packet.</param>
    /// <param name="number">The number of the request, for the key stream.</param>
    /// <param name="live">Shown to the phone: is told when a standing calibration begins.</param>
    /// <returns>The number of the first sample.</returns>
    public int Begin(RawStart how, int samples, uint number, LiveRun live)
    {
        Stop();
        _samples = new RawSamples();
        _clip.Sampler.Taking += Take;
        _clip.Cues.Shaking = NoteShake;
        _clip.RunControl.Forgot = NoteNewRun;
        _notes = new RawNote[MostNotes];
        _packet = new byte[RawPacket.HeaderBytes + (samples * ImuScale.FrameBytes)];
        _noteCount = 0;
        _noted = 0;
        _perPacket = samples;
        _number = number;
        _isEnding = false;
        _holdMs = 0;
        if (how == RawStart.Anew)
        {
            _clip.Monitor.BeginRound();
        }

        _first = Now;
        _next = _first;
        NoteSettings();
        if (how == RawStart.Anew)
        {
            BeginAnew(live);
        }

        return _first;
    }

    /// <summary>Ends the stream: what waits and why it ends are still sent.</summary>
    public void End(RawEnd why)
    {
        if (IsOn && !_isEnding)
        {
            Note(RawNoteKind.End, new byte[] { (byte)why });
            _isEnding = true;
        }
    }

    /// <summary>Ends the stream at once: nobody is there any more.</summary>
    public void Stop()
    {
        if (IsOn)
        {
            _clip.Sampler.Taking -= Take;
            _clip.Cues.Shaking = null;
            _clip.RunControl.Forgot = null;
        }

        _samples = null;
        _notes = null;
        _packet = null;
        _waiting = null;
    }

    /// <summary>Takes a block, just before the detection does.</summary>
    /// <param name="fifo">Bytes as the chip delivered them.</param>
    /// <param name="offset">Index of the first of <see cref="ImuScale.BlockBytes"/>.</param>
    public void Take(byte[] fifo, int offset)
    {
        RawSamples? samples = _samples;
        if (samples == null || _isEnding)
        {
            return;
        }

        int number = Now;
        if (number < _next)
        {
            // An allocation failed while the detection took the last one, which it has not counted.
            return;
        }

        NoteGap(number);
        samples.Put(fifo, offset, number);
        _next = number + ImuScale.BlockSamples;
        if (_next - _first >= RawPacket.Numbers - RawSamples.Capacity)
        {
            End(RawEnd.TooLong);
        }
    }

    /// <summary>The motor shakes the sensor.</summary>
    /// <param name="ms">For how long from now on, milliseconds.</param>
    public void NoteShake(int ms)
    {
        if (IsOn)
        {
            byte[] data = new byte[2];
            LittleEndian.PutU16(data, 0, ms);
            Note(RawNoteKind.Shake, data);
        }
    }

    /// <summary>The last run was forgotten.</summary>
    /// <param name="whileTelling">True when that was while the detection told that somebody runs.</param>
    public void NoteNewRun(bool whileTelling)
    {
        if (IsOn)
        {
            Note(RawNoteKind.NewRun, new byte[] { whileTelling ? (byte)1 : (byte)0 });
        }
    }

    /// <summary>A standing calibration has begun.</summary>
    public void NoteStanding()
    {
        Note(RawNoteKind.Standing, new byte[0]);
    }

    /// <summary>The settings in force have changed.</summary>
    public void NoteSettings()
    {
        if (IsOn)
        {
            Note(RawNoteKind.Settings, _clip.Settings.NewPacket(ClipSettings.Schema));
        }
    }

    /// <summary>Sends some.</summary>
    /// <param name="nowMs">Uptime, milliseconds.</param>
    /// <returns>What the stack said last; <see cref="Delivery.Refused"/> to be tried again.</returns>
    public Delivery Turn(long nowMs)
    {
        if (nowMs < _holdMs)
        {
            return Delivery.Queued;
        }

        if (!_isEnding && _clip.PowerManager.IsLow)
        {
            End(RawEnd.BatteryLow);
        }

        for (int i = 0; i < PacketsPerTurn; i++)
        {
            _waiting = _waiting ?? NextPacket();
            if (_waiting == null)
            {
                break;
            }

            Delivery delivery = _notifier.Send(_waiting);
            if (delivery == Delivery.Refused)
            {
                _holdMs = nowMs + HoldMs;
                return delivery;
            }

            _waiting = null;
            if (delivery == Delivery.NobodyListens)
            {
                Stop();
                return delivery;
            }
        }

        if (_isEnding && _waiting == null && _noteCount == 0)
        {
            Stop();
        }

        return Delivery.Queued;
    }

    private int Now => (int)(_clip.Monitor.NowUs / ImuScale.SamplePeriodUs);

    /// <summary>A note is sent before the samples that come after it; the end after all that comes before it.</summary>
    private byte[]? NextPacket()
    {
        RawSamples samples = _samples!;
        bool isLast = _noteCount == 1 && _isEnding;
        if (_noteCount > 0 && (!isLast || samples.Count == 0))
        {
            return NextNote();
        }

        int together = samples.Together;
        int count = together >= _perPacket ? _perPacket : samples.IsCut || _isEnding ? together : 0;
        if (count == 0)
        {
            return null;
        }

        // The package copies what it sends; shorter ones there are only at a gap and at the end.
        byte[] packet = count == _perPacket ? _packet! : new byte[RawPacket.HeaderBytes + (count * ImuScale.FrameBytes)];
        RawPacket.PutHeader(packet, Packet.Raw, samples.First);
        samples.Take(count, packet, RawPacket.HeaderBytes);
        _cipher.EncryptRaw(packet, _number);
        return packet;
    }

    private byte[] NextNote()
    {
        RawNote note = _notes![0];
        _noteCount--;
        Array.Copy(_notes, 1, _notes, 0, _noteCount);
        byte[] packet = new byte[note.Length];
        note.Encode(packet);
        _cipher.EncryptRaw(packet, _number);
        return packet;
    }

    /// <summary>As a restart of the clip would leave it, but for the run's totals.</summary>
    private void BeginAnew(LiveRun live)
    {
        RunState state = new();
        _clip.Monitor.Keep(state);
        RunSession session = _clip.RunControl.Session;
        if (!state.HasMount || (!session.IsOpen && session.LeftNumber == 0))
        {
            NoteStanding();
            _clip.Monitor.BeginAnew(null);
            live.Take(CalibrationResult.Pending);
            return;
        }

        // Which run and when is the runner's own business. What is sent is what is restored, to the bit.
        byte[] kept = new byte[RunState.Length];
        state.Run = 1;
        state.Encode(kept);
        RunState restored = new();
        restored.Decode(kept);
        Note(RawNoteKind.Kept, kept);
        _clip.Monitor.BeginAnew(restored);
    }

    private void NoteGap(int number)
    {
        if (number > _next)
        {
            byte[] data = new byte[4];
            LittleEndian.PutU32(data, 0, (uint)(number - _next));
            int at = _next;
            _next = number;
            Add(RawNoteKind.Gap, at, data);
        }
    }

    private void Note(RawNoteKind kind, byte[] data)
    {
        if (IsOn && !_isEnding)
        {
            int now = Now;
            NoteGap(now);
            Add(kind, now, data);
        }
    }

    private void Add(RawNoteKind kind, int number, byte[] data)
    {
        // Where there is no room it is lost, which its number tells; the end finds room always.
        if (_noteCount < MostNotes - 1 || (kind == RawNoteKind.End && _noteCount < MostNotes))
        {
            _notes![_noteCount] = new RawNote { Count = _noted & byte.MaxValue, Number = number & (RawPacket.Numbers - 1), Kind = kind, Data = data };
            _noteCount++;
        }

        _noted++;
    }
}
