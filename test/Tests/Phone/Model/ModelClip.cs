using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Threading.Tasks;
using HipSense.Core;
using HipSense.Phone.Link;

namespace HipSense.Tests.Phone.Model;

/// <summary>
/// A clip as docs/bluetooth.md describes it and no more, so that ten thousand phones can talk to one in a minute. What it does is quick; what the real firmware does is
/// in the tests that use that.
/// </summary>
internal sealed class ModelClip(ManualTime time) : IClipTransport
{
    private const string Battery = "00002a19-0000-1000-8000-00805f9b34fb";
    private const double OperationS = 0.01;
    private const double BytesReadAgainPerSecond = 10000;
    private const int MostRuns = 12;

    private readonly Dictionary<string, Action<byte[]>> _heard = [];
    private readonly Dictionary<ControlOp, int> _asked = [];
    private readonly byte[] _settings = Settings();
    private readonly Firmware.SessionCipher _cipher = new();
    private byte[] _clipChallenge = new byte[OwnerProof.ChallengeBytes];
    private byte[] _ownerChallenge = new byte[OwnerProof.ChallengeBytes];
    private byte[]? _lastRequest;
    private byte[] _lastReply = [];
    private int _connection;
    private bool _isOwner;
    private double _windowEnd;
    private int _sentTo;
    private uint _sentRun;
    private bool _isSending;
    private int _lastRun;
    private int _keys;
    private uint _startMs;

    public string Name => "HIP-" + (HasOneName ? 0 : _keys).ToString("X4", null);

    /// <summary>True: its name stays when it is reset, as once in 65,536 times.</summary>
    public bool HasOneName { get; set; }

    public Action? Dropped { get; set; }

    public byte[] Key { get; private set; } = SHA256.HashData([0])[..OwnerProof.KeyBytes];

    public int Boot { get; private set; } = 1;

    public bool IsConnected { get; private set; }

    /// <summary>False: it cannot be connected to.</summary>
    public bool IsNear { get; set; } = true;

    /// <summary>False: it knows no time of day until a phone tells it.</summary>
    public bool KnowsTime { get; set; }

    /// <summary>True: nobody can tell it the time.</summary>
    public bool NeverKnowsTime { get; set; }

    /// <summary>True: it does not say that it records.</summary>
    public bool IsSilentAboutRecording { get; set; }

    /// <summary>How many of the next operations fail.</summary>
    public int Refusals { get; set; }

    /// <summary>True: it answers nothing and says nothing.</summary>
    public bool IsDeaf { get; set; }

    /// <summary>Whether a notification is lost.</summary>
    public Func<bool> Loses { get; set; } = () => false;

    /// <summary>What comes of choosing.</summary>
    public Choice Choice { get; set; } = Choice.Chosen;

    public AlertRing Alerts { get; } = new();

    public List<ModelRun> Runs { get; } = [];

    /// <summary>How often something was asked of it.</summary>
    public int Asked(ControlOp op) => _asked.GetValueOrDefault(op);

    public ModelRun? Recorded => Runs.LastOrDefault(run => !run.IsOver);

    private uint NowMs => (uint)time.Passed.TotalMilliseconds - _startMs;

    public void HoldButton() => _windowEnd = time.Passed.TotalSeconds + 60;

    public void BeginRun()
    {
        if (Recorded is null)
        {
            _lastRun++;
            Runs.Add(new ModelRun(_lastRun, Boot, KnowsTime ? (uint)time.GetUtcNow().ToUnixTimeSeconds() : 0));
            if (Runs.Count > MostRuns)
            {
                Runs.RemoveAt(0);
            }

            TellMetrics();
        }
    }

    public void EndRun()
    {
        Recorded?.End();
        TellMetrics();
    }

    /// <summary>It is cut off and starts anew; a run that was recorded is over.</summary>
    public void Restart()
    {
        Break();
        Boot++;
        KnowsTime = false;
        _sentRun = 0;
        _startMs = (uint)time.Passed.TotalMilliseconds;
        Recorded?.End();
    }

    /// <summary>It forgets whose it is.</summary>
    public void Reset()
    {
        Break();
        Runs.Clear();
        _lastRun = 0;
        _keys++;
        Key = SHA256.HashData([(byte)_keys])[..OwnerProof.KeyBytes];
        Alerts.Forget();
    }

    /// <summary>The link breaks.</summary>
    /// <param name="toldNobody">True: the phone's page is gone.</param>
    public void Break(bool toldNobody = false)
    {
        if (IsConnected)
        {
            End();
            if (!toldNobody)
            {
                Dropped?.Invoke();
            }
        }
    }

    public Task<Choice> ChooseAsync() => Task.FromResult(Choice);

    public async Task ConnectAsync()
    {
        await DoneAsync();
        if (!IsNear || IsConnected)
        {
            throw new TransportException("Out of reach.");
        }

        IsConnected = true;
        _connection++;
        _heard.Clear();
        _isOwner = false;
        _cipher.End();
        _isSending = false;
        _lastRequest = null;
        Beat(_connection);
    }

    public Task DisconnectAsync()
    {
        End();
        return Task.CompletedTask;
    }

