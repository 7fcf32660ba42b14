using System;
using CsCheck;
using HipSense.Firmware;
using HipSense.Tests.Virtual;
using HipSense.Virtual;
using Xunit;

namespace HipSense.Tests.OnBoard;

public sealed class SettingsStoreTests : IDisposable
{
    private readonly VirtualBoard _board = new(BoardOptions.DevKitC(RowSignal.Counting()));
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

    private void SetGeneration(string path, uint generation)
    {
        byte[] content = _board.Flash.Content(path)!;
        BitConverter.TryWriteBytes(content, generation);
        BitConverter.TryWriteBytes(content.AsSpan(content.Length - 4), Core.Crc32.Update(0, content, 0, content.Length - 4));
        _board.Flash.Put(path, content);
    }
}
