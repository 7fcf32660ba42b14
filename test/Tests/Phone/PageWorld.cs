using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using HipSense.Core;
using HipSense.Phone;
using HipSense.Phone.Browser;
using HipSense.Phone.Link;
using HipSense.Phone.Runs;
using HipSense.Tests.Phone.Browser;
using HipSense.Tests.Phone.Model;
using Xunit;

namespace HipSense.Tests.Phone;

/// <summary>
/// A phone with the page on it and a clip near it, and somebody who keeps account: of every run that the page has had, what became of it. After each step nothing
/// may be missing; after the last, when all troubles are over, everything must be there.
/// </summary>
internal sealed class PageWorld
{
    private readonly ManualTime _time = new();
    private readonly ModelClip _clip;
    private readonly SortedDictionary<(string Store, string Key), string> _kept = [];
    private readonly HashSet<string> _deleted = [];
    private readonly List<(PageAct Act, Task Task)> _begun = [];
    private FakeBrowser _browser;
    private bool _isFull;
    private bool _isClosed;
    private int _records;

    public PageWorld()
    {
        _clip = new ModelClip(_time) { HasOneName = true };
        _clip.HoldButton();
        (_browser, Page) = Open();
    }

    public Companion Page { get; private set; }

    /// <summary>Lets something happen, and a little time pass.</summary>
    public void Do(PageStep step)
    {
        if (step.Act == PageAct.RecordRots)
        {
            Rot(step.How);
        }

        Dictionary<string, RunRecord> before = Runs();
        Dictionary<string, byte[]> keptBefore = Kept();
        HashSet<string> unsaved = [.. Page.Shelf.Unsaved.Select(run => run.Key)];
        Happen(step);
        _time.Pass(Page.IsDemo ? step.Seconds / 4 : step.Seconds);
        bool isNewPage = step.Act == PageAct.Reload;
        foreach ((string key, byte[] log) in keptBefore.Where(one => !_deleted.Contains(one.Key)))
        {
            Assert.True(Kept().Any(one => one.Value.AsSpan().StartsWith(log)), $"{step}: {key} is not kept any more.");
        }

        foreach ((string key, RunRecord run) in before.Where(one => !_deleted.Contains(one.Key)))
        {
            bool mayBeGone = isNewPage && (unsaved.Contains(key) || _isClosed || !keptBefore.ContainsKey(key));
            Assert.True(mayBeGone || (Runs().TryGetValue(key, out RunRecord? now) && now.Bytes >= run.Bytes), $"{step}: {key} is not shown any more.");
        }

        Assert.DoesNotContain(Runs().Keys, _deleted.Contains);
        Assert.DoesNotContain(Page.Shelf.Runs, run => run.IsDemo);
        Assert.DoesNotContain(_kept.Values, text => text.Contains("Virtual", StringComparison.Ordinal));
    }

    /// <summary>All troubles end, and the runner pairs once more: the page must have everything then.</summary>
    public void Settle()
    {
        _clip.EndRun();
        _clip.IsNear = true;
        _clip.IsDeaf = false;
        _clip.Refusals = 0;
        _clip.Loses = () => false;
        _clip.Choice = Choice.Chosen;
        _browser.IsFull = _isFull = false;
        _browser.IsClosed = _isClosed = false;
        Begin(PageAct.LeaveDemo, Page.LeaveDemoAsync);
        _time.Pass(60);
        Assert.DoesNotContain(Page.Clip.State, new[] { LinkState.Stale, LinkState.Searching, LinkState.Connecting, LinkState.Reconnecting });

        _clip.HoldButton();
        if (Page.Clip.State != LinkState.Live)
        {
            Begin(PageAct.Pair, Page.PairAsync);
        }

        _time.Pass(400);
        Assert.Equal(LinkState.Live, Page.Clip.State);
        foreach ((PageAct act, Task task) in _begun)
        {
            Assert.True(task.IsCompletedSuccessfully, $"{act}: {task.Status} {task.Exception?.InnerException}");
        }

        Assert.Empty(Page.Shelf.Unsaved);
        Assert.False(Page.Shelf.IsClosed);
        Assert.Subset(Runs().Keys.ToHashSet(), Kept().Keys.ToHashSet());

        // What was spoilt in the storage while the page was open is found out when it is opened again.
        Reload();
        _time.Pass(1);
        _clip.HoldButton();
        Begin(PageAct.Pair, Page.PairAsync);
        _time.Pass(60);
        Assert.Equal(Kept().Keys.Order(), Runs().Keys.Order());
        List<byte[]> here = [.. Kept().Values];
        foreach (ModelRun run in _clip.Runs)
        {
            string identity = KeptRun.KeyOf(_clip.Name, run.Number, run.Log);
            Assert.True(
                here.Any(log => log.AsSpan().SequenceEqual(run.Log)) || _deleted.Any(key => key.StartsWith(identity, StringComparison.Ordinal)),
                $"Run {run.Number} of {run.Length} bytes is on the clip and not on the phone: {Page.Shelf.Problem}");
        }
    }