    public async Task<byte[]> ReadAsync(string uuid)
    {
        await OnLinkAsync();
        if (uuid == LinkIds.Key && _windowEnd > time.Passed.TotalSeconds)
        {
            // Once.
            _windowEnd = 0;
            return Key;
        }

        return uuid switch
        {
            LinkIds.Info => Encoded(new InfoPacket()),
            Battery => [77],
            LinkIds.Settings when _isOwner => Encrypted(_settings),
            LinkIds.Metrics when _isOwner => Encrypted(Metrics()),
            _ => throw new TransportException("Refused."),
        };
    }

    public async Task WriteAsync(string uuid, byte[] value)
    {
        await OnLinkAsync();
        if (uuid != LinkIds.Control)
        {
            throw new TransportException("Refused.");
        }

        if (IsDeaf)
        {
            return;
        }

        if (_lastRequest is null || !_lastRequest.AsSpan().SequenceEqual(value))
        {
            _lastRequest = value;
            var request = new ControlRequest();
            var reply = new ControlReply();
            bool isOpen = ControlRequest.IsOpenToAll((ControlOp)value[0]);
            uint number = 0;
            byte[]? opened = isOpen || !_cipher.HasKey ? value : _cipher.Open(value, null, out number);
            ControlStatus status = request.Decode(opened ?? value[..2]);
            request.Number = number;
            reply.Op = request.Op;
            reply.Reference = request.Reference;
            _asked[request.Op] = Asked(request.Op) + 1;
            reply.Status = opened is null ? ControlStatus.NotAuthorised
                : status != ControlStatus.Ok ? status
                : isOpen || _isOwner ? Do(request, reply)
                : ControlStatus.NotAuthorised;
            _lastReply = new byte[ControlReply.LengthOf(reply.Op, reply.Status)];
            reply.Encode(_lastReply);
            if (!isOpen)
            {
                _cipher.Encrypt(_lastReply, number, 0);
            }
        }

        Tell(LinkIds.Control, _lastReply);
    }

    public async Task SubscribeAsync(string uuid, Action<byte[]> notified)
    {
        await OnLinkAsync();
        _heard[uuid] = notified;
    }

    /// <summary>Makes an alert.</summary>
    public void Alert(Side side)
    {
        var alert = new AlertPacket { Side = side, TimeMs = NowMs, MeanCdeg = 800, ThresholdCdeg = 700, Run = Recorded?.Number ?? 0 };
        Alerts.Add(alert);
        byte[] packet = new byte[AlertPacket.Length];
        alert.Encode(packet);
        if (_isOwner)
        {
            Tell(LinkIds.Alert, Encrypted(packet));
        }
    }

    private static byte[] Settings()
    {
        byte[] packet = new byte[ClipSettings.Length];
        new ClipSettings(new AlertSettings()).Encode(packet);
        return packet;
    }

    private static byte[] Encoded(InfoPacket info)
    {
        byte[] packet = new byte[InfoPacket.Length];
        info.Encode(packet);
        return packet;
    }

    private void End()
    {
        IsConnected = false;
        _isOwner = false;
        _isSending = false;
        _heard.Clear();
    }

    private Task DoneAsync() => Task.Delay(TimeSpan.FromSeconds(OperationS), time);

    private async Task OnLinkAsync()
    {
        int connection = _connection;
        await DoneAsync();
        if (!IsConnected || connection != _connection || Refusals > 0)
        {
            Refusals = Math.Max(0, Refusals - 1);
            throw new TransportException("The link is gone.");
        }
    }

    private void Tell(string uuid, byte[] packet, double later = OperationS)
    {
        int connection = _connection;
        time.After(later, () =>
        {
            if (IsConnected && connection == _connection && !IsDeaf && !Loses() && _heard.TryGetValue(uuid, out Action<byte[]>? heard))
            {
                heard([.. packet]);
            }
        });
    }

    private void Beat(int connection) => time.After(2, () =>
    {
        if (IsConnected && connection == _connection)
        {
            TellMetrics();
            Beat(connection);
        }
    });

    private void TellMetrics()
    {
        if (_isOwner)
        {
            Tell(LinkIds.Metrics, Encrypted(Metrics()));
        }
    }

    private byte[] Encrypted(byte[] packet, uint number = 0, uint run = 0)
    {
        byte[] told = [.. packet];
        _cipher.Encrypt(told, number, run);
        return told;
    }

    private byte[] Metrics()
    {
        byte[] packet = new byte[MetricsPacket.Length];
        new MetricsPacket { TimeMs = NowMs, Recording = Recorded is not null && !IsSilentAboutRecording, TimeSet = KnowsTime, NewestAlert = Alerts.Newest & byte.MaxValue }.Encode(packet);
        return packet;
    }

