using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using HipSense.Core;
using HipSense.Phone.Link;
using HipSense.Phone.Runs;
using HipSense.Tests.Phone.Model;
using Xunit;

namespace HipSense.Tests.Phone.Runs;

public sealed class RunShelfTests : IAsyncDisposable
{
    private readonly ManualTime _time = new();
    private readonly FakeStore _store = new();
    private readonly MemoryKeys _keys = new();
    private readonly ModelClip _clip;
    private RunShelf _shelf;
    private ClipClient _client;

    public RunShelfTests()
    {
        _clip = new ModelClip(_time);
        _clip.HoldButton();
        _client = new ClipClient(_clip, _keys, _time);
        _shelf = new RunShelf(_store, _time);
        _time.Wait(_client.PairAsync());
    }

    public ValueTask DisposeAsync() => _client.DisposeAsync();

    private IEnumerable<KeptRun> Kept => _store.Texts.Values.Select(text => JsonSerializer.Deserialize(text, RunJson.Default.KeptRun)!);

    [Fact]
    public void Finished_runs_come_whole_and_once()
    {
        Record(3);
        Record(90);
        Assert.True(Fetch());
        Assert.Equal(_clip.Runs.Select(run => run.Log), Kept.OrderBy(kept => kept.Number).Select(kept => kept.Log));
        Assert.Equal([2, 1], _shelf.Runs.Select(run => (int)run.Number));
        int before = _clip.Asked(ControlOp.Read);
        Assert.True(Fetch());
        Assert.Equal(before, _clip.Asked(ControlOp.Read));
        Assert.Null(_shelf.Problem);
    }

    [Fact]
    public void A_run_that_is_recorded_is_left_until_it_is_over()
    {
        Record(3);
        _clip.BeginRun();
        _clip.Recorded!.Run(3, 1);
        _time.Pass(3);
        Assert.True(Fetch());
        Assert.Equal([1], _shelf.Runs.Select(run => (int)run.Number));
        _clip.EndRun();
        _time.Pass(3);
        Assert.True(Fetch());
        Assert.Equal([2, 1], _shelf.Runs.Select(run => (int)run.Number));
    }

    [Fact]
    public void A_run_whose_end_is_not_written_yet_is_worth_another_look_but_not_for_ever()
    {
        ModelRun run = Record(22, ends: false);
        _clip.IsSilentAboutRecording = true;
        _time.Pass(3);
        Assert.False(Fetch());
        Assert.False(Assert.Single(_shelf.Runs).HasEnd);
        run.End();
        Assert.True(Fetch());
        Assert.True(Assert.Single(_shelf.Runs).HasEnd);
        Assert.Equal(run.Log, Assert.Single(Kept).Log);

        // What is here of it did not come again.
        Assert.Equal(2 + 2, _clip.Asked(ControlOp.Read));

        Record(3, ends: false);
        int looks = 0;
        while (!Fetch())
        {
            Assert.InRange(++looks, 1, 10);
        }
    }

    [Fact]
    public void What_the_storage_does_not_take_is_told_kept_in_memory_and_tried_again()
    {
        _store.IsFull = true;
        Record(5);
        Record(6);
        Assert.True(Fetch());
        Assert.Equal((2, 2, 0), (_shelf.Runs.Count(), _shelf.Unsaved.Count(), _store.Texts.Count));

        // It does not come over the air again, and is kept by itself when there is room.
        int before = _clip.Asked(ControlOp.Read);
        Fetch();
        Assert.Equal((before, 0), (_clip.Asked(ControlOp.Read), _store.Texts.Count));
        _store.IsFull = false;
        _time.Pass(31);
        Assert.Empty(_shelf.Unsaved);
        Assert.Equal(_clip.Runs.Select(run => run.Log), Kept.OrderBy(kept => kept.Number).Select(kept => kept.Log));
    }