    private void Happen(PageStep step)
    {
        switch (step.Act)
        {
            case PageAct.Pair:
                Begin(step.Act, Page.PairAsync);
                break;
            case PageAct.ChooseNone:
                _clip.Choice = step.How % 2 == 0 ? Choice.None : Choice.BluetoothOff;
                Begin(step.Act, Page.PairAsync);
                _time.Pass(1);
                _clip.Choice = Choice.Chosen;
                break;
            case PageAct.Disconnect:
                Begin(step.Act, Page.Clip.DisconnectAsync);
                break;
            case PageAct.ConnectAgain:
                Begin(step.Act, Page.Clip.ReconnectAsync);
                break;
            case PageAct.Fetch:
                Begin(step.Act, () => (Page.DemoShelf ?? Page.Shelf).FetchNewAsync(Page.Clip));
                break;
            case PageAct.SaveAgain:
                Begin(step.Act, Page.Shelf.SaveAgainAsync);
                break;
            case PageAct.Delete:
                Delete([.. Page.Shelf.Runs.Skip(step.How % Math.Max(1, Page.Shelf.Runs.Count())).Take(1)]);
                break;
            case PageAct.DeleteAll:
                Delete([.. Page.Shelf.Runs]);
                break;
            case PageAct.Undo:
                Undo();
                break;
            case PageAct.Reload:
                Reload();
                break;
            case PageAct.TryDemo:
                Begin(step.Act, Page.TryAsync);
                break;
            case PageAct.LeaveDemo:
                Begin(step.Act, Page.LeaveDemoAsync);
                break;
            case PageAct.StartOrStop:
                Begin(step.Act, () => Page.SetRunningAsync(step.How % 2 == 0));
                break;
            default:
                HappenElsewhere(step);
                break;
        }
    }

    private void HappenElsewhere(PageStep step)
    {
        switch (step.Act)
        {
            case PageAct.LinkBreaks:
                _clip.Break();
                break;
            case PageAct.OutOfReach:
                _clip.IsNear = false;
                _clip.Break();
                break;
            case PageAct.InReach:
                _clip.IsNear = true;
                break;
            case PageAct.ClipFallsSilent:
                _clip.IsDeaf = true;
                break;
            case PageAct.ClipSpeaks:
                _clip.IsDeaf = false;
                break;
            case PageAct.OperationsFail:
                _clip.Refusals = step.How % 5;
                break;
            case PageAct.NotificationsAreLost:
                int count = 0;
                _clip.Loses = () => step.How > 5 && ++count % step.How == 0;
                break;
            case PageAct.StorageIsFull:
                _browser.IsFull = _isFull = true;
                break;
            case PageAct.StorageIsClosed:
                _browser.IsClosed = _isClosed = true;
                break;
            case PageAct.StorageIsWell:
                _browser.IsFull = _isFull = false;
                _browser.IsClosed = _isClosed = false;
                break;
            case PageAct.RecordRots:
                break;
            case PageAct.ButtonIsHeld:
                _clip.HoldButton();
                break;
            case PageAct.RunIsRecorded:
                _clip.BeginRun();
                _clip.Recorded!.Run(step.How, ++_records);
                _clip.EndRun();
                break;
            case PageAct.RunBegins:
                _clip.BeginRun();
                _clip.Recorded!.Run(step.How, ++_records);
                break;
            case PageAct.RunEnds:
                _clip.EndRun();
                break;
            case PageAct.ClipStartsAgain:
                _clip.Restart();
                break;
            case PageAct.ClipIsReset:
                _clip.Reset();
                break;
            case PageAct.AlertIsGiven:
                _clip.Alert(step.How % 2 == 0 ? Side.Left : Side.Right);
                break;
            default:
                _time.Pass(Page.IsDemo ? 1 : step.How);
                break;
        }
    }

    private void Begin(PageAct act, Func<Task> begin) => _begun.Add((act, begin()));

    private void Delete(RunRecord[] runs)
    {
        _deleted.UnionWith(runs.Select(run => run.Key));
        Begin(PageAct.Delete, () => Page.Shelf.DeleteAsync(runs));
    }

    private void Undo()
    {
        HashSet<string> before = [.. Runs().Keys];
        Begin(PageAct.Undo, Page.Shelf.UndoAsync);
        _time.Work();
        _deleted.ExceptWith(Runs().Keys.Except(before));
    }

    private void Reload()
    {
        // Of a deletion that the storage has not taken the page says that it may be lost.
        _deleted.ExceptWith(Page.Shelf.UnsavedDeletions);
        _browser.IsGone = true;
        _begun.Clear();
        _clip.Break(toldNobody: true);
        (_browser, Page) = Open();
    }

    private void Rot(int which)
    {
        (string Store, string Key)[] keys = [.. _kept.Keys.Where(key => key.Store == "runs")];
        if (keys.Length > 0)
        {
            (string Store, string Key) key = keys[which % keys.Length];
            _kept[key] = _kept[key][..(_kept[key].Length / 2)];
        }
    }

    private (FakeBrowser Browser, Companion Page) Open()
    {
        var browser = new FakeBrowser(_clip, _kept) { IsFull = _isFull, IsClosed = _isClosed };
        var page = new Companion(new PhoneDevice(browser), new WebBluetooth(browser), new RecordingStore(browser), _time);
        Begin(PageAct.Reload, page.OpenAsync);
        return (browser, page);
    }

    private Dictionary<string, RunRecord> Runs() => Page.Shelf.Runs.ToDictionary(run => run.Key);

    private static KeptRun? Parse(string text) => text.EndsWith('}') ? JsonSerializer.Deserialize(text, RunJson.Default.KeptRun) : null;

    private Dictionary<string, byte[]> Kept() => _kept
        .Where(one => one.Key.Store == "runs" && Parse(one.Value) is not null)
        .Select(one => (one.Key.Key, Run: Parse(one.Value)!))
        .Where(one => one.Run.DeletedAt is null)
        .ToDictionary(one => one.Key, one => one.Run.Log);
}