    private ControlStatus Do(ControlRequest request, ControlReply reply)
    {
        switch (request.Op)
        {
            case ControlOp.Hello:
                reply.Major = Packet.Major;
                reply.Minor = Packet.Minor;
                reply.BootId = Boot;
                reply.UptimeMs = NowMs;
                reply.WindowS = (int)Math.Ceiling(Math.Max(0, _windowEnd - time.Passed.TotalSeconds));
                return ControlStatus.Ok;
            case ControlOp.Challenge:
                _ownerChallenge = request.Bytes[..OwnerProof.ChallengeBytes];
                _clipChallenge = SHA256.HashData([(byte)_connection])[..OwnerProof.ChallengeBytes];
                _clipChallenge.CopyTo(reply.Bytes, 0);
                return ControlStatus.Ok;
            case ControlOp.Prove:
                return Prove(request, reply);
            case ControlOp.SetTime:
                KnowsTime = !NeverKnowsTime;
                return ControlStatus.Ok;
            case ControlOp.Start:
                BeginRun();
                return ControlStatus.Ok;
            case ControlOp.Stop:
                EndRun();
                return ControlStatus.Ok;
            case ControlOp.List:
                return List(request, reply);
            case ControlOp.Read:
                return Read(request);
            case ControlOp.Delete:
                int removed = Runs.RemoveAll(run => run.Number == request.Run && run.IsOver);
                return removed > 0 ? ControlStatus.Ok : Runs.Any(run => run.Number == request.Run) ? ControlStatus.BadState : ControlStatus.NotFound;
            case ControlOp.Replay:
                return Replay(request, reply);
            default:
                return ControlStatus.Ok;
        }
    }

    private ControlStatus Prove(ControlRequest request, ControlReply reply)
    {
        byte[] message = new byte[OwnerProof.MessageBytes];
        OwnerProof.WriteOwners(message, _clipChallenge, _ownerChallenge, Boot, OwnerProof.SessionMinor);
        if (!OwnerProof.Same(HMACSHA256.HashData(Key, message), request.Bytes))
        {
            return ControlStatus.NotAuthorised;
        }

        OwnerProof.WriteClips(message, _clipChallenge, _ownerChallenge, Boot);
        HMACSHA256.HashData(Key, message)[..OwnerProof.Bytes].CopyTo(reply.Bytes, 0);
        OwnerProof.WriteSession(message, _clipChallenge, _ownerChallenge, Boot);
        _cipher.Start(HMACSHA256.HashData(Key, message), request.Reference);
        _isOwner = true;
        _windowEnd = 0;
        return ControlStatus.Ok;
    }

    private ControlStatus List(ControlRequest request, ControlReply reply)
    {
        if (request.Index >= Runs.Count)
        {
            return ControlStatus.NotFound;
        }

        ModelRun run = Runs[request.Index];
        reply.Count = Runs.Count;
        reply.Run = run.Number;
        reply.Length = (uint)run.Length;
        reply.StartedUnixS = run.StartedUnixS;
        return ControlStatus.Ok;
    }

    private ControlStatus Read(ControlRequest request)
    {
        if (_isSending)
        {
            return ControlStatus.Busy;
        }

        if (Runs.FirstOrDefault(one => one.Number == request.Run) is not ModelRun run)
        {
            return ControlStatus.NotFound;
        }

        byte[] log = run.Log;
        if (request.Offset > log.Length)
        {
            return ControlStatus.BadParameter;
        }

        int known = _sentRun == run.Number && _sentTo <= request.Offset ? _sentTo : 0;
        int until = (int)Math.Min(log.Length, request.Offset + request.Count);
        double at = OperationS + ((request.Offset - known) / BytesReadAgainPerSecond);
        _isSending = true;
        for (int offset = (int)request.Offset; offset < until; offset += LogPacket.MostData)
        {
            var piece = new LogPacket { Reference = request.Reference, Offset = (uint)offset, Count = Math.Min(LogPacket.MostData, until - offset) };
            Array.Copy(log, offset, piece.Data, 0, piece.Count);
            byte[] packet = new byte[piece.Length];
            piece.Encode(packet);
            at += 0.002;
            Tell(LinkIds.Log, Encrypted(packet, piece.Offset, run.Number), at);
        }

        var end = new LogEnd { Reference = request.Reference, Next = (uint)until, RunLength = (uint)log.Length, Crc32 = Crc32.Update(run.Spoils ? 1u : 0, log, 0, until) };
        byte[] last = new byte[LogEnd.Length];
        end.Encode(last);
        at += 0.002;
        Tell(LinkIds.Log, Encrypted(last, request.Number), at);
        int connection = _connection;
        time.After(at, () =>
        {
            if (connection == _connection)
            {
                _isSending = false;
                _sentRun = run.Number;
                _sentTo = until;
            }
        });
        return ControlStatus.Ok;
    }

    private ControlStatus Replay(ControlRequest request, ControlReply reply)
    {
        reply.Oldest = Alerts.Oldest;
        reply.Newest = Alerts.Newest;
        reply.Lost = Alerts.LostFrom(request.From);
        byte[] packet = new byte[AlertPacket.Length];
        for (int i = 0, sequence = Math.Max(request.From, Alerts.Oldest); i < AlertRing.Capacity && Alerts.Copy(sequence, packet); i++, sequence++)
        {
            AlertPacket.MarkReplayed(packet);
            Tell(LinkIds.Alert, [.. packet], 2 * OperationS);
        }

        return ControlStatus.Ok;
    }
}
