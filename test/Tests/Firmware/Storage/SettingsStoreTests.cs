using System;
using System.Linq;
using CsCheck;
using HipSense.Firmware;
using HipSense.Tests.Virtual;
using HipSense.Virtual;
using Xunit;

namespace HipSense.Tests.OnBoard;

public sealed class SettingsStoreTests : IDisposable
{
    private static readonly string[] s_paths = [@"I:\x.a", @"I:\x.b"];

    private readonly VirtualBoard _board = new(BoardOptions.XiaoEsp32S3(RowSignal.Counting()));
    private readonly IDisposable _current;

    public SettingsStoreTests() => _current = _board.Enter();

    public void Dispose() => _current.Dispose();

    [Fact]
    public void There_is_nothing_at_first()
    {
        var store = new SettingsStore("x");
        Assert.Null(store.Load());
        Assert.False(store.WasDamaged);
        Assert.Empty(_board.Flash.Files);
    }

    [Fact]
    public void The_newest_of_any_number_of_saves_is_loaded() => Gen.Byte.Array[0, SettingsStore.MostBytes].Array[1, 10].Sample(
        payloads =>
        {
            using (_board.Enter())
            {
                var store = new SettingsStore("x");
                Assert.All(payloads, payload => Assert.True(store.Save(payload)));
                var again = new SettingsStore("x");
                Assert.Equal(payloads[^1], again.Load());
                Assert.False(again.WasDamaged);
                Assert.True(again.Save(payloads[0]));
                Assert.Equal(payloads[0], new SettingsStore("x").Load());
            }
        },
        iter: 50,
        threads: 1);

    [Fact]
    public void What_is_too_long_is_refused()
    {
        var store = new SettingsStore("x");
        Assert.True(store.Save([1]));
        Assert.False(store.Save(new byte[SettingsStore.MostBytes + 1]));
        Assert.Equal([1], new SettingsStore("x").Load());
    }

    [Fact]
    public void Stores_do_not_disturb_each_other()
    {
        Assert.True(new SettingsStore("x").Save([1]));
        Assert.True(new SettingsStore("y").Save([2]));
        Assert.Equal([1], new SettingsStore("x").Load());
        Assert.Equal([2], new SettingsStore("y").Load());
    }

    [Fact]
    public void The_two_files_take_turns()
    {
        var store = new SettingsStore("x");
        store.Save([1]);
        store.Save([2]);
        byte[]? first = _board.Flash.Content(@"I:\x.a");
        store.Save([3]);
        Assert.NotEqual(first, _board.Flash.Content(@"I:\x.a"));
        store.Save([4]);
        Assert.Equal([4], new SettingsStore("x").Load());
    }

    [Fact]
    public void The_generation_may_start_again_from_zero()
    {
        var store = new SettingsStore("x");
        store.Save([1]);
        store.Save([2]);
        SetGeneration(@"I:\x.a", uint.MaxValue);
        SetGeneration(@"I:\x.b", 0);
        Assert.Equal([2], new SettingsStore("x").Load());
        SetGeneration(@"I:\x.b", uint.MaxValue - 1);
        Assert.Equal([1], new SettingsStore("x").Load());
    }

