using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using HipSense.Phone.Link;

namespace HipSense.Tests.Phone;

/// <summary>A way to a clip on which a test can lose, hold up and change what is told.</summary>
internal sealed class FlakyTransport(IClipTransport inner, TimeProvider time) : IClipTransport
{
    public string Name => inner.Name;

    public Action? Dropped
    {
        get => inner.Dropped;
        set => inner.Dropped = value;
    }

    /// <summary>What choosing comes to.</summary>
    public Choice Choice { get; set; } = Choice.Chosen;

    /// <summary>What the browser does when it is to let somebody choose; null: nothing out of the way.</summary>
    public Action? Choose { get; set; }

    /// <summary>False: the clip cannot be connected to.</summary>
    public bool IsNear { get; set; } = true;

    /// <summary>True: what is asked of it to connect never ends.</summary>
    public bool Hangs { get; set; }

    /// <summary>What arrives of a notification: null is nothing.</summary>
    public Func<string, byte[], byte[]?> Air { get; set; } = (_, value) => value;

    /// <summary>What comes of a reading.</summary>
    public Func<string, Func<Task<byte[]>>, Task<byte[]>> Read { get; set; } = (_, read) => read();

    /// <summary>When it was tried to connect.</summary>
    public List<TimeSpan> Tries { get; } = [];

    /// <summary>What was written, in order.</summary>
    public List<(string Uuid, byte[] Value)> Written { get; } = [];

    public Task<Choice> ChooseAsync()
    {
        Choose?.Invoke();
        return Task.FromResult(Choice);
    }

    public Task ConnectAsync()
    {
        Tries.Add(time.GetElapsedTime(0));
        return Hangs ? new TaskCompletionSource().Task : IsNear ? inner.ConnectAsync() : Task.FromException(new TransportException("Out of reach."));
    }

    public Task DisconnectAsync() => inner.DisconnectAsync();

    public async Task<byte[]> ReadAsync(string uuid) => await Read(uuid, () => inner.ReadAsync(uuid));

    public Task WriteAsync(string uuid, byte[] value)
    {
        Written.Add((uuid, value));
        return inner.WriteAsync(uuid, value);
    }

    public Task SubscribeAsync(string uuid, Action<byte[]> notified) => inner.SubscribeAsync(uuid, value =>
    {
        if (Air(uuid, value) is byte[] arrived)
        {
            notified(arrived);
        }
    });
}
