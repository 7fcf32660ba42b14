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
    private int _reference;
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
        _alertNumbers.StartAt(1);
    }

    /// <summary>The minor version that its page speaks.</summary>
    public int Minor { get; set; } = Packet.Minor;

    /// <summary>What cues are decided by, as it came.</summary>
    public List<FeedbackPacket> Feedback { get; } = [];

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

    /// <summary>A request as it is written.</summary>
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
        byte[] mine = [.. Enumerable.Range(_reference, OwnerProof.ChallengeBytes).Select(i => (byte)(i * 31))];
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
        }

        return proven.Status;
    }

    /// <summary>Has the alerts sent that are missing.</summary>
    public ControlReply Replay()
    {
        _replayFrom = _alertNumbers.Next;
        return Ask(ControlOp.Replay, request => request.From = _replayFrom);
    }

    /// <summary>Asks, three times if it must.</summary>
    /// <exception cref="TimeoutException">No reply came, or the link broke.</exception>
    public ControlReply Ask(ControlOp op, Action<ControlRequest>? fill = null)
    {
        var request = new ControlRequest { Op = op, Reference = ++_reference & 255 };
        fill?.Invoke(request);
        return TryAsk(request) ?? throw new TimeoutException($"No reply to {op}.");
    }

    /// <summary>Asks, three times if it must.</summary>
    /// <returns>The reply; null when none came or the link broke.</returns>
    public ControlReply? TryAsk(ControlRequest request)
    {
        for (int i = 0; i < Tries && Central.IsConnected; i++)
        {
            Central.Write(new Guid(LinkIds.Control), Written(request));
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
        var request = new ControlRequest { Op = ControlOp.Read, Reference = ++_reference & 255, Run = run, Offset = (uint)from, Count = window };
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

    private void Take(Notification notification)
    {
        Demand(notification.Value.Length is > 0 and <= Packet.MostBytes, $"A packet of {notification.Value.Length} bytes.");
        var alert = new AlertPacket();
        var metrics = new MetricsPacket();
        var feedback = new FeedbackPacket();
        var reply = new ControlReply();
        if (alert.Decode(notification.Value))
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
        else if (metrics.Decode(notification.Value))
        {
            Metrics.Add(metrics);
        }
        else if (feedback.Decode(notification.Value))
        {
            Feedback.Add(feedback);
        }
        else if (reply.Decode(notification.Value))
        {
            _replies.Add(reply);
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
        else
        {
            _log.Add(notification.Value);
        }
    }
}
