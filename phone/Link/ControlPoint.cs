using System;
using System.Threading.Tasks;
using HipSense.Core;

namespace HipSense.Phone.Link;

/// <summary>
/// Asks the clip one thing at a time. A reply may be lost on the way, so a request that gets none is repeated with the same reference: the
/// clip does it once and answers twice.
/// </summary>
public sealed class ControlPoint
{
    private const int Tries = 4;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);

    private readonly IClipTransport _transport;
    private readonly TimeProvider _time;
    private Task _last = Task.CompletedTask;
    private TaskCompletionSource<ControlReply>? _waiting;
    private int _reference;

    /// <summary>Makes a control point on a transport.</summary>
    public ControlPoint(IClipTransport transport, TimeProvider time)
    {
        _transport = transport;
        _time = time;
    }

    /// <summary>Asks to be told the replies; once for each connection.</summary>
    public Task OpenAsync()
    {
        // Two pages on one clip, one after the other, must not take each other's replies for their own.
        _reference = Random.Shared.Next(byte.MaxValue);
        return _transport.SubscribeAsync(LinkIds.Control, OnNotified);
    }

    /// <summary>Asks, and waits for the reply.</summary>
    /// <param name="request">What is asked; its reference is chosen here.</param>
    /// <exception cref="TransportException">No reply came, or the link broke.</exception>
    public Task<ControlReply> AskAsync(ControlRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        Task<ControlReply> asked = AskAfterAsync(_last, request);
        _last = asked;
        return asked;
    }

    /// <summary>The link has gone: whoever waits is told.</summary>
    public void Close()
    {
        _waiting?.TrySetException(new TransportException("The link broke."));
    }

    private async Task<ControlReply> AskAfterAsync(Task before, ControlRequest request)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        try
        {
            _reference = (_reference + 1) & byte.MaxValue;
            request.Reference = _reference;
            byte[] packet = new byte[ControlRequest.LengthOf(request.Op)];
            request.Encode(packet);
            for (int i = 0; i < Tries; i++)
            {
                _waiting = new TaskCompletionSource<ControlReply>();
                await _transport.WriteAsync(LinkIds.Control, packet);
                try
                {
                    return await _waiting.Task.WaitAsync(s_patience, _time);
                }
                catch (TimeoutException)
                {
                    // Asked again, or given up below.
                }
            }

            throw new TransportException($"The clip does not answer {request.Op}.");
        }
        finally
        {
            _waiting = null;
        }
    }

    private void OnNotified(byte[] packet)
    {
        var reply = new ControlReply();
        if (reply.Decode(packet) && reply.Reference == _reference)
        {
            _waiting?.TrySetResult(reply);
        }
    }
}
