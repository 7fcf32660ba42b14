using System;
using System.Threading.Tasks;

namespace HipSense.Phone.Link;

/// <summary>
/// A way to a clip whose operations all end when the connection does. Those of the transport below may never: a browser that has lost its radio, or a virtual
/// clip whose time has stopped, answers nothing any more, and whoever waited for that would wait until the page is loaded again.
/// </summary>
/// <param name="inner">The way to the clip.</param>
/// <param name="time">The time.</param>
internal sealed class AbortableTransport(IClipTransport inner, TimeProvider time) : IClipTransport
{
    // A phone that is to connect to a clip out of reach may try for ever.
    private static readonly TimeSpan s_longestConnect = TimeSpan.FromSeconds(30);

    private TaskCompletionSource _end = Ended();

    /// <inheritdoc/>
    public string Name => inner.Name;

    /// <inheritdoc/>
    public Action? Dropped
    {
        get => inner.Dropped;
        set => inner.Dropped = value;
    }

    /// <summary>True from the connection's beginning to its end.</summary>
    public bool IsUp => !_end.Task.IsCompleted;

    /// <inheritdoc/>
    public Task<Choice> ChooseAsync() => inner.ChooseAsync();

    /// <inheritdoc/>
    public async Task ConnectAsync()
    {
        Abort();
        _end = new TaskCompletionSource();
        await UntilEndAsync(() => ConnectInTimeAsync());
    }

    /// <inheritdoc/>
    public Task DisconnectAsync()
    {
        Abort();
        return inner.DisconnectAsync();
    }

    /// <inheritdoc/>
    public Task<byte[]> ReadAsync(string uuid) => UntilEndAsync(() => inner.ReadAsync(uuid));

    /// <inheritdoc/>
    public Task WriteAsync(string uuid, byte[] value) => UntilEndAsync(() => WithResult(inner.WriteAsync(uuid, value)));

    /// <inheritdoc/>
    public Task SubscribeAsync(string uuid, Action<byte[]> notified)
    {
        // What is still on its way when a connection ends does not belong to the next.
        Task end = _end.Task;
        return UntilEndAsync(() => WithResult(inner.SubscribeAsync(uuid, value =>
        {
            if (!end.IsCompleted)
            {
                notified(value);
            }
        })));
    }

    /// <summary>The connection has ended: whatever waits for the clip ends with a <see cref="TransportException"/>.</summary>
    public void Abort() => _end.TrySetResult();

    /// <summary>Waits for something, but not beyond the end of the connection.</summary>
    /// <param name="begin">Begins it; is not called without a connection.</param>
    /// <exception cref="TransportException">The connection has ended.</exception>
    public async Task<T> UntilEndAsync<T>(Func<Task<T>> begin)
    {
        Task end = _end.Task;
        if (end.IsCompleted)
        {
            throw new TransportException("There is no connection.");
        }

        Task<T> wanted = begin();
        return await Task.WhenAny(wanted, end) == wanted ? await wanted : throw new TransportException("The connection has ended.");
    }

    /// <summary>Lets time pass, but not beyond the end of the connection.</summary>
    /// <param name="pause">How long.</param>
    /// <exception cref="TransportException">The connection has ended.</exception>
    public Task PauseAsync(TimeSpan pause) => UntilEndAsync(() => WithResult(Task.Delay(pause, time)));

    private static TaskCompletionSource Ended()
    {
        var end = new TaskCompletionSource();
        end.SetResult();
        return end;
    }

    private static async Task<bool> WithResult(Task task)
    {
        await task;
        return true;
    }

    private async Task<bool> ConnectInTimeAsync()
    {
        try
        {
            await inner.ConnectAsync().WaitAsync(s_longestConnect, time);
            return true;
        }
        catch (TimeoutException late)
        {
            throw new TransportException("The clip does not answer.", late);
        }
    }
}