    [Fact]
    public void A_run_that_is_deleted_makes_room_in_a_full_storage_and_can_be_had_back()
    {
        byte[] log = Record(40).Log;
        Assert.True(Fetch());
        _store.Room = _store.Texts.Values.Single().Length;
        _time.Wait(_shelf.DeleteAsync(_shelf.Runs));
        Assert.Empty(_shelf.UnsavedDeletions);
        KeptRun note = Assert.Single(Kept);
        Assert.NotNull(note.DeletedAt);
        Assert.Equal(log[..KeptRun.HeadBytes], note.Log);

        _time.Wait(_shelf.UndoAsync());
        Assert.Equal(log, Kept.Single(kept => kept.DeletedAt is null).Log);
        _time.Wait(_shelf.DeleteAsync(_shelf.Runs));
        Reload();
        Assert.Empty(_shelf.Runs);
    }

    [Fact]
    public void A_deletion_that_the_storage_refuses_is_told_until_it_is_done()
    {
        Record(40);
        Assert.True(Fetch());
        _store.IsFull = true;
        _time.Wait(_shelf.DeleteAsync(_shelf.Runs));
        Assert.Single(_shelf.UnsavedDeletions);
        _store.IsFull = false;
        _time.Pass(31);
        Assert.Empty(_shelf.UnsavedDeletions);
        Assert.NotNull(Kept.Single().DeletedAt);
    }

    [Fact]
    public void Runs_that_are_wanted_back_while_the_storage_still_deletes_them_lose_nothing()
    {
        byte[] first = Record(40).Log;
        byte[] second = Record(50).Log;
        Assert.True(Fetch());
        string[] keys = [.. _store.Texts.Keys];
        var deleted = new TaskCompletionSource();
        var wanted = new TaskCompletionSource();
        _store.Gives = key => key == keys[1] ? deleted.Task : Task.CompletedTask;
        Task deleting = _shelf.DeleteAsync(_shelf.Runs);
        _time.Work();
        _store.Gives = key => key == keys[0] ? wanted.Task : Task.CompletedTask;
        Task undoing = _shelf.UndoAsync();
        deleted.SetResult();
        _time.Wait(deleting);
        wanted.SetResult();
        _time.Wait(undoing);
        Reload();
        Assert.Equal([first, second], Kept.OrderBy(kept => kept.Number).Select(kept => kept.Log));
        Assert.Equal(2, _shelf.Runs.Count());
    }

