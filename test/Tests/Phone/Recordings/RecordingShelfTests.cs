using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using CsCheck;
using HipSense.Core;
using HipSense.Phone.Browser;
using HipSense.Phone.Recordings;
using Xunit;

namespace HipSense.Tests.Phone;

/// <summary>The recordings on the phone: none is lost that nobody deleted, and what is shown is what is kept.</summary>
public sealed class RecordingShelfTests
{
    private readonly ManualTime _time = new();
    private readonly FakeRecordingStore _store = new();
    private RecordingShelf _shelf;

    public RecordingShelfTests()
    {
        _shelf = new RecordingShelf(_store, _time);
    }

    private enum Act
    {
        Add,
        Append,
        Rename,
        Delete,
        Undo,
        Reload,
        FillUp,
        Free,
    }

    [Fact]
    public void What_is_shown_outlives_the_page_whatever_is_done_and_refused() =>
        Gen.Select(Gen.Enum<Act>(), Gen.Int[0, 5]).Array[1, 40].Sample(
            acts =>
            {
                var test = new RecordingShelfTests();
                foreach ((Act act, int which) in acts)
                {
                    test.Do(act, which);
                }

                test._store.IsFull = false;
                string[] shown = test.Shown();
                test.Reload();
                Assert.Equal(shown, test.Shown());
                Assert.All(test._store.Texts.Keys, id => Assert.Contains(test._shelf.Recordings, one => one.Id == id));
                Assert.All(test._shelf.Recordings, one => Assert.Equal(one.Chunks, test._store.ChunksOf(one.Id).Count()));
                Assert.All(test._shelf.Recordings, one => Assert.Equal(one.Bytes, test._store.ChunksOf(one.Id).Sum(chunk => chunk.Length)));
            },
            iter: 2000,
            threads: 1);

    [Fact]
    public void What_cannot_be_deleted_or_brought_back_is_told_and_can_be_tried_again()
    {
        KeptRecording one = Add("one");
        _store.IsFull = true;
        _time.Wait(_shelf.DeleteAsync(one));
        Assert.NotNull(_shelf.Problem);
        Assert.False(_shelf.CanUndo);
        Assert.Single(_shelf.Recordings);
        _store.IsFull = false;
        _time.Wait(_shelf.DeleteAsync(one));
        Assert.Null(_shelf.Problem);
        Assert.Empty(_shelf.Recordings);
        _store.IsFull = true;
        _time.Wait(_shelf.UndoAsync());
        Assert.NotNull(_shelf.Problem);
        Assert.True(_shelf.CanUndo);
        Assert.Empty(_shelf.Recordings);
        _store.IsFull = false;
        _time.Wait(_shelf.UndoAsync());
        Assert.Null(_shelf.Problem);
        Assert.False(_shelf.CanUndo);
        Assert.Single(_shelf.Recordings);
    }

    [Fact]
    public void A_deleted_recording_is_gone_with_its_chunks_once_it_cannot_be_had_back()
    {
        KeptRecording one = Add("one");
        KeptRecording two = Add("two");
        _time.Wait(_shelf.DeleteAsync(one));
        Assert.NotEmpty(_store.ChunksOf(one.Id));
        _time.Wait(_shelf.DeleteAsync(two));
        Assert.Empty(_store.ChunksOf(one.Id));
        Assert.NotEmpty(_store.ChunksOf(two.Id));
        Reload();
        Assert.Empty(_store.Texts);
        Assert.Empty(_store.ChunksOf(two.Id));
    }

    [Fact]
    public void What_cannot_be_read_costs_itself()
    {
        Add("one");
        _store.Texts["broken"] = "{";
        _store.Texts["empty"] = "null";
        Reload();
        Assert.Equal("one", Assert.Single(_shelf.Recordings).Name);
        Assert.Null(_shelf.Problem);
        Assert.Contains("broken", _store.Texts.Keys);
    }

    [Fact]
    public void A_storage_that_is_closed_is_told_and_read_when_it_opens()
    {
        Add("one");
        _shelf = new RecordingShelf(_store, _time);
        _store.IsClosed = true;
        _time.Wait(_shelf.LoadAsync());
        Assert.NotNull(_shelf.Problem);
        _store.IsClosed = false;
        _time.Wait(_shelf.LoadAsync());
        Assert.Null(_shelf.Problem);
        Assert.Single(_shelf.Recordings);
    }

    [Fact]
    public void The_newest_stands_first()
    {
        Add("one");
        _time.Pass(60);
        Add("two");
        Assert.Equal(["two", "one"], _shelf.Recordings.Select(one => one.Name));
    }

