using System;
using System.Collections.Generic;
using System.Linq;
using HipSense.Core;
using HipSense.Firmware;

namespace HipSense.Reliability;

/// <summary>
/// The owner's phone, which comes and goes, and what became of every alert over all starts of the clip: received, replayed, or told as lost. The one
/// exception is an alert of the tenth of a second before the clip is cut off, whose number is not on the flash yet: nobody was told of it.
/// </summary>
public sealed class AlertBooks
{
    // A hang of the loop and a stack without memory, one after the other.
    private const long MostDelayUs = 30_000_000;
    private const int MostMeetings = 100;

    private readonly Trial _trial;
    private readonly Action<double> _pass;
    private readonly OwnersPhone _phone;

    // By number; alerts are numbered from 1.
    private readonly List<long> _madeUs = [];
    private Clip? _clip;
    private long _thereSinceUs = -1;
    private int _touchesToDrop;
    private int _numberAtStart;
    private int _received;

    /// <summary>Opens the books.</summary>
    /// <param name="trial">The clip's trial, which has not begun.</param>
    /// <param name="pass">Lets time pass, s.</param>
    internal AlertBooks(Trial trial, Action<double> pass)
    {
        _trial = trial;
        _pass = pass;
        _phone = new OwnersPhone(trial.Board, pass, () => trial.Clip!.Link.OpenPairWindow());
        _phone.Central.Disconnected += Drop;
        trial.Started = Begin;
        trial.EachTurn = NoteAlerts;
        trial.Board.Radio.Touched += () =>
        {
            if (--_touchesToDrop == 0)
            {
                _phone.Central.Disconnect();
            }
        };
    }

    /// <summary>Alerts that the clip made.</summary>
    public int Made { get; private set; }

    /// <summary>Those that the phone received as they happened.</summary>
    public int Live { get; private set; }

    /// <summary>Those that it received when it asked for what it had missed.</summary>
    public int Replayed { get; private set; }

    /// <summary>Those of which the clip told that they are not kept any more.</summary>
    public int Lost { get; private set; }

    /// <summary>Those that the clip made in the moment in which it was cut off, before they were written down or sent.</summary>
    public int CutOff { get; private set; }

    /// <summary>Alerts of which the phone does not know what became of them, or believes so wrongly.</summary>
    public int Unexplained { get; private set; }

    /// <summary>Times that an alert did not come although the phone was there.</summary>
    public int Overdue { get; private set; }

    /// <summary>Times that the phone proved to be the owner's and had its missing alerts sent.</summary>
    public int Visits { get; private set; }

    /// <summary>True when it is known of every alert what became of it, and none was late.</summary>
    public bool AddUp => Made == Live + Replayed + Lost + CutOff && Unexplained == 0 && Overdue == 0;

    private bool KnowsAll => _trial.Clip?.Link.Alerts.Newest == _phone.NextAlert - 1;

    /// <summary>The phone comes, stays for a while and leaves; half of the times the link breaks at some notification.</summary>
    /// <param name="staysS">s.</param>
    internal void Visit(double staysS)
    {
        _touchesToDrop = _trial.Random.Next(2) == 0 ? _trial.Random.Next(1, 300) : 0;
        double untilS = _trial.NowS + staysS;
        if (TryMeet())
        {
            while (_phone.Central.IsConnected && _trial.NowS < untilS)
            {
                _pass(1);
                if (_phone.HasGap)
                {
                    TryReplay();
                }
            }
        }

        _touchesToDrop = 0;
        _phone.Central.Disconnect();
    }

    /// <summary>The phone comes, tries an alert and leaves: the clip holds the same after each such meeting.</summary>
    internal void MeetAlike()
    {
        for (int i = 0; i < MostMeetings; i++)
        {
            _pass(1);
            bool isDone = TryMeet()
                && Try(() => _phone.Ask(ControlOp.TestAlert, request => request.Side = Side.Left))
                && TryReplay();
            _pass(1);

            // A fault that is not over yet may hold it up.
            isDone &= KnowsAll;
            _phone.Central.Disconnect();
            _pass(1);
            if (isDone && _trial.Clip != null)
            {
                return;
            }
        }

        throw new InvalidOperationException("The phone cannot get in any more.");
    }

    /// <summary>Settles everything, when the phone has met the clip once more.</summary>
    internal void Close()
    {
        for (int i = 0; i < MostMeetings && !(_phone.Central.IsConnected && KnowsAll); i++)
        {
            _pass(1);
            if (!_phone.Central.IsConnected)
            {
                TryMeet();
            }
        }

        int newest = Settle();
        Lost = _phone.LostAlerts;
        Unexplained += Math.Abs(newest - (_phone.NextAlert - 1)) + Math.Abs(newest - _received - Lost);
    }

    /// <summary>Adds up what the present start made.</summary>
    /// <returns>The number of its newest alert.</returns>
    private int Settle()
    {
        _phone.Central.Disconnect();
        int newest = _clip?.Link.Alerts.Newest ?? 0;
        int replayed = _phone.Alerts.Count(alert => alert.Replayed);
        Made += newest - _numberAtStart;
        Live += _phone.Alerts.Count - replayed;
        Replayed += replayed;
        _received += _phone.Alerts.Count;
        _phone.Alerts.Clear();
        return newest;
    }

    private void Begin(Clip clip)
    {
        int newest = Settle();
        _clip = clip;
        _numberAtStart = clip.Link.Alerts.Newest;
        CutOff += newest - _numberAtStart;

        // A number that the phone knows, or that never was, must not be given to another alert.
        Unexplained += Math.Max(0, _phone.NextAlert - 1 - _numberAtStart) + Math.Max(0, _numberAtStart - newest);
        _madeUs.RemoveRange(Math.Min(_madeUs.Count, _numberAtStart + 1), Math.Max(0, _madeUs.Count - _numberAtStart - 1));
        NoteAlerts();
    }

    private void NoteAlerts()
    {
        while (_madeUs.Count <= _clip!.Link.Alerts.Newest)
        {
            _madeUs.Add(_trial.Board.Time.NowUs);
        }
    }

    private bool TryMeet()
    {
        if (!_phone.Central.Sees)
        {
            return false;
        }

        bool isIn = Try(() =>
        {
            _phone.Connect();
            if (_phone.Key == null)
            {
                _phone.TakeKey();
            }

            return _phone.Prove() == ControlStatus.Ok;
        });
        if (!isIn || !TryReplay())
        {
            return false;
        }

        Visits++;

        // The link may have broken with the last of it.
        _thereSinceUs = _phone.Central.IsConnected ? _trial.Board.Time.NowUs : -1;
        return true;
    }

    private bool TryReplay() => Try(() => _phone.Replay());

    private static bool Try(Func<ControlReply> ask) => Try(() => ask().Status == ControlStatus.Ok);

    /// <summary>Faults may break the link in the middle of everything.</summary>
    private static bool Try(Func<bool> ask)
    {
        try
        {
            return ask();
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    /// <summary>The link has ended: what was made long before must have come.</summary>
    private void Drop()
    {
        _phone.Central.Notifications.Clear();
        _phone.Metrics.Clear();
        int next = _phone.NextAlert;
        if (_thereSinceUs >= 0 && next < _madeUs.Count && _trial.Board.Time.NowUs - Math.Max(_thereSinceUs, _madeUs[next]) > MostDelayUs)
        {
            Overdue++;
        }

        _thereSinceUs = -1;
    }
}
