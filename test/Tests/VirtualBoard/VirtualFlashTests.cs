using System;
using System.IO;
using System.Linq;
using HipSense.Virtual;
using Xunit;
using File = HipSense.Virtual.FileSystem.File;
using FileStream = HipSense.Virtual.FileSystem.FileStream;

namespace HipSense.Tests.Virtual;

/// <summary>What the real file system does, read in the sources of nf-interpreter, esp_littlefs and littlefs; not tried on a board.</summary>
public sealed class VirtualFlashTests : IDisposable
{
    private const string Path = @"I:\a.log";

    private readonly VirtualBoard _board = new(BoardOptions.XiaoEsp32S3(RowSignal.Counting()));
    private readonly IDisposable _current;

    public VirtualFlashTests() => _current = _board.Enter();

    private VirtualFlash Flash => _board.Flash;

    public void Dispose() => _current.Dispose();

    [Fact]
    public void What_was_written_is_read()
    {
        Write(FileMode.Create, [1, 2, 3, 4, 5]);
        using var file = new FileStream(Path, FileMode.Open, FileAccess.Read);
        byte[] into = new byte[10];
        Assert.Equal(5, file.Length);
        Assert.Equal(2, file.Seek(2, SeekOrigin.Begin));
        Assert.Equal(3, file.Read(into, 1, 9));
        Assert.Equal(0, file.Read(into, 0, 10));
        Assert.Equal([0, 3, 4, 5, 0], into[..5]);
        Assert.Throws<NotSupportedException>(() => file.Write(into, 0, 1));
    }

    [Fact]
    public void A_file_can_be_appended_to_overwritten_and_deleted()
    {
        Write(FileMode.CreateNew, [1, 2, 3]);
        Write(FileMode.Append, [4]);
        Assert.Equal([1, 2, 3, 4], Flash.Content(Path));
        Write(FileMode.OpenOrCreate, [9]);
        Assert.Equal([9, 2, 3, 4], Flash.Content(Path));
        Write(FileMode.Create, [7]);
        Assert.Equal([7], Flash.Content(Path));
        File.Delete(Path);
        Assert.False(File.Exists(Path));
        File.Delete(Path);
        Assert.Throws<IOException>(() => Write(FileMode.Open, [1]));
    }

    [Fact]
    public void Who_appends_cannot_go_back()
    {
        Write(FileMode.Create, [1, 2, 3]);
        using var file = new FileStream(Path, FileMode.Append);
        Assert.Equal(3, file.Position);
        Assert.Throws<IOException>(() => file.Seek(2, SeekOrigin.Begin));
    }

    [Fact]
    public void A_new_file_is_there_empty_as_soon_as_it_is_open_and_full_when_it_is_closed()
    {
        using (var file = new FileStream(Path, FileMode.Create, FileAccess.Write))
        {
            file.Write([1, 2], 0, 2);
            file.Flush();
            Assert.Empty(Flash.Content(Path)!);
        }

        Assert.Equal([1, 2], Flash.Content(Path));
    }

    [Fact]
    public void A_file_that_is_open_is_open_for_nobody_else()
    {
        Write(FileMode.Create, [1]);
        using var file = new FileStream(Path, FileMode.Open, FileAccess.Read);
        Assert.Throws<IOException>(() => new FileStream(Path.ToUpperInvariant(), FileMode.Open, FileAccess.Read));
        Assert.Throws<IOException>(() => File.Delete(Path));
        Assert.True(File.Exists(Path));
    }

    [Fact]
    public void There_is_one_drive()
    {
        Assert.False(File.Exists(@"D:\a.log"));
        Assert.Throws<IOException>(() => new FileStream(@"D:\a.log", FileMode.Create));
    }

    [Fact]
    public void A_full_flash_says_nothing_and_takes_nothing()
    {
        Write(FileMode.Create, [1]);
        Flash.LeaveFree(0);
        Write(FileMode.Append, new byte[VirtualFlash.InlineBytes]);
        Assert.Equal([1], Flash.Content(Path));
        Assert.Equal(1, Flash.Faults.RefusedCommits);
    }

    [Fact]
    public void A_small_file_finds_room_in_the_directory_of_a_full_flash()
    {
        Flash.LeaveFree(0);
        Write(FileMode.Create, new byte[VirtualFlash.InlineBytes]);
        Assert.Equal(VirtualFlash.InlineBytes, Flash.Content(Path)!.Length);
        Assert.Equal(0, Flash.Faults.RefusedCommits);
    }

    [Fact]
    public void A_failed_write_shows_when_the_file_is_closed_and_leaves_the_old_content()
    {
        Write(FileMode.Create, [1]);
        Flash.Faults.FailNext(1);
        Assert.Throws<IOException>(() => Write(FileMode.Append, [2]));
        Assert.Equal([1], Flash.Content(Path));
        Assert.Equal(1, Flash.Faults.FailedCommits);
        Write(FileMode.Append, [2]);
        Assert.Equal([1, 2], Flash.Content(Path));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_power_can_go_after_any_byte(bool inPlace)
    {
        byte[] before = [.. Enumerable.Range(0, 20).Select(value => (byte)value)];
        byte[] after = [.. before, 50, 51, 52];
        int cuts = 0;
        for (int bytes = 0; ; bytes++)
        {
            Flash.Put(Path, before);
            Flash.Faults.WritesInPlace = inPlace;
            Flash.Faults.CutPowerAfter(bytes);
            BoardStop stop = _board.Run(() => Write(FileMode.Append, [50, 51, 52]));
            byte[] found = Flash.Content(Path)!;
            if (stop == BoardStop.Returned)
            {
                Assert.Equal(after, found);
                break;
            }

            cuts++;
            Assert.Equal(inPlace ? after[..Math.Clamp(bytes, before.Length, after.Length)] : before, found);
            _board.PowerOn();
        }

        Assert.Equal(after.Length + VirtualFlash.CommitBytes, cuts);
        Assert.Equal(cuts, Flash.Faults.PowerCuts);
    }

    [Fact]
    public void Nothing_is_written_after_the_power_has_gone()
    {
        Write(FileMode.Create, [1]);
        BoardStop stop = _board.Run(() =>
        {
            using var file = new FileStream(Path, FileMode.Append);
            file.Write([2], 0, 1);
            _board.PowerOffAt(_board.Time.NowUs);
            _board.Time.Block(1);
        });
        Assert.Equal(BoardStop.PowerOff, stop);
        Assert.Equal([1], Flash.Content(Path));
        _board.PowerOn();
        Write(FileMode.Append, [3]);
        Assert.Equal([1, 3], Flash.Content(Path));
    }

    [Fact]
    public void Erasing_holds_the_board_up()
    {
        Write(FileMode.Create, new byte[5000]);
        Assert.Equal(2, Flash.Erases);
        long before = _board.Time.NowUs;
        Flash.Faults.SlowDown(1, 400_000);
        Write(FileMode.Append, [1]);
        Assert.Equal(1, Flash.Faults.SlowErases);
        Assert.InRange(_board.Time.NowUs - before, 400_000, 410_000);
        Assert.InRange(Flash.LongestBlockUs, 400_000, 410_000);
    }

    [Fact]
    public void A_bit_can_rot()
    {
        Flash.Put(Path, [0, 0]);
        Flash.Rot(Path, 9);
        Assert.Equal([0, 2], Flash.Content(Path));
        Assert.Equal(1, Flash.Faults.RottenBits);
    }

    private static void Write(FileMode mode, byte[] bytes)
    {
        using var file = new FileStream(Path, mode, FileAccess.Write);
        file.Write(bytes, 0, bytes.Length);
    }
}
