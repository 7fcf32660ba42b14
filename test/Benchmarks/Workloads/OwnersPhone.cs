using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using HipSense.Core;
using HipSense.Virtual;
using nanoFramework.Device.Bluetooth;

namespace HipSense.Benchmarks;

/// <summary>The owner's phone, paired long ago: connects, subscribes to everything that is told of a run, proves itself, and counts what it is told.</summary>
/// <param name="board">The board with the clip.</param>
/// <param name="key">The owner's key.</param>
internal sealed class OwnersPhone(VirtualBoard board, Func<byte[]> key)
{
    private const ushort CadenceMeasurement = 0x2A53;

    private readonly VirtualCentral _central = new(board);
    private readonly byte[] _challenge = [.. Enumerable.Range(1, OwnerProof.ChallengeBytes).Select(i => (byte)i)];
    private readonly Dictionary<Guid, (long Packets, long Bytes)> _told = [];
    private int _reference;
    private int _bootId;

    /// <summary>True when the clip has taken it for the owner's.</summary>
    public bool IsOwner { get; private set; }

    /// <summary>Packets and bytes in them of metrics, alerts and cadence.</summary>
    public (long Packets, long Bytes)[] Told =>
        [.. new[] { new Guid(LinkIds.Metrics), new Guid(LinkIds.Alert), Utilities.CreateUuidFromShortCode(CadenceMeasurement) }
            .Select(uuid => _told.GetValueOrDefault(uuid))];

    /// <summary>Connects and proves itself.</summary>
    public void Connect()
    {
        _central.Notified += Take;
        _central.Connect();
        foreach (Guid uuid in (Guid[])[
            new(LinkIds.Control), new(LinkIds.Metrics), new(LinkIds.Alert), Utilities.CreateUuidFromShortCode(CadenceMeasurement)])
        {
            _central.Subscribe(uuid);
        }

        Ask(new ControlRequest { Op = ControlOp.Hello, Major = Packet.Major });
    }

    private void Ask(ControlRequest request)
    {
        request.Reference = ++_reference;
        byte[] packet = new byte[ControlRequest.LengthOf(request.Op)];
        request.Encode(packet);
        _central.Write(new Guid(LinkIds.Control), packet);
    }

    private void Take(Notification notification)
    {
        (long packets, long bytes) = _told.GetValueOrDefault(notification.Uuid);
        _told[notification.Uuid] = (packets + 1, bytes + notification.Value.Length);
        if (notification.Uuid != new Guid(LinkIds.Control))
        {
            return;
        }

        var reply = new ControlReply();
        if (reply.Decode(notification.Value) && reply.Status == ControlStatus.Ok)
        {
            Answer(reply);
        }
    }

    private void Answer(ControlReply reply)
    {
        switch (reply.Op)
        {
            case ControlOp.Hello:
                _bootId = reply.BootId;
                Ask(With(ControlOp.Challenge, _challenge));
                break;
            case ControlOp.Challenge:
                byte[] message = new byte[OwnerProof.MessageBytes];
                OwnerProof.WriteOwners(message, reply.Bytes, _challenge, _bootId, OwnerProof.SessionMinor);
                Ask(With(ControlOp.Prove, HMACSHA256.HashData(key(), message).AsSpan(0, OwnerProof.Bytes)));
                break;
            case ControlOp.Prove:
                IsOwner = true;
                break;
        }
    }

    private static ControlRequest With(ControlOp op, ReadOnlySpan<byte> bytes)
    {
        var request = new ControlRequest { Op = op };
        bytes.CopyTo(request.Bytes);
        return request;
    }
}
