using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using HipSense.Phone.Link;
using HipSense.Virtual;

namespace HipSense.Phone.Demo;

/// <summary>The way to a virtual clip: the firmware's own services, without a radio between.</summary>
public sealed class VirtualTransport : IClipTransport
{
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(50);

    private readonly PacedClip _clip;
    private readonly TimeProvider _time;
    private readonly Dictionary<Guid, Action<byte[]>> _notified = [];
    private bool _leaving;

    /// <summary>Makes a way to a clip.</summary>
    /// <param name="clip">The clip; somebody lets its time pass.</param>
    /// <param name="name">Its name.</param>
    /// <param name="time">The phone's time.</param>
    public VirtualTransport(PacedClip clip, string name, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(clip);
        _clip = clip;
        _time = time;
        Name = name;
        clip.Phone.Notified += OnNotified;
        clip.Phone.Disconnected += OnDisconnected;
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public Action? Dropped { get; set; }

    /// <inheritdoc/>
    public Task<Choice> ChooseAsync() => Task.FromResult(Choice.Chosen);

    /// <inheritdoc/>
    public Task ConnectAsync()
    {
        _notified.Clear();
        using (_clip.Board.Enter())
        {
            if (!_clip.Phone.Connect())
            {
                return Task.FromException(new TransportException("The clip cannot be seen."));
            }

            // As a phone's system does by itself when a characteristic asks for it.
            _clip.Phone.Pair();

            // And as all but the oldest do on every connection.
            _clip.Phone.ExchangeMtu(VirtualRadio.MostMtu);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task DisconnectAsync()
    {
        using (_clip.Board.Enter())
        {
            _leaving = true;
            _clip.Phone.Disconnect();
            _leaving = false;
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<byte[]> ReadAsync(string uuid) => (await AskAsync(phone => phone.Read(new Guid(uuid)))).Value;

    /// <inheritdoc/>
    public Task WriteAsync(string uuid, byte[] value) => AskAsync(phone => phone.Write(new Guid(uuid), value));

    /// <inheritdoc/>
    public Task SubscribeAsync(string uuid, Action<byte[]> notified)
    {
        _notified[new Guid(uuid)] = notified;
        return AskAsync(phone => phone.Subscribe(new Guid(uuid)));
    }

    private async Task<AttReply> AskAsync(Func<VirtualCentral, AttReply> ask)
    {
        AttReply reply;
        using (_clip.Board.Enter())
        {
            reply = _clip.Phone.IsConnected ? ask(_clip.Phone) : throw new TransportException("The link is gone.");
        }

        while (!reply.IsDone)
        {
            await Task.Delay(s_look, _time);
        }

        return reply.IsOk ? reply : throw new TransportException($"The clip refuses (error {reply.Error}).");
    }

    private void OnNotified(Notification notification)
    {
        if (_notified.TryGetValue(notification.Uuid, out Action<byte[]>? notified))
        {
            notified(notification.Value);
        }
    }

    private void OnDisconnected()
    {
        if (!_leaving)
        {
            Dropped?.Invoke();
        }
    }
}
