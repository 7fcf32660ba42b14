using System;
using HipSense.Firmware;
using HipSense.Tests.Virtual;
using HipSense.Virtual;
using Xunit;

namespace HipSense.Tests.Faults;

/// <summary>Rows F21 and F23 of the fault list, bit by bit; the power cuts of F20 are swept in <see cref="PowerCutTests"/>.</summary>
public sealed class SettingsFaultsTests : IDisposable
{
    private static readonly string[] s_paths = [@"I:\x.a", @"I:\x.b"];
    private static readonly byte[] s_old = [1, 2, 3, 4, 5, 6, 7, 8];
    private static readonly byte[] s_new = [11, 12, 13, 14, 15, 16, 17, 18, 19];

    private readonly VirtualBoard _board = new(BoardOptions.XiaoEsp32S3(RowSignal.Counting()));

    private VirtualFlash Flash => _board.Flash;

    public void Dispose() => Assert.True(Flash.Files.Count <= 2);

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
