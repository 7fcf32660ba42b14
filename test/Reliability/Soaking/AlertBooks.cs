using System;
using System.Collections.Generic;
using System.Linq;
using HipSense.Core;
using HipSense.Firmware;

namespace HipSense.Reliability;

/// <summary>
/// The owner's phone, which comes and goes, and what became of every alert: received, replayed, told as lost, or never fetched before the clip
/// started again, since alerts are kept in RAM.
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
    private int _lostBefore;

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

    /// <summary>Those that were made while the phone was away, which did not come back before the clip started again.</summary>
    public int NotFetched { get; private set; }

    /// <summary>Alerts of which the phone believes to know what became of them, wrongly.</summary>
    public int Unexplained { get; private set; }

    /// <summary>Times that an alert did not come although the phone was there.</summary>
    public int Overdue { get; private set; }

    /// <summary>Times that the phone proved to be the owner's and had its missing alerts sent.</summary>
    public int Visits { get; private set; }

    /// <summary>True when it is known of every alert what became of it, and none was late.</summary>
    public bool AddUp => Made == Live + Replayed + Lost + NotFetched && Unexplained == 0 && Overdue == 0;

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
            _phone.Central.Disconnect();
            _pass(1);
            if (isDone && _trial.Clip != null)
            {
                return;
            }
        }

        throw new InvalidOperationException("The phone cannot get in any more.");
    }

    /// <summary>Settles what the present start made.</summary>
    internal void Close()
    {
        _phone.Central.Disconnect();
        if (_clip == null)
        {
            return;
        }

        int made = _clip.Link.Alerts.Newest;
        int known = _phone.BootId == _clip.Link.Session.BootId ? _phone.NextAlert - 1 : 0;
        int replayed = _phone.Alerts.Count(alert => alert.Replayed);
        int lost = _phone.LostAlerts - _lostBefore;
        Made += made;
        Live += _phone.Alerts.Count - replayed;
        Replayed += replayed;
        Lost += lost;
        NotFetched += Math.Max(0, made - known);
        Unexplained += Math.Abs(known - _phone.Alerts.Count - lost) + Math.Max(0, known - made);
        _lostBefore = _phone.LostAlerts;
        _phone.Alerts.Clear();
        _clip = null;
    }

    private void Begin(Clip clip)
    {
        Close();
        _clip = clip;
        _madeUs.Clear();
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
