using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using HipSense.Core;
using HipSense.Virtual;

namespace HipSense.Reliability;

/// <summary>
/// What an app does, as docs/bluetooth.md asks for it: greets, proves, asks and asks again, watches the numbers, has replayed what it missed,
/// and resumes downloads.
/// </summary>
public sealed class OwnersPhone
{
    private const int Tries = 3;
    private const double ReplySeconds = 2;

    private readonly VirtualBoard _board;
    private readonly Action<double> _pass;
    private readonly Action _openPairWindow;
    private readonly SequenceTracker _alertNumbers = new();
    private readonly List<ControlReply> _replies = [];
    private readonly List<byte[]> _log = [];
    private readonly List<byte[]> _early = [];
    private readonly Dictionary<int, uint> _signed = [];
    private uint _number;
    private uint _logNumber;
    private uint _logRun;
    private uint _rawNumber;
    private byte[]? _sessionKey;
    private int _replayFrom;

    /// <summary>Makes a phone that has never met a clip.</summary>
    /// <param name="board">The clip's board.</param>
    /// <param name="pass">Lets time pass, s, in which the clip runs.</param>
    /// <param name="openPairWindow">What the runner does so that the key can be read.</param>
    public OwnersPhone(VirtualBoard board, Action<double> pass, Action openPairWindow)
    {
        _board = board;
        _pass = pass;
        _openPairWindow = openPairWindow;
        Central = new VirtualCentral(board);
        Central.Notified += Take;
        Central.Disconnected += () =>
        {
            _sessionKey = null;
            _early.Clear();
        };
        _alertNumbers.StartAt(1);
    }

    /// <summary>The minor version that its page speaks.</summary>
    public int Minor { get; set; } = OwnerProof.SessionMinor;

    /// <summary>What cues are decided by, as it came.</summary>
    public List<FeedbackPacket> Feedback { get; } = [];

    /// <summary>Tilt and rotation, as they came.</summary>
    public List<AnglesPacket> Angles { get; } = [];

    /// <summary>Its radio.</summary>
    public VirtualCentral Central { get; }

    /// <summary>The clip's key; null before it was read.</summary>
    public byte[]? Key { get; set; }

    /// <summary>The start of the clip that it greeted last; -1 before the first greeting.</summary>
    public int BootId { get; private set; } = -1;

    /// <summary>Alerts that came, each once, in the order of their numbers.</summary>
    public List<AlertPacket> Alerts { get; } = [];

    /// <summary>Metrics that came.</summary>
    public List<MetricsPacket> Metrics { get; } = [];

    /// <summary>The number of the alert that is to come next: those before it came, or will never come.</summary>
    public int NextAlert => _alertNumbers.Next;

    /// <summary>Alerts that will never come.</summary>
    public int LostAlerts => _alertNumbers.Lost;

    /// <summary>True when alerts are missing that the clip may still have.</summary>
    public bool HasGap { get; private set; }

    /// <summary>How the last <see cref="ControlOp.ApplySettings"/> ended; null while there was no reply.</summary>
    public ControlStatus? Applied { get; private set; }

    /// <summary>Packets of the raw stream, samples and notes, decrypted, as they came.</summary>
    public List<byte[]> Raw { get; } = [];

    /// <summary>A request as anybody can write it.</summary>
    public static byte[] Written(ControlRequest request)
    {
        byte[] packet = new byte[ControlRequest.LengthOf(request.Op)];
        request.Encode(packet);
        return packet;
    }

    /// <summary>Connects.</summary>
    /// <param name="subscribe">Whether it asks to be told of everything.</param>
    public void Connect(bool subscribe = true)
    {
        Demand(Central.Connect(), "The clip cannot be seen.");
        if (subscribe)
        {
            foreach (string uuid in new[] { LinkIds.Control, LinkIds.Alert, LinkIds.Metrics, LinkIds.Log })
            {
                Central.Subscribe(new Guid(uuid));
            }
        }

        _pass(0.1);
    }

