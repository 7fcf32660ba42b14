using System;
using System.Collections.Generic;
using System.Linq;
using nanoFramework.Device.Bluetooth.GenericAttributeProfile;

namespace HipSense.Virtual;

/// <summary>
/// A phone near a virtual board: connects, reads, writes, subscribes, leaves. Its calls take no time; answers are there at once unless the
/// firmware is slow or its event thread is held, and notifications come as the board's time passes.
/// </summary>
/// <param name="board">The board that it talks to.</param>
public sealed class VirtualCentral(VirtualBoard board)
{
    private const int LongestValue = 512;
    private const int CancelsToCrash = 2;

    private readonly HashSet<GattLocalCharacteristic> _subscriptions = [];
    private readonly List<Notification> _notifications = [];
    private long? _askedAtUs;
    private int _cancelledPairings;

    /// <summary>Raised when the connection has ended.</summary>
    public event Action? Disconnected;

    /// <summary>Raised when a notification arrives.</summary>
    public event Action<Notification>? Notified;

    /// <summary>Whether it is connected.</summary>
    public bool IsConnected => board.Radio.Central == this;

    /// <summary>Whether the link is encrypted.</summary>
    public bool IsEncrypted { get; private set; }

    /// <summary>Whether it sees the clip's advertisement.</summary>
    public bool Sees => board.Radio.IsAdvertising;

    /// <summary>Everything that has arrived, oldest first; who has dealt with it may clear it.</summary>
    public IList<Notification> Notifications => _notifications;

    internal int Connection { get; set; }

    /// <summary>Connects, if the clip advertises.</summary>
    /// <returns>Whether it did.</returns>
    public bool Connect()
    {
        board.Radio.ThrowIfTrapped();
        IsEncrypted = false;
        return board.Radio.Connect(this);
    }

    /// <summary>Agrees on longer packets.</summary>
    /// <param name="mtu">What the phone can take.</param>
    public void ExchangeMtu(int mtu) => Connected().ExchangeMtu(mtu);

    /// <summary>Ends the connection, or loses it: the clip cannot tell.</summary>
    public void Disconnect()
    {
        board.Radio.ThrowIfTrapped();
        if (IsConnected)
        {
            board.Radio.EndConnection();
        }
    }

    /// <summary>Pairs the easy way, after which the link is encrypted.</summary>
    public void Pair()
    {
        Connected();
        IsEncrypted = true;
    }

    /// <summary>Begins to pair and cancels it; the second time crashes the stack (nanoframework/Home #1724).</summary>
    public void CancelPairing()
    {
        VirtualRadio radio = Connected();
        if (++_cancelledPairings >= CancelsToCrash)
        {
            _cancelledPairings = 0;
            radio.Crash();
        }
    }

    /// <summary>Reads a characteristic.</summary>
    public AttReply Read(Guid uuid)
    {
        GattLocalCharacteristic? characteristic = Find(uuid);
        return characteristic == null ? Refuse(AttErrors.InvalidHandle)
            : !characteristic.CharacteristicProperties.HasFlag(GattCharacteristicProperties.Read) ? Refuse(AttErrors.ReadNotPermitted)
            : IsClosed(characteristic.ReadProtectionLevel) ? Refuse(AttErrors.InsufficientEncryption)
            : Ask(characteristic, null);
    }

    /// <summary>Writes a characteristic, with response. What is longer than a packet goes as a long write and arrives in one piece.</summary>
    public AttReply Write(Guid uuid, byte[] value)
    {
        ArgumentNullException.ThrowIfNull(value);
        GattLocalCharacteristic? characteristic = Find(uuid);
        return characteristic == null ? Refuse(AttErrors.InvalidHandle)
            : !characteristic.CharacteristicProperties.HasFlag(GattCharacteristicProperties.Write) ? Refuse(AttErrors.WriteNotPermitted)
            : IsClosed(characteristic.WriteProtectionLevel) ? Refuse(AttErrors.InsufficientEncryption)
            : value.Length > LongestValue ? Refuse(AttErrors.InvalidLength)
            : Ask(characteristic, value);
    }

    /// <summary>Asks to be told of a characteristic. The package lets anybody.</summary>
    public AttReply Subscribe(Guid uuid) => ChangeSubscription(uuid, true);

    /// <summary>Asks not to be told any more.</summary>
    public AttReply Unsubscribe(Guid uuid) => ChangeSubscription(uuid, false);

    /// <summary>
    /// Does something at a moment of the board's time. When the board was blocked then, it comes late; requests that are made in it count
    /// from the moment that was meant.
    /// </summary>
    /// <param name="momentUs">When, µs.</param>
    /// <param name="action">What.</param>
    public void At(long momentUs, Action action) => board.Time.At(momentUs, () =>
    {
        _askedAtUs = Math.Min(momentUs, board.Time.NowUs);
        action();
        _askedAtUs = null;
    });

    internal void Receive(Guid uuid, byte[] value)
    {
        if (_subscriptions.Any(characteristic => characteristic.Uuid == uuid))
        {
            var notification = new Notification(uuid, value, board.Time.NowUs);
            _notifications.Add(notification);
            Notified?.Invoke(notification);
        }
    }

    internal IReadOnlyList<GattLocalCharacteristic> TakeSubscriptions()
    {
        GattLocalCharacteristic[] all = [.. _subscriptions];
        _subscriptions.Clear();
        return all;
    }

    internal void Ended()
    {
        IsEncrypted = false;
        Disconnected?.Invoke();
    }

    private AttReply ChangeSubscription(Guid uuid, bool subscribed)
    {
        GattLocalCharacteristic? characteristic = Find(uuid);
        if (characteristic == null
            || (characteristic.CharacteristicProperties & (GattCharacteristicProperties.Notify | GattCharacteristicProperties.Indicate)) == 0)
        {
            return Refuse(AttErrors.InvalidHandle);
        }

        if (subscribed ? _subscriptions.Add(characteristic) : _subscriptions.Remove(characteristic))
        {
            board.Radio.PostSubscription(characteristic, Connection, subscribed);
        }

        return Refuse(0);
    }

    private AttReply Ask(GattLocalCharacteristic characteristic, byte[]? written)
    {
        var reply = new AttReply(_askedAtUs ?? board.Time.NowUs);
        board.Radio.Ask(new AttRequest(characteristic, written, reply));
        return reply;
    }

    private AttReply Refuse(byte error)
    {
        var reply = new AttReply(board.Time.NowUs);
        reply.Complete(error, [], board.Time.NowUs);
        return reply;
    }

    private bool IsClosed(GattProtectionLevel level) => level != GattProtectionLevel.Plain && !IsEncrypted;

    private GattLocalCharacteristic? Find(Guid uuid)
    {
        VirtualRadio radio = Connected();
        return radio.Services.SelectMany(service => service.Characteristics)
            .FirstOrDefault(characteristic => characteristic.Uuid == uuid && radio.IsPublished(characteristic));
    }

    private VirtualRadio Connected()
    {
        board.Radio.ThrowIfTrapped();
        return IsConnected ? board.Radio : throw new InvalidOperationException("The central is not connected.");
    }
}
