using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using HipSense.Core;
using HipSense.Virtual;
using Xunit;

namespace HipSense.Tests.OnBoard;

/// <summary>
/// What an app does, as docs/bluetooth.md asks for it: greets, proves, asks and asks again, watches the numbers, has replayed what it missed,
/// and resumes downloads.
/// </summary>
internal sealed class Phone
{
    private const int Tries = 3;
    private const double ReplySeconds = 2;

    private readonly LinkRun _run;
    private readonly SequenceTracker _alertNumbers = new();
    private readonly List<ControlReply> _replies = [];
    private readonly List<byte[]> _log = [];
    private int _reference;
    private int _bootId = -1;

    public Phone(LinkRun run)
    {
        _run = run;
        Central = new VirtualCentral(run.Board);
        Central.Notified += Take;
        _alertNumbers.StartAt(1);
    }

    public VirtualCentral Central { get; }

    public byte[]? Key { get; set; }

    public List<AlertPacket> Alerts { get; } = [];

    public List<MetricsPacket> Metrics { get; } = [];

    /// <summary>Alerts that will never come.</summary>
    public int LostAlerts => _alertNumbers.Lost;

    /// <summary>True when alerts are missing that the clip may still have.</summary>
    public bool HasGap { get; private set; }

    public static byte[] Written(ControlRequest request)
    {
        byte[] packet = new byte[ControlRequest.LengthOf(request.Op)];
        request.Encode(packet);
        return packet;
    }

    public void Connect(bool subscribe = true)
    {
        Assert.True(Central.Connect());
        if (subscribe)
        {
            foreach (string uuid in new[] { LinkIds.Control, LinkIds.Alert, LinkIds.Metrics, LinkIds.Log })
            {
                Central.Subscribe(new Guid(uuid));
            }
        }

        _run.Run(0.1);
    }

    /// <summary>Gets the key while the runner holds the button.</summary>
    public void TakeKey()
    {
        _run.Link.OpenPairWindow();
        Central.Pair();
        AttReply key = Central.Read(new Guid(LinkIds.Key));
        Assert.True(key.IsOk);
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

        Assert.Equal(ControlStatus.Ok, Prove());
    }

    /// <summary>Greets and proves; the clip must prove in return.</summary>
    public ControlStatus Prove()
    {
        ControlReply hello = Ask(ControlOp.Hello, request => request.Major = Packet.Major);
        if (hello.BootId != _bootId)
        {
            _bootId = hello.BootId;
            _alertNumbers.StartAt(1);
        }

        byte[] mine = [.. Enumerable.Range(_reference, OwnerProof.ChallengeBytes).Select(i => (byte)(i * 31))];
        ControlReply challenge = Ask(ControlOp.Challenge, request => mine.CopyTo(request.Bytes, 0));
        if (challenge.Status != ControlStatus.Ok)
        {
            return challenge.Status;
        }

        byte[] message = new byte[OwnerProof.MessageBytes];
        OwnerProof.WriteOwners(message, challenge.Bytes, mine, hello.BootId);
        byte[] proof = HMACSHA256.HashData(Key!, message);
        ControlReply proven = Ask(ControlOp.Prove, request => proof.AsSpan(0, OwnerProof.Bytes).CopyTo(request.Bytes));
        if (proven.Status == ControlStatus.Ok)
        {
            OwnerProof.WriteClips(message, challenge.Bytes, mine, hello.BootId);
            Assert.True(OwnerProof.Same(HMACSHA256.HashData(Key!, message), proven.Bytes));
        }

        return proven.Status;
    }

    /// <summary>Has the alerts sent that are missing.</summary>
    public ControlReply Replay()
    {
        ControlReply reply = Ask(ControlOp.Replay, request => request.From = _alertNumbers.Next);
        return reply;
    }

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
            long endUs = _run.Board.Time.NowUs + (long)(ReplySeconds * 1e6);
            while (_run.Board.Time.NowUs < endUs)
            {
                _run.Run(0.05);
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
            _run.Run(0.05);
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

    private void Take(Notification notification)
    {
        Assert.InRange(notification.Value.Length, 1, Packet.MostBytes);
        var alert = new AlertPacket();
        var metrics = new MetricsPacket();
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
        else if (reply.Decode(notification.Value))
        {
            _replies.Add(reply);
            if (reply.Op == ControlOp.Replay && reply.Status == ControlStatus.Ok)
            {
                // At once: the alerts follow in the same breath.
                HasGap = false;
                _alertNumbers.SkipTo(reply.Lost > 0 ? reply.Oldest : _alertNumbers.Next);
            }
        }
        else
        {
            _log.Add(notification.Value);
        }
    }
}
