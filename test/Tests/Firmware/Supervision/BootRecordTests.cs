using System;
using System.Linq;
using HipSense.Firmware;
using HipSense.Tests.Virtual;
using HipSense.Virtual;
using Xunit;

namespace HipSense.Tests.OnBoard;

public sealed class BootRecordTests : IDisposable
{
    private readonly VirtualBoard _board = new(BoardOptions.XiaoEsp32S3(RowSignal.Counting()));
    private readonly IDisposable _current;

    public BootRecordTests() => _current = _board.Enter();

    public void Dispose() => _current.Dispose();

    [Theory]
    [InlineData("cut after a while", 40, 40, 40, 40, 40)]
    [InlineData("cut at once, but not three times", 0, 0)]
    public void Starts_that_are_not_cut_off_in_a_hurry_leave_nothing_off(string why, params int[] uptimesS) =>
        Assert.True(Cut(uptimesS).All(start => start.SafeMode == SafeMode.Off), why);

    [Fact]
    public void Three_hurried_starts_switch_the_radio_off_and_three_more_everything()
    {
        SafeMode[] modes = [.. Cut(0, 0, 0, 0, 0, 0, 0, 0, 0).Select(start => start.SafeMode)];
        Assert.Equal([SafeMode.Off, SafeMode.Off, SafeMode.NoRadio, SafeMode.NoRadio, SafeMode.NoRadio, .. Enumerable.Repeat(SafeMode.NothingOn, 4)], modes);
    }

    [Fact]
    public void A_start_without_the_radio_that_lives_for_a_minute_is_the_last()
    {
        Cut(0, 0);
        BootRecord noRadio = Cut(0).Single();
        Assert.Equal(SafeMode.NoRadio, noRadio.SafeMode);
        noRadio.Run(BootRecord.LoopS * 1000);
        BootRecord next = Start();
        Assert.Equal(SafeMode.Off, next.SafeMode);
        Assert.True(next.WasSafe);
        Assert.False(Start().WasSafe);
    }

    [Theory]
    [InlineData(3, SafeMode.NoRadio)]
    [InlineData(6, SafeMode.NothingOn)]
    public void Safe_mode_can_be_left_and_the_start_counts_as_cut_off(int cuts, SafeMode mode)
    {
        BootRecord last = Cut(new int[cuts])[^1];
        Assert.Equal(mode, last.SafeMode);
        last.LeaveSafeMode();
        BootRecord next = Start();
        Assert.Equal(SafeMode.Off, next.SafeMode);
        Assert.True(next.WasSafe);
        Assert.False(next.WasClean);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(6)]
    public void A_clean_end_ends_safe_mode(int cuts)
    {
        Cut(new int[cuts])[^1].EndCleanly();
        BootRecord next = Start();
        Assert.Equal(SafeMode.Off, next.SafeMode);
        Assert.True(next.WasClean && next.WasSafe);
    }

    [Fact]
    public void A_crash_is_written_down_and_kept()
    {
        Start().NoteCrash(3, 123_456);
        Cut(0, 0);
        BootRecord now = Start();
        Assert.Equal((1, 3, 123u), (now.Crashes, now.CrashDuty, now.CrashUptimeS));
    }

    private static BootRecord Start()
    {
        var record = new BootRecord();
        record.Begin();
        return record;
    }

    /// <summary>A clip's first start, which is cut off after a while, and one start more for each further while; all but the first.</summary>
    private static BootRecord[] Cut(params int[] uptimesS)
    {
        Start();
        return [.. uptimesS.Select(uptimeS =>
        {
            BootRecord record = Start();
            record.Run(uptimeS * 1000L);
            return record;
        })];
    }
}