    [Fact]
    public void A_storage_that_is_closed_at_the_start_costs_nothing_that_it_holds()
    {
        ModelRun run = Record(40);
        Assert.True(Fetch());
        byte[] whole = run.Log;
        run.Truncate(100);
        Reload(() => _store.IsClosed = true);
        Assert.True(_shelf.IsClosed);
        Fetch();
        Assert.Single(_shelf.Unsaved);
        _store.IsClosed = false;
        _time.Pass(31);
        Assert.Empty(_shelf.Unsaved);
        Assert.Equal(whole, Assert.Single(Kept).Log);
        Fetch();
        Assert.False(_shelf.IsClosed);
        Assert.True(Assert.Single(_shelf.Runs).HasEnd);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"clip\":\"a\",\"number\":1,\"log\":null}")]
    [InlineData("{\"clip\":null,\"number\":1,\"fetchedAt\":\"2026-05-01T08:00:00+02:00\",\"log\":\"\"}")]
    [InlineData("[1,2,3]")]
    public void A_record_that_cannot_be_read_costs_itself(string text)
    {
        Record(3);
        Fetch();
        _store.Texts["bad"] = text;
        Reload();
        Assert.Equal((1, 1), (_shelf.Runs.Count(), _shelf.Unreadable));
        Record(3);
        Fetch();
        Assert.Equal(2, _shelf.Runs.Count());
        _time.Wait(_shelf.DeleteUnreadableAsync());
        Assert.Equal((0, 2), (_shelf.Unreadable, _store.Texts.Count));
    }

    [Fact]
    public void A_run_that_was_deleted_stays_deleted_here_and_on_the_clip()
    {
        Record(3);
        Record(4);
        Fetch();
        Delete(1);
        Fetch();
        Assert.Equal([2], Numbers());

        // It can be had back, so it is still on the clip.
        Assert.Equal(2, _clip.Runs.Count);
        Reload();
        Assert.Equal([2], Numbers());
        Fetch();
        Assert.Equal([2], Numbers());
        Assert.Equal([2u], _clip.Runs.Select(run => run.Number));

        // Nothing is left of it but for what the clip was told.
        Assert.Single(_store.Texts);
    }

    [Fact]
    public void Of_a_run_that_was_deleted_for_good_nothing_is_kept_but_its_beginning()
    {
        Record(30);
        Fetch();
        Delete(1);
        Reload();
        KeptRun note = Assert.Single(Kept);
        Assert.InRange(note.Log.Length, 1, KeptRun.HeadBytes);
        Assert.Equal(0, _shelf.Undoable);
    }

    [Fact]
    public void What_was_deleted_last_can_be_had_back()
    {
        ModelRun one = Record(3);
        Record(4);
        Fetch();
        Delete(1, 2);
        Assert.Equal((0, 2), (_shelf.Runs.Count(), _shelf.Undoable));
        _time.Wait(_shelf.UndoAsync());
        Assert.Equal([2, 1], Numbers());
        Delete(1);
        Delete(2);
        Assert.Equal(1, _shelf.Undoable);
        _time.Wait(_shelf.UndoAsync());
        Assert.Equal([2], Numbers());
        Reload();
        Assert.Equal([2], Numbers());
        Fetch();
        Assert.DoesNotContain(one, _clip.Runs);
    }

    [Fact]
    public void A_run_that_was_had_back_is_as_it_was()
    {
        ModelRun run = Record(30);
        Fetch();
        Delete(1);
        _time.Wait(_shelf.UndoAsync());
        Reload();
        Assert.Equal(run.Log, Assert.Single(Kept).Log);
        Assert.Null(Assert.Single(Kept).DeletedAt);
    }

    [Fact]
    public void A_clip_that_counts_its_runs_from_one_again_takes_no_ones_place()
    {
        _clip.HasOneName = true;
        Record(10);
        Fetch();
        byte[] first = _clip.Runs[0].Log;
        _clip.Reset();
        _clip.HoldButton();
        _time.Wait(_client.PairAsync());
        Record(20);
        Fetch();
        Assert.Equal(2, _shelf.Runs.Count());
        Assert.Contains(Kept, kept => kept.Log.AsSpan().SequenceEqual(first));
        Assert.Contains(Kept, kept => kept.Log.AsSpan().SequenceEqual(_clip.Runs[0].Log));
        Reload();
        Assert.Equal(2, _shelf.Runs.Count());
        Assert.Equal(2, _shelf.Runs.Select(run => run.Key).Distinct().Count());
    }

    [Fact]
    public void Two_runs_that_begin_alike_to_the_bit_are_both_kept()
    {
        // No clock, no other start of the clip, the same number and the same name.
        _clip.HasOneName = true;
        _clip.NeverKnowsTime = true;
        _clip.KnowsTime = false;
        Record(10, like: 1);
        Fetch();
        byte[] first = _clip.Runs[0].Log;
        _clip.Reset();
        _clip.HoldButton();
        _time.Wait(_client.PairAsync());
        Record(12, like: 2);
        Assert.Equal(first[..40], _clip.Runs[0].Log[..40]);
        Fetch();
        Assert.Equal(2, _shelf.Runs.Count());
        Assert.Contains(Kept, kept => kept.Log.AsSpan().SequenceEqual(first));
        Assert.Contains(Kept, kept => kept.Log.AsSpan().SequenceEqual(_clip.Runs[0].Log));
    }

    [Fact]
    public void What_the_clip_has_less_of_than_the_phone_changes_nothing()
    {
        ModelRun run = Record(40);
        Fetch();
        byte[] whole = run.Log;
        run.Truncate(700);
        Fetch();
        Assert.Equal(whole, Assert.Single(Kept).Log);
    }

    [Fact]
    public void What_another_page_has_kept_meanwhile_is_not_put_out()
    {
        ModelRun run = Record(40);
        Fetch();
        string whole = Assert.Single(_store.Texts).Value;
        string key = Assert.Single(_store.Texts).Key;
        _store.Texts.Clear();
        Reload();
        run.Truncate(700);
        _store.Texts[key] = whole;
        Fetch();
        Assert.Equal(whole, Assert.Single(_store.Texts).Value);
        Assert.True(Assert.Single(_shelf.Runs).HasEnd);
    }

    [Fact]
    public void Runs_of_before_these_keys_are_known_again()
    {
        Record(5);
        Fetch();
        (string key, string text) = Assert.Single(_store.Texts);
        _store.Texts.Clear();
        _store.Texts["HIP-0000 1"] = text;
        Reload();
        Fetch();
        Assert.Equal("HIP-0000 1", Assert.Single(_store.Texts).Key);
        Assert.NotEqual(key, Assert.Single(_store.Texts).Key);
        Delete(1);
        Reload();
        Fetch();
        Assert.Empty(_shelf.Runs);
        Assert.Empty(_store.Texts);
    }

    [Fact]
    public void Who_leaves_a_clip_in_the_midst_of_a_run_can_fetch_from_the_next()
    {
        Record(200);
        Task<bool> first = _shelf.FetchNewAsync(_client);
        _time.Pass(0.5);
        Assert.NotNull(_shelf.Fetching);

        // Its time stands still from here on, as that of a clip in the page does that nobody wants any more.
        ValueTask left = _client.DisposeAsync();
        _time.Work();
        Assert.True(left.IsCompleted);
        Assert.True(first.IsCompleted);
        _client = new ClipClient(_clip, _keys, _time);
        _time.Wait(_client.PairAsync());
        Assert.True(Fetch());
        Assert.Equal(_clip.Runs[0].Log, Assert.Single(Kept).Log);
    }

    [Fact]
    public void A_run_that_is_gone_or_broken_does_not_keep_the_others_back()
    {
        Record(5).Spoils = true;
        Record(6);
        Assert.True(Fetch());
        Assert.Equal([2], Numbers());
        Assert.Contains("Run 1", _shelf.Problem, StringComparison.Ordinal);
        Assert.Contains("stays on the clip", _shelf.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_that_breaks_is_worth_asking_again_and_what_came_stays()
    {
        Record(200);
        Task<bool> first = _shelf.FetchNewAsync(_client);
        _time.Pass(0.7);
        _clip.Break();
        Assert.False(_time.Wait(first));
        Assert.Contains("link broke", _shelf.Problem, StringComparison.Ordinal);
        _time.Pass(5);
        int before = _clip.Asked(ControlOp.Read);
        Assert.True(Fetch());
        Assert.Equal(_clip.Runs[0].Log, Assert.Single(Kept).Log);
        Assert.True(_clip.Asked(ControlOp.Read) - before < _clip.Runs[0].Length / LogPacket.MostWindow);
    }

    private ModelRun Record(int records, bool ends = true, int like = 0)
    {
        _clip.BeginRun();
        ModelRun run = _clip.Recorded!;
        run.Run(records, like);
        _time.Pass(1);
        if (ends)
        {
            _clip.EndRun();
        }

        _time.Pass(3);
        return run;
    }

    private bool Fetch() => _time.Wait(_shelf.FetchNewAsync(_client));

    private void Delete(params int[] numbers) => _time.Wait(_shelf.DeleteAsync([.. _shelf.Runs.Where(run => numbers.Contains((int)run.Number))]));

    private int[] Numbers() => [.. _shelf.Runs.Select(run => (int)run.Number)];

    private void Reload(Action? before = null)
    {
        before?.Invoke();
        _shelf = new RunShelf(_store, _time);
        _time.Wait(_shelf.LoadAsync());
    }
}