    /// <summary>Gets the key while the runner holds the button.</summary>
    public void TakeKey()
    {
        _openPairWindow();
        Central.Pair();
        AttReply key = Central.Read(new Guid(LinkIds.Key));
        Demand(key.IsOk, "The key cannot be read.");
        Key = key.Value;
    }

    /// <summary>Connects, pairs if it must, and proves to be the owner.</summary>
    public void LogIn()
    {
        if (!Central.IsConnected)
        {
            Connect();
        }

        if (Key == null)
        {
            TakeKey();
        }

        ControlStatus status = Prove();
        Demand(status == ControlStatus.Ok, $"Not let in: {status}.");
    }

    /// <summary>Greets and proves; the clip must prove in return.</summary>
    public ControlStatus Prove()
    {
        ControlReply hello = Ask(ControlOp.Hello, request => request.Major = Packet.Major);
        BootId = hello.BootId;
        byte[] mine = [.. Enumerable.Range((int)(_number & 0xFFFF), OwnerProof.ChallengeBytes).Select(i => (byte)(i * 31))];
        ControlReply challenge = Ask(ControlOp.Challenge, request => mine.CopyTo(request.Bytes, 0));
        if (challenge.Status != ControlStatus.Ok)
        {
            return challenge.Status;
        }

        byte[] message = new byte[OwnerProof.MessageBytes];
        OwnerProof.WriteOwners(message, challenge.Bytes, mine, hello.BootId, Minor);
        byte[] proof = HMACSHA256.HashData(Key!, message);
        ControlReply proven = Ask(ControlOp.Prove, request => proof.AsSpan(0, OwnerProof.Bytes).CopyTo(request.Bytes));
        if (proven.Status == ControlStatus.Ok)
        {
            OwnerProof.WriteClips(message, challenge.Bytes, mine, hello.BootId);
            Demand(OwnerProof.Same(HMACSHA256.HashData(Key!, message), proven.Bytes), "The clip does not hold the key.");
            OwnerProof.WriteSession(message, challenge.Bytes, mine, hello.BootId);
            _sessionKey = Minor >= 1 ? HMACSHA256.HashData(Key!, message) : null;
            _number &= byte.MaxValue;
            _signed.Clear();
            TakeEarly();
        }

        return proven.Status;
    }

    /// <summary>A request as the owner writes it: numbered, and in a session with a key signed.</summary>
    /// <param name="request">The request; receives its number and reference.</param>
    /// <param name="written">The settings that it applies, as they were written.</param>
    public byte[] Sign(ControlRequest request, byte[]? written = null)
    {
        request.Reference = (int)(++_number & byte.MaxValue);
        byte[] packet = Written(request);
        if (_sessionKey == null || ControlRequest.IsOpenToAll(request.Op))
        {
            return packet;
        }

        _signed[request.Reference] = _number;
        byte[] mac = HMACSHA256.HashData(_sessionKey, SessionMessages.Request(_number, packet, packet.Length, written));
        return [.. packet, .. mac.AsSpan(0, SessionMessages.MacBytes)];
    }

    /// <summary>Reads a characteristic that is the owner's.</summary>
    public byte[] Read(string uuid)
    {
        AttReply reply = Central.Read(new Guid(uuid));
        Demand(reply.IsOk, $"Not to be read: {reply.Error}.");
        return Decrypt(reply.Value, 0, 0);
    }

