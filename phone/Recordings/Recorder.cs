using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using HipSense.Core;
using HipSense.Phone.Browser;
using HipSense.Phone.Link;

namespace HipSense.Phone.Recordings;

/// <summary>
/// Records what a clip sends, as it comes: every five seconds go to the phone's storage, so that a page that is closed or crashes costs no more than that. When the
/// link breaks, the recording goes on as soon as it is back, and what was missed is a gap.
/// </summary>
public sealed class Recorder : IDisposable
{
    // Five seconds.
    private const int ChunkSamples = 5 * ImuScale.RateHz;

    // Some minutes, when the storage takes nothing.
    private const int MostUnkept = 1 << 20;
    private const int MostWord = 60;

    // What is longer is two recordings.
    private const long LongestGap = 3600L * ImuScale.RateHz;

    private static readonly TimeSpan s_rateWindow = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_lookEvery = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan s_untilEnd = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(50);

    private readonly RecordingShelf _shelf;
    private readonly TimeProvider _time;
    private readonly Queue<long> _arrivals = new();
    private readonly List<byte[]> _early = [];
    private readonly List<RecordedMark> _marks = [];
    private MemoryStream _chunk = new();
    private ClipClient? _clip;
    private Task _kept = Task.CompletedTask;
    private Task _finished = Task.CompletedTask;
    private int _bootId;
    private long _first;
    private long _next;
    private long _chunkFrom;
    private long _newestAt;
    private long _toldAt;
    private bool _isOpen;
    private bool _isBroken;
    private bool _isAsking;

    /// <summary>Makes a recorder that records nothing yet.</summary>
    /// <param name="shelf">Where recordings go.</param>
    /// <param name="time">The time.</param>
    public Recorder(RecordingShelf shelf, TimeProvider time)
    {
        _shelf = shelf;
        _time = time;
    }

    /// <summary>Called when there is something new to show, twice a second or so.</summary>
    public event Action? Changed;

    /// <summary>The recording that is on; null when none is.</summary>
    public KeptRecording? Current { get; private set; }

    /// <summary>True while it waits for the link to come back.</summary>
    public bool IsWaiting => Current is not null && _isBroken;

    /// <summary>True from asking the clip to its answer.</summary>
    public bool IsStarting => _isAsking && Current is null;

    /// <summary>What the last recording ended by, or why none began, in words; null when there is nothing to say.</summary>
    public string? Message { get; private set; }

    /// <summary>Packets a second, over the last two.</summary>
    public double PacketsPerSecond => _arrivals.Count(at => _time.GetElapsedTime(at) <= s_rateWindow) / s_rateWindow.TotalSeconds;

    /// <summary>The marks of this recording, newest first.</summary>
    public IReadOnlyList<RecordedMark> Marks => _marks;

    /// <summary>Begins a recording.</summary>
    /// <param name="clip">The clip.</param>
    /// <param name="isDemo">True when nobody runs.</param>
    public async Task StartAsync(ClipClient clip, bool isDemo)
    {
        ArgumentNullException.ThrowIfNull(clip);
        if (Current is not null || _isAsking)
        {
            return;
        }

        Message = null;
        _marks.Clear();
        _arrivals.Clear();
        Use(clip);
        ControlReply? reply = await AskAsync(RawStart.Anew);
        if (reply is not { Status: ControlStatus.Ok })
        {
            Release();
            Message = WordsOf(reply?.Status);
            Changed?.Invoke();
            return;
        }

        _bootId = clip.BootId;
        _chunk = new MemoryStream();
        _first = reply.First;
        _next = reply.First;
        _chunkFrom = _next;
        _newestAt = _time.GetTimestamp();
        Current = new KeptRecording
        {
            Id = Guid.NewGuid().ToString("N"),
            StartedAt = _time.GetLocalNow(),
            IsDemo = isDemo,
            Firmware = clip.Info is InfoPacket info ? $"{info.FirmwareMajor}.{info.FirmwareMinor}.{info.FirmwarePatch}" : "",
        };
        _shelf.Add(Current);
        Begin(reply.First);
    }

