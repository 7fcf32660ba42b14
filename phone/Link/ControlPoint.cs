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
    private uint _number;
    private bool _isSigned;
    private SessionCipher? _cipher;

    /// <summary>Makes a control point on a transport.</summary>
    public ControlPoint(IClipTransport transport, TimeProvider time)
    {
        _transport = transport;
        _time = time;
    }

    /// <summary>What belongs to the owner's session; null before this phone has proven to be the owner's.</summary>
    public SessionCipher? Cipher
    {
        get => _cipher;
        set
        {
            // The numbers of a session go on from the reference of the proof.
            _number &= byte.MaxValue;
            _cipher = value;
        }
    }

    /// <summary>Asks to be told the replies; once for each connection.</summary>
    public Task OpenAsync()
    {
        // Two pages on one clip, one after the other, must not take each other's replies for their own.
        _number = (uint)Random.Shared.Next(byte.MaxValue);
        Cipher = null;
        return _transport.SubscribeAsync(LinkIds.Control, OnNotified);
    }

    /// <summary>Asks, and waits for the reply.</summary>
    /// <param name="request">What is asked; its reference is chosen here.</param>
    /// <exception cref="TransportException">No reply came, or the link broke.</exception>
    public Task<ControlReply> AskAsync(ControlRequest request) => AskAsync(request, null);

    /// <summary>Writes settings and has them applied.</summary>
    /// <param name="settings">The settings.</param>
    /// <returns>The reply to <see cref="ControlOp.ApplySettings"/>.</returns>
    /// <exception cref="TransportException">The clip refused them, no reply came, or the link broke.</exception>
    public Task<ControlReply> ApplyAsync(byte[] settings) => AskAsync(new ControlRequest { Op = ControlOp.ApplySettings }, settings);

    /// <summary>The link has gone: whoever waits is told.</summary>
    public void Close()
    {
        _waiting?.TrySetException(new TransportException("The link broke."));
    }

    private Task<ControlReply> AskAsync(ControlRequest request, byte[]? settings)
    {
        ArgumentNullException.ThrowIfNull(request);
        Task<ControlReply> asked = AskAfterAsync(_last, request, settings);
        _last = asked;
        return asked;
    }

    private async Task<ControlReply> AskAfterAsync(Task before, ControlRequest request, byte[]? settings)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        try
        {
            _number++;
            request.Reference = (int)(_number & byte.MaxValue);
            byte[] packet = new byte[ControlRequest.LengthOf(request.Op)];
            request.Encode(packet);
            _isSigned = Cipher is not null && !ControlRequest.IsOpenToAll(request.Op);
            if (_isSigned)
            {
                request.Number = _number;
                byte[]? written = settings is null ? null : Cipher!.EncryptSettings(settings, _number);
                if (written is not null)
                {
                    await _transport.WriteAsync(LinkIds.Settings, written);
                }

                packet = Cipher!.Sign(packet, _number, written);
            }

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
        if (_isSigned && Cipher is SessionCipher cipher)
        {
            packet = cipher.Decrypt(packet, _number);
        }

        if (reply.Decode(packet) && reply.Reference == (int)(_number & byte.MaxValue))
        {
            _waiting?.TrySetResult(reply);
        }
    }
}
