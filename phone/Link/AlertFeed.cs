using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using HipSense.Core;

namespace HipSense.Phone.Link;

/// <summary>
/// The clip's alerts in order, without holes: what was missed is asked for again, and what the clip no longer has is counted. The numbers go on when the
/// clip starts anew, so that what it has forgotten by that is counted too.
/// </summary>
public sealed class AlertFeed
{
    private readonly ControlPoint _control;
    private readonly SequenceTracker _order = new();
    private readonly List<AlertPacket> _all = [];
    private readonly HashSet<int> _toldEarly = [];
    private int? _bootId;
    private bool _asking;
    private bool _askAgain;

    /// <summary>Makes an empty feed.</summary>
    public AlertFeed(ControlPoint control)
    {
        _control = control;
    }

    /// <summary>Every alert of this start of the clip that has been received, in order.</summary>
    public IReadOnlyList<AlertPacket> All => _all;

    /// <summary>Alerts that were given since this phone knows the clip, never reached it, and that the clip does not keep any more.</summary>
    public int Missed => _order.Lost;

    /// <summary>Is given each alert once: at once when it comes live, later when it has to be asked for.</summary>
    public Action<AlertPacket>? Received { get; set; }

    /// <summary>Takes up where the last connection ended; the first time from the oldest that the clip keeps.</summary>
    /// <param name="bootId">The clip's start.</param>
    public async Task ResumeAsync(int bootId)
    {
        bool isFirst = _bootId is null;
        if (isFirst)
        {
            _order.StartAt(1);
        }

        if (_bootId != bootId)
        {
            // The times of those before are of another clock.
            _bootId = bootId;
            _all.Clear();
            _toldEarly.Clear();
        }

        await CatchUpAsync();
        if (isFirst)
        {
            // What the clip has forgotten from before this phone knew it was never this phone's to miss.
            _order.Lost = 0;
        }
    }

    /// <summary>Takes a packet from the clip.</summary>
    public void Take(byte[] packet)
    {
        var alert = new AlertPacket();
        if (!alert.Decode(packet))
        {
            return;
        }

        int ahead = _order.Take(alert.Sequence);
        if (ahead == 0)
        {
            _all.Add(alert);
            if (!_toldEarly.Remove(alert.Sequence))
            {
                Received?.Invoke(alert);
            }
        }
        else if (ahead > 0 && !alert.Replayed)
        {
            // The runner is told now; the list waits for what is missing before it.
            if (_toldEarly.Add(alert.Sequence))
            {
                Received?.Invoke(alert);
            }

            _ = CatchUpAsync();
        }
    }

    /// <summary>Hears which alert is the clip's newest: the last one may have been lost with nothing after it.</summary>
    /// <param name="newest">Low byte of its number.</param>
    public void HearOfNewest(int newest)
    {
        if (_bootId is not null && (byte)(_order.Next - 1) != newest)
        {
            _ = CatchUpAsync();
        }
    }

    private async Task CatchUpAsync()
    {
        if (_asking)
        {
            _askAgain = true;
            return;
        }

        _asking = true;
        try
        {
            do
            {
                _askAgain = false;
                int from = _order.Next;
                ControlReply reply = await _control.AskAsync(new ControlRequest { Op = ControlOp.Replay, From = from });
                if (reply.Status != ControlStatus.Ok)
                {
                    continue;
                }

                if (AlertRing.IsBehind(reply.Newest, from))
                {
                    // The clip's flash has lost count, or this phone is new and the numbers are high.
                    _order.StartAt(reply.Oldest);
                    _askAgain = true;
                }
                else if (reply.Lost > 0)
                {
                    _order.SkipTo(reply.Oldest);
                }
            }
            while (_askAgain);
        }
        catch (TransportException)
        {
            // The link is gone, and the next one begins with this question.
        }
        finally
        {
            _asking = false;
        }
    }
}