    [Fact]
    public void A_file_names_nobody_and_says_when_nobody_ran()
    {
        KeptRecording one = Add("Alice on the treadmill");
        one.IsDemo = true;
        one.Firmware = "1.2.3";
        var done = new List<double>();
        _shelf.Changed += () => done.Add(_shelf.Packing?.Done ?? -1);
        _time.Wait(_shelf.ShareAsync(one));
        Assert.Equal(["hip-2026-05-01-0600.csv.gz"], _store.Files);
        Assert.DoesNotContain("Alice", _store.File, StringComparison.Ordinal);
        Assert.Contains("firmware 1.2.3", _store.File, StringComparison.Ordinal);
        Assert.Contains("nobody ran this", _store.File, StringComparison.Ordinal);
        Assert.Contains(RecordingText.Columns + "\n", _store.File, StringComparison.Ordinal);
        Assert.Equal(Enumerable.Range(1, 8), RowsOf(_store.File).Select(row => (int)row[0]));
        Assert.Equal([0, -1], done);
    }

    [Fact]
    public void A_file_that_the_phone_does_not_take_is_told_and_another_can_be_made()
    {
        KeptRecording one = Add("one");
        _store.IsClosed = true;
        _time.Wait(_shelf.ShareAsync(one));
        Assert.NotNull(_shelf.Problem);
        Assert.Null(_shelf.Packing);
        _store.IsClosed = false;
        _time.Wait(_shelf.ShareAsync(one));
        Assert.Null(_shelf.Problem);
        Assert.Single(_store.Files);
    }

    [Fact]
    public void One_is_packed_at_a_time()
    {
        KeptRecording one = Add("one");
        _store.Takes = () => Task.Delay(TimeSpan.FromSeconds(1), _time);
        Task first = _shelf.ShareAsync(one);
        Assert.True(_shelf.ShareAsync(one).IsCompleted);
        _time.Wait(first);
        Assert.Single(_store.Files);
    }

    private static IEnumerable<double[]> RowsOf(string text) => text.Split('\n')
        .Where(line => line.Length > 0 && line[0] is not ('#' or 'a'))
        .Select(line => line.Split(',').Select(number => double.Parse(number, System.Globalization.CultureInfo.InvariantCulture)).ToArray());

    /// <summary>A recording of eight samples, of which the first channel counts from one.</summary>
    private KeptRecording Add(string name)
    {
        KeptRecording one = New(name);
        Append(one);
        return one;
    }

    private KeptRecording New(string name)
    {
        var one = new KeptRecording { Id = Guid.NewGuid().ToString("N"), Name = name, StartedAt = _time.GetUtcNow() };
        _shelf.Add(one);
        return one;
    }

    private void Append(KeptRecording one)
    {
        byte[] packet = new byte[RawPacket.HeaderBytes + ImuScale.BlockBytes];
        packet[0] = Packet.Raw;
        for (int i = 0; i < ImuScale.BlockSamples; i++)
        {
            packet[RawPacket.HeaderBytes + (i * ImuScale.FrameBytes) + 1] = (byte)(i + 1);
        }

        using var chunk = new System.IO.MemoryStream();
        RecordingFrames.AddStart(chunk, 0);
        RecordingFrames.AddPacket(chunk, packet);
        Task kept = _shelf.AppendAsync(one, chunk.ToArray());
        try
        {
            _time.Wait(kept);
        }
        catch (StoreException)
        {
            Assert.True(_store.IsFull);
        }
    }

    private void Do(Act act, int which)
    {
        KeptRecording? one = _shelf.Recordings.ElementAtOrDefault(which);
        switch (act)
        {
            case Act.Add:
                _time.Pass(1);
                one = New("");
                Append(one);

                // One of which nothing could be kept is not there for the next page.
                Assert.Equal(!_store.IsFull, _store.Texts.ContainsKey(one.Id));
                if (_store.IsFull)
                {
                    Reload();
                }

                break;
            case Act.Append when one is not null:
                Append(one);
                break;
            case Act.Rename when one is not null:
                _time.Wait(_shelf.RenameAsync(one, $"{one.Name}{which}"));
                break;
            case Act.Delete when one is not null:
                _time.Wait(_shelf.DeleteAsync(one));
                break;
            case Act.Undo:
                _time.Wait(_shelf.UndoAsync());
                break;
            case Act.Reload:
                string[] shown = Shown();
                Reload();
                Assert.Equal(shown, Shown());
                break;
            case Act.FillUp:
                _store.IsFull = true;
                break;
            case Act.Free:
                _store.IsFull = false;
                break;
        }
    }

    private void Reload()
    {
        _shelf = new RecordingShelf(_store, _time);
        _time.Wait(_shelf.LoadAsync());
    }

    private string[] Shown() => [.. _shelf.Recordings.Select(one => JsonSerializer.Serialize(one, RecordingJson.Default.KeptRecording))];
}
