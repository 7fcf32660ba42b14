using System;
using System.Collections.Generic;
using HipSense.Firmware;
using HipSense.Tests.Virtual;
using HipSense.Virtual;
using Xunit;

namespace HipSense.Tests.Faults;

/// <summary>Rows F20 and F21 of the fault list, and F23 for settings.</summary>
public sealed class SettingsFaultsTests : IDisposable
{
    private static readonly string[] s_paths = [@"I:\x.a", @"I:\x.b"];
    private static readonly byte[] s_old = [1, 2, 3, 4, 5, 6, 7, 8];
    private static readonly byte[] s_new = [11, 12, 13, 14, 15, 16, 17, 18, 19];

    private readonly VirtualBoard _board = new(BoardOptions.DevKitC(RowSignal.Counting()));

    private VirtualFlash Flash => _board.Flash;

    public void Dispose() => Assert.True(Flash.Files.Count <= 2);

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(5, false)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(5, true)]
    public void F20_a_power_cut_at_any_byte_of_a_save_leaves_the_old_or_the_new(int savesBefore, bool inPlace)
    {
        Flash.Faults.WritesInPlace = inPlace;
        var seen = new Dictionary<string, int> { ["old"] = 0, ["new"] = 0, ["defaults"] = 0 };
        int cuts = 0;
        BoardStop stop;
        do
        {
            Prepare(savesBefore);
            Flash.Faults.CutPowerAfter(cuts);
            bool saved = false;
            stop = _board.Run(() => saved = new SettingsStore("x").Save(s_new));
            Flash.Faults.CutPowerAfter(long.MaxValue);
            if (stop == BoardStop.PowerOff)
            {
                cuts++;
                _board.PowerOn();
            }

            byte[]? found = Load(out _);
            string outcome = found == null ? "defaults" : found.AsSpan().SequenceEqual(s_old) ? "old" : found.AsSpan().SequenceEqual(s_new) ? "new" : "neither";
            seen[outcome]++;
            Assert.True(!saved || stop != BoardStop.Returned || outcome == "new");

            // And the store goes on to work.
            Assert.True(Save([99]));
            Assert.Equal([99], Load(out _));
        }
        while (stop == BoardStop.PowerOff);

        Assert.Equal(cuts, Flash.Faults.PowerCuts);
        Assert.InRange(cuts, 100, 1000);
        Assert.True(seen["new"] >= 1);
        Assert.Equal(savesBefore == 0 ? cuts + 1 - seen["new"] : 0, seen["defaults"]);
        Assert.Equal(savesBefore == 0 ? 0 : cuts + 1 - seen["new"], seen["old"]);
        TestContext.Current.TestOutputHelper!.WriteLine($"{cuts} cuts: old {seen["old"]}, new {seen["new"]}, defaults {seen["defaults"]}");
    }

    [Fact]
    public void F21_any_rotten_bit_is_seen_and_the_other_file_is_taken()
    {
        int flips = 0;
        for (int file = 0; file < 2; file++)
        {
            int bits = Sealed(file).Length * 8;
            for (int bit = 0; bit < bits; bit++)
            {
                Prepare(3);
                byte[] newest = Load(out bool wasDamaged)!;
                Assert.False(wasDamaged);
                Flash.Rot(s_paths[file], bit);
                byte[]? found = Load(out wasDamaged);
                Assert.True(wasDamaged);

                // The third save went into the first file.
                Assert.Equal(file == 0 ? s_old[1..] : newest, found);
                Assert.True(Save([7]));
                Assert.Equal([7], Load(out _));
                flips++;
            }
        }

        Assert.Equal(flips, Flash.Faults.RottenBits);
        Assert.InRange(flips, 250, 300);
    }

    [Fact]
    public void F21_when_both_files_rot_there_are_defaults_and_it_is_told()
    {
        Prepare(2);
        Flash.Rot(s_paths[0], 50);
        Flash.Rot(s_paths[1], 60);
        Assert.Null(Load(out bool wasDamaged));
        Assert.True(wasDamaged);
        Assert.True(Save(s_new));
        Assert.Equal(s_new, Load(out _));
        Assert.Equal(2, Flash.Faults.RottenBits);
    }

    [Fact]
    public void F23_a_save_that_fails_says_so_and_leaves_the_old()
    {
        Prepare(2);
        Flash.Faults.FailNext(1);
        Assert.False(Save(s_new));
        Assert.Equal(1, Flash.Faults.FailedCommits);
        Assert.Equal(s_old, Load(out bool wasDamaged));
        Assert.False(wasDamaged);
        Assert.True(Save(s_new));
        Assert.Equal(s_new, Load(out _));
    }

    /// <summary>Makes so many saves, the last of which is the old payload.</summary>
    private void Prepare(int saves)
    {
        foreach (string path in s_paths)
        {
            Flash.Remove(path);
        }

        for (int i = saves - 1; i >= 0; i--)
        {
            Assert.True(Save(s_old[i..]));
        }
    }

    private byte[] Sealed(int file)
    {
        Prepare(3);
        return Flash.Content(s_paths[file])!;
    }

    private bool Save(byte[] payload)
    {
        bool saved = false;
        Assert.Equal(BoardStop.Returned, _board.Run(() => saved = new SettingsStore("x").Save(payload)));
        return saved;
    }

    private byte[]? Load(out bool wasDamaged)
    {
        var store = new SettingsStore("x");
        byte[]? found = null;
        Assert.Equal(BoardStop.Returned, _board.Run(() => found = store.Load()));
        wasDamaged = store.WasDamaged;
        return found;
    }
}