    /// <summary>Ends the recording.</summary>
    public async Task StopAsync()
    {
        if (Current is null || _clip is null)
        {
            return;
        }

        if (!_isBroken)
        {
            await _clip.DoAsync(new ControlRequest { Op = ControlOp.RawStop });
            long since = _time.GetTimestamp();
            while (Current is not null && _time.GetElapsedTime(since) < s_untilEnd)
            {
                await Task.Delay(s_look, _time);
            }
        }

        await FinishAsync(null);
    }

    /// <summary>Marks this moment.</summary>
    /// <param name="word">What; may be empty.</param>
    public void Mark(string word)
    {
        if (Current is null)
        {
            return;
        }

        string line = string.Join(' ', (word ?? "").Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
        long since = _isBroken ? 0 : (long)(_time.GetElapsedTime(_newestAt).TotalSeconds * ImuScale.RateHz);
        var mark = new RecordedMark(_next - _first + Math.Min(since, ImuScale.RateHz), line[..Math.Min(line.Length, MostWord)]);
        RecordingFrames.AddMark(_chunk, mark);
        _marks.Insert(0, mark);
        Current.Marks++;
        Keep();
        Changed?.Invoke();
    }

    /// <summary>Another clip is used from now on, or none: the recording ends.</summary>
    public Task LeaveAsync() => FinishAsync("The clip was left, and the recording with it ended.");

    /// <inheritdoc/>
    public void Dispose() => _chunk.Dispose();

    private static string WordsOf(ControlStatus? status) => status switch
    {
        null => "The link broke before the clip had answered. Try again.",
        ControlStatus.BadOp => "This clip's firmware is older and cannot record.",
        ControlStatus.LinkTooSmall => "This phone and the clip have agreed on packets that are too small. Another phone or browser may do better.",
        ControlStatus.StorageFull => "This clip's board has too little memory to record: it is left to the cues.",
        ControlStatus.BatteryLow => "The clip's battery is low. Charge it first: what is left is for the cues.",
        ControlStatus.SensorFault => "The clip's sensor does not work.",
        _ => $"The clip refuses ({status}).",
    };

    private static string WordsOf(RawEnd why) => why switch
    {
        RawEnd.BatteryLow => "The clip ended the recording: its battery is low, and what is left is for the cues.",
        RawEnd.TooLong => "The clip ended the recording after 23 hours.",
        _ => "The clip ended the recording.",
    };

    private void Use(ClipClient clip)
    {
        _clip = clip;
        clip.RawTaken = Take;
        clip.Changed += OnClipChanged;
    }

    private void Release()
    {
        if (_clip is not null)
        {
            _clip.RawTaken = null;
            _clip.Changed -= OnClipChanged;
            _clip = null;
        }
    }

    /// <summary>The first packets may come with the reply, and wait until it has been read.</summary>
    private async Task<ControlReply?> AskAsync(RawStart how)
    {
        _isAsking = true;
        _isOpen = false;
        _early.Clear();
        Changed?.Invoke();
        try
        {
            return await _clip!.StartRawAsync(how);
        }
        finally
        {
            _isAsking = false;
        }
    }

    private void Begin(long first)
    {
        RecordingFrames.AddStart(_chunk, first);
        _isBroken = false;
        _isOpen = true;
        foreach (byte[] packet in _early.ToList())
        {
            Take(packet);
        }

        _early.Clear();
        Changed?.Invoke();
    }

    private void OnClipChanged()
    {
        if (Current is null || _clip is null)
        {
            return;
        }

        if (_clip.State is not (LinkState.Live or LinkState.Stale))
        {
            _isBroken = true;
            _isOpen = false;
        }
        else if (_isBroken && !_isAsking && _clip.State == LinkState.Live)
        {
            _ = GoOnAsync();
        }
    }

    private async Task GoOnAsync()
    {
        if (_clip!.BootId != _bootId)
        {
            await FinishAsync("The clip has started again: the recording ended there. Begin another.");
            return;
        }

        ControlReply? reply = await AskAsync(RawStart.GoOn);
        if (Current is null || reply is null)
        {
            return;
        }

        if (reply.Status != ControlStatus.Ok)
        {
            await FinishAsync(WordsOf(reply.Status));
        }
        else if (reply.First - _next > LongestGap)
        {
            await FinishAsync("The link was away for more than an hour: the recording ended there.");
        }
        else
        {
            Begin(reply.First);
        }
    }

    private void Take(byte[] packet)
    {
        if (!_isOpen)
        {
            _early.Add(packet);
            return;
        }

        if (Current is null)
        {
            return;
        }

        RecordingFrames.AddPacket(_chunk, packet);
        var note = new RawNote();
        if (note.Decode(packet))
        {
            TakeNote(note);
            return;
        }

        int samples = RawPacket.SamplesOf(packet);
        long number = RawPacket.Whole(RawPacket.NumberOf(packet), _next);
        if (samples == 0 || number < _next)
        {
            return;
        }

        Current.Gaps += number > _next ? 1 : 0;
        _next = number + samples;
        Current.Samples += samples;
        Current.Span = _next - _first;
        _newestAt = _time.GetTimestamp();
        _arrivals.Enqueue(_newestAt);
        while (_time.GetElapsedTime(_arrivals.Peek()) > s_rateWindow)
        {
            _arrivals.Dequeue();
        }

        if (_next - _chunkFrom >= ChunkSamples)
        {
            Keep();
        }

        if (_time.GetElapsedTime(_toldAt) >= s_lookEvery)
        {
            _toldAt = _newestAt;
            Changed?.Invoke();
        }
    }

    private void TakeNote(RawNote note)
    {
        if (note.Kind == RawNoteKind.End && note.Data.Length > 0)
        {
            var why = (RawEnd)note.Data[0];
            _ = FinishAsync(why == RawEnd.Asked ? null : WordsOf(why));
        }
    }

    /// <summary>Hands what has come to the storage, after what came before it.</summary>
    private void Keep()
    {
        if (_kept.IsCompleted && _chunk.Length > 0 && Current is KeptRecording recording)
        {
            _kept = KeepAsync(recording);
        }
    }

    private async Task KeepAsync(KeptRecording recording)
    {
        MemoryStream chunk = _chunk;
        try
        {
            do
            {
                _chunkFrom = _next;
                chunk = _chunk;
                _chunk = new MemoryStream();
                await _shelf.AppendAsync(recording, chunk.ToArray());
            }
            while (Current == recording && _next - _chunkFrom >= ChunkSamples);
        }
        catch (StoreException)
        {
            // What came meanwhile goes after it, and all of it is tried again with the next.
            _chunk.WriteTo(chunk);
            _chunk = chunk;
            Message = "The phone's storage does not take the recording: it is full, or closed to this page.";
            if (_chunk.Length > MostUnkept && Current == recording)
            {
                _chunk = new MemoryStream();
                _ = FinishAsync("The phone's storage is full: the recording ended there. What was kept before is whole.");
            }
        }
    }

    /// <summary>Ends the recording, once, whoever asks for it: done when all of it is kept.</summary>
    private Task FinishAsync(string? message)
    {
        if (Current is KeptRecording recording)
        {
            _finished = FinishAsync(recording, message);
        }

        return _finished;
    }

    private async Task FinishAsync(KeptRecording recording, string? message)
    {
        Current = null;
        _isOpen = false;
        _isBroken = false;
        Release();
        Message = message ?? Message;
        await _kept;
        if (_chunk.Length > 0)
        {
            await KeepAsync(recording);
            _chunk = new MemoryStream();
        }

        Changed?.Invoke();
    }
}