    [Fact]
    public void A_moment_in_which_no_file_can_be_opened_is_waited_for()
    {
        Saved([1], [2], [3]);
        _board.Flash.Faults.FailNextOpens(2);
        var store = new SettingsStore("x");
        Assert.Equal([3], store.Load());
        Assert.Equal(2, _board.Flash.Faults.FailedOpens);
        Assert.False(store.IsUnread || store.WasDamaged);
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_told_and_found_again()
    {
        Saved([1], [2], [3]);
        var store = new SettingsStore("x");
        _board.Flash.Break(@"I:\x.a");
        Assert.Equal([2], store.Load());
        Assert.True(store.IsUnread);
        _board.Flash.Break(@"I:\x.b");
        Assert.Null(store.Load());
        Assert.True(store.IsUnread);
        _board.Flash.Mend(@"I:\x.a");
        Assert.Equal([3], store.Load());
        _board.Flash.Mend(@"I:\x.b");
        Assert.Equal([3], store.Load());
        Assert.False(store.IsUnread);
    }

    /// <summary>Whatever could be read when, what was acknowledged last is what the next start finds.</summary>
    [Fact]
    public void What_was_saved_while_files_could_not_be_read_is_not_undone_when_they_can() => Gen.Select(Gen.Int[0, 4], Gen.Int[0, 3], Gen.Bool, Gen.Int[1, 3]).Sample(
        (before, broken, mendBeforeSave, saves) =>
        {
            var board = new VirtualBoard(BoardOptions.XiaoEsp32S3(RowSignal.Counting()));
            using (board.Enter())
            {
                var first = new SettingsStore("x");
                for (int i = 0; i < before; i++)
                {
                    Assert.True(first.Save([(byte)i]));
                }

                SetBroken(board.Flash, broken, isBroken: true);
                var store = new SettingsStore("x");
                store.Load();
                if (mendBeforeSave)
                {
                    SetBroken(board.Flash, broken, isBroken: false);
                }

                for (int i = 0; i < saves; i++)
                {
                    Assert.True(store.Save([(byte)(100 + i)]));
                }

                SetBroken(board.Flash, broken, isBroken: false);
                Assert.Equal<byte>([(byte)(99 + saves)], new SettingsStore("x").Load()!);
                Assert.False(store.IsUnread);
            }
        },
        iter: 300,
        threads: 1);

    [Fact]
    public void A_cut_while_a_file_cannot_be_read_leaves_what_the_other_held()
    {
        for (int cut = 0; cut < 300; cut++)
        {
            var board = new VirtualBoard(BoardOptions.XiaoEsp32S3(RowSignal.Counting()));
            board.Flash.Faults.WritesInPlace = true;
            board.Run(() => Assert.True(new SettingsStore("x").Save([1]) && new SettingsStore("x").Save([2])));
            board.Flash.Break(@"I:\x.b");
            board.Flash.Faults.CutPowerAfter(cut);
            bool saved = false;
            board.Run(() => saved = new SettingsStore("x").Save([3]));
            board.Flash.Faults.CutPowerAfter(long.MaxValue);
            if (board.StoppedBy == BoardStop.PowerOff)
            {
                board.PowerOn();
            }

            board.Flash.Mend(@"I:\x.b");
            byte[]? found = null;
            board.Run(() => found = new SettingsStore("x").Load());
            Assert.True(saved ? found![0] == 3 : found![0] is 1 or 2 or 3, $"{found[0]} after a cut at {cut}");
        }
    }

    [Fact]
    public void A_save_that_could_be_undone_is_no_save()
    {
        Saved([1], [2]);
        SetBroken(_board.Flash, 3, isBroken: true);
        var store = new SettingsStore("x");

        // The first commit that fails is that of the new content, the second the deletion of the file that nobody can read.
        _board.Flash.Faults.FailNext(1);
        Assert.False(store.Save([7]));
        store = new SettingsStore("x");
        SetBroken(_board.Flash, 3, isBroken: true);
        Assert.True(store.Save([8]));
        SetBroken(_board.Flash, 3, isBroken: false);
        Assert.Equal([8], new SettingsStore("x").Load());
        Assert.Single(_board.Flash.Files);
    }

    [Fact]
    public void Saved_twice_it_outlives_any_bit_and_nothing_else_is_left()
    {
        Saved([1], [2], [3]);
        var store = new SettingsStore("x");
        Assert.False(store.HasTwice([3]));
        Assert.True(store.SaveTwice([9, 8]));
        Assert.True(store.HasTwice([9, 8]));
        Assert.False(store.HasTwice([9]) || store.HasTwice([9, 7]));
        foreach (string path in s_paths)
        {
            for (int bit = 0; bit < _board.Flash.Content(path)!.Length * 8; bit++)
            {
                byte[] whole = _board.Flash.Content(path)!;
                _board.Flash.Rot(path, bit);
                Assert.Equal([9, 8], new SettingsStore("x").Load());
                Assert.False(store.HasTwice([9, 8]));
                _board.Flash.Put(path, whole);
            }
        }
    }

    private static void SetBroken(VirtualFlash flash, int which, bool isBroken)
    {
        foreach (string path in s_paths.Where((_, i) => (which >> i & 1) != 0))
        {
            if (isBroken)
            {
                flash.Break(path);
            }
            else
            {
                flash.Mend(path);
            }
        }
    }

    private static void Saved(params byte[][] payloads)
    {
        var store = new SettingsStore("x");
        Assert.All(payloads, payload => Assert.True(store.Save(payload)));
    }

    private void SetGeneration(string path, uint generation)
    {
        byte[] content = _board.Flash.Content(path)!;
        BitConverter.TryWriteBytes(content, generation);
        BitConverter.TryWriteBytes(content.AsSpan(content.Length - 4), Core.Crc32.Update(0, content, 0, content.Length - 4));
        _board.Flash.Put(path, content);
    }
}