    /// <summary>Writes settings and, in a session with a key, the request that applies them; waits for nothing.</summary>
    /// <returns>The answer to the first write; of the second <see cref="Applied"/> tells.</returns>
    public AttReply WriteSettings(byte[] settings)
    {
        Applied = null;
        if (_sessionKey == null)
        {
            return Central.Write(new Guid(LinkIds.Settings), settings);
        }

        byte[] written = [.. settings];
        if (settings.Length == ClipSettings.Length)
        {
            byte[] message = new byte[SessionMessages.StreamMessageBytes];
            SessionMessages.WriteWritten(message, _number + 1);
            SessionMessages.ApplyWritten(written, HMACSHA256.HashData(_sessionKey, message));
        }

        AttReply reply = Central.Write(new Guid(LinkIds.Settings), written);
        if (!Central.IsConnected)
        {
            return reply;
        }

        Central.Write(new Guid(LinkIds.Control), Sign(new ControlRequest { Op = ControlOp.ApplySettings }, written));
        return reply;
    }

    /// <summary>Has the alerts sent that are missing.</summary>
    public ControlReply Replay()
    {
        _replayFrom = _alertNumbers.Next;
        return Ask(ControlOp.Replay, request => request.From = _replayFrom);
    }

    /// <summary>Starts the raw stream.</summary>
    /// <returns>The reply; null when none came or the link broke.</returns>
    public ControlReply? StartRaw(RawStart how = RawStart.Anew)
    {
        _rawNumber = _number + 1;
        return TryAsk(new ControlRequest { Op = ControlOp.RawStart, RawStart = how });
    }

    /// <summary>Asks, three times if it must.</summary>
    /// <exception cref="TimeoutException">No reply came, or the link broke.</exception>
    public ControlReply Ask(ControlOp op, Action<ControlRequest>? fill = null)
    {
        var request = new ControlRequest { Op = op };
        fill?.Invoke(request);
        return TryAsk(request) ?? throw new TimeoutException($"No reply to {op}.");
    }

    /// <summary>Asks, three times if it must.</summary>
    /// <returns>The reply; null when none came or the link broke.</returns>
    public ControlReply? TryAsk(ControlRequest request)
    {
        byte[] packet = Sign(request);
        for (int i = 0; i < Tries && Central.IsConnected; i++)
        {
            Central.Write(new Guid(LinkIds.Control), packet);
            long endUs = _board.Time.NowUs + (long)(ReplySeconds * 1e6);
            while (_board.Time.NowUs < endUs)
            {
                _pass(0.05);
                if (_replies.Find(reply => reply.Reference == request.Reference && reply.Op == request.Op) is { } found)
                {
                    _replies.Clear();
                    return found;
                }
            }
        }

        return null;
    }

    /// <summary>Downloads a window and puts it into what is there.</summary>
    /// <returns>The end of the window; null when the link broke or nothing came.</returns>
    public LogEnd? Download(uint run, List<byte> into, int window = LogPacket.MostWindow)
    {
        int from = into.Count / LogPacket.MostData * LogPacket.MostData;
        into.RemoveRange(from, into.Count - from);
        _log.Clear();
        var request = new ControlRequest { Op = ControlOp.Read, Run = run, Offset = (uint)from, Count = window };
        _logRun = run;
        _logNumber = _number + 1;
        if (TryAsk(request) is not { Status: ControlStatus.Ok })
        {
            return null;
        }

        var end = new LogEnd();
        for (int i = 0; i < 400 && Central.IsConnected; i++)
        {
            _pass(0.05);
            if (_log.Exists(packet => end.Decode(packet)))
            {
                break;
            }
        }

        var piece = new LogPacket();
        foreach (byte[] packet in _log)
        {
            if (piece.Decode(packet) && piece.Reference == request.Reference && piece.Offset == into.Count)
            {
                into.AddRange(piece.Data[..piece.Count]);
            }
        }

        return end.Reference == request.Reference && end.RunLength > 0 ? end : null;
    }

    private static void Demand(bool isSo, string otherwise)
    {
        if (!isSo)
        {
            throw new InvalidOperationException(otherwise);
        }
    }

    private byte[] Decrypt(byte[] packet, uint number, uint run)
    {
        byte[] told = [.. packet];
        if (_sessionKey != null && told.Length > 0)
        {
            byte[] message = new byte[SessionMessages.StreamMessageBytes];
            SessionMessages.WriteTold(message, told, number, run);
            SessionMessages.ApplyTold(told, HMACSHA256.HashData(_sessionKey, message));
        }

        return told;
    }

    private byte[] DecryptRaw(byte[] packet)
    {
        byte[] told = [.. packet];
        byte[] message = new byte[SessionMessages.StreamMessageBytes];
        int at = SessionMessages.RawClearBytes(told);
        for (int piece = 0; at < told.Length && _sessionKey != null; piece++)
        {
            SessionMessages.WriteRaw(message, told, _rawNumber, piece);
            at = SessionMessages.ApplyRaw(told, at, HMACSHA256.HashData(_sessionKey, message));
        }

        return told;
    }

    private byte[] Decrypt(byte[] packet)
    {
        switch (packet[0])
        {
            case Packet.Reply:
                return _signed.TryGetValue(packet[2], out uint number) ? Decrypt(packet, number, 0) : packet;
            case Packet.Log:
                var piece = new LogPacket();
                return piece.Decode(packet) ? Decrypt(packet, piece.Offset, _logRun) : packet;
            case Packet.Raw:
            case Packet.RawNote:
                return DecryptRaw(packet);
            default:
                return Decrypt(packet, _logNumber, 0);
        }
    }

    private void Take(Notification notification)
    {
        Demand(
            notification.Value.Length > 0 && (notification.Value.Length <= Packet.MostBytes || notification.Value[0] is Packet.Raw or Packet.RawNote),
            $"A packet of {notification.Value.Length} bytes.");
        if (_sessionKey == null && Minor >= 1 && notification.Value[0] is Packet.Alert or Packet.Metrics or Packet.Feedback or Packet.Angles)
        {
            // Between the clip's proof and the moment that this phone has read it.
            _early.Add(notification.Value);
            return;
        }

        Take(Decrypt(notification.Value));
    }

    private void TakeEarly()
    {
        foreach (byte[] packet in _early)
        {
            Take(Decrypt(packet));
        }

        _early.Clear();
    }

    private void Take(byte[] packet)
    {
        var alert = new AlertPacket();
        var metrics = new MetricsPacket();
        var feedback = new FeedbackPacket();
        var angles = new AnglesPacket();
        var reply = new ControlReply();
        if (alert.Decode(packet))
        {
            switch (_alertNumbers.Take(alert.Sequence))
            {
                case 0:
                    Alerts.Add(alert);
                    break;
                case > 0:
                    HasGap = true;
                    break;
            }
        }
        else if (metrics.Decode(packet))
        {
            Metrics.Add(metrics);
        }
        else if (feedback.Decode(packet))
        {
            Feedback.Add(feedback);
        }
        else if (angles.Decode(packet))
        {
            Angles.Add(angles);
        }
        else if (reply.Decode(packet))
        {
            _replies.Add(reply);
            Applied = reply.Op == ControlOp.ApplySettings ? reply.Status : Applied;

            // What follows the proof belongs to the session that it begins, whose key the phone has to work out yet.
            _sessionKey = reply.Op == ControlOp.Prove ? null : _sessionKey;
            if (reply.Op == ControlOp.Replay && reply.Status == ControlStatus.Ok)
            {
                // At once: the alerts follow in the same breath.
                HasGap = AlertRing.IsBehind(reply.Newest, _replayFrom);
                if (HasGap)
                {
                    _alertNumbers.StartAt(reply.Oldest);
                }
                else
                {
                    _alertNumbers.SkipTo(reply.Lost > 0 ? reply.Oldest : _alertNumbers.Next);
                }
            }
        }
        else if (packet[0] is Packet.Raw or Packet.RawNote)
        {
            Raw.Add(packet);
        }
        else
        {
            _log.Add(packet);
        }
    }
}
