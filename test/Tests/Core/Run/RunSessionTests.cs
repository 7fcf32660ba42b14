using System;
using HipSense.Core;
using Xunit;

namespace HipSense.Tests.Detection;

/// <summary>The owner of a run alone; with all who follow it in <see cref="HipSense.Tests.Faults.RunDaysTests"/>.</summary>
public class RunSessionTests
{
    private const long Boot = 3000;
    private const uint Unix = 1_790_000_000;

    private readonly RunSession _session = new();

    [Fact]
    public void Nothing_begins_before_the_flash_is_known_and_the_log_is_free()
    {
        _session.SetRunning(true, 500);
        Assert.Equal(RunChange.None, _session.Next(600, true));
        Find(0, 7);
        Assert.Equal(RunChange.None, _session.Next(700, false));
        Assert.False(_session.IsOpen);
        Assert.Equal(800, _session.NextMs(700));
        Assert.Equal(RunChange.Begun, _session.Next(900, true));
        Assert.Equal((8, 900), (_session.Number, _session.StartedMs));
        Assert.Equal(RunSession.Never, _session.NextMs(900));
        Assert.Equal(RunChange.None, _session.Next(900, true));
    }

    [Fact]
    public void A_run_ends_five_minutes_after_the_last_running_however_often_walking_and_standing_change()
    {
        Begin();
        _session.SetRunning(false, 60_000);
        for (int i = 1; i < 10; i++)
        {
            _session.SetRunning(false, 60_000 + (i * 20_000));
        }

        Assert.Equal(60_000 + RunSession.RestMs, _session.NextMs(300_000));
        Assert.Equal(RunChange.None, _session.Next(60_000 + RunSession.RestMs - 1, true));
        Assert.Equal(RunChange.Ended, _session.Next(60_000 + RunSession.RestMs, true));
        Assert.Equal((0, EndCause.Rested), (_session.Number, _session.EndCause));
        Assert.Equal(RunSession.Never, _session.NextMs(400_000));
    }

    [Fact]
    public void Who_runs_again_before_is_on_the_same_run()
    {
        Begin();
        _session.SetRunning(false, 60_000);
        _session.SetRunning(true, 60_000 + RunSession.RestMs - 1);
        Assert.Equal(RunChange.None, _session.Next(60_000 + RunSession.RestMs + 1, true));
        Assert.Equal(1, _session.Number);
        Assert.Equal(0, _session.RestS(600_000));
    }

    [Fact]
    public void Stop_ends_a_run_and_running_on_begins_none()
    {
        Begin();
        _session.Stop();
        Assert.Equal(RunChange.Ended, _session.Next(10_000, true));
        Assert.Equal(EndCause.Stopped, _session.EndCause);
        Assert.Equal(RunChange.None, _session.Next(20_000, true));
        _session.SetRunning(false, 21_000);
        _session.SetRunning(true, 30_000);
        Assert.Equal(RunChange.Begun, _session.Next(30_000, true));
        Assert.Equal(2, _session.Number);
    }

    [Fact]
    public void Start_in_the_midst_of_a_recorded_run_changes_nothing_and_of_one_that_is_not_begins_another()
    {
        Begin();
        _session.Start(10_000, isRecorded: true);
        Assert.Equal(RunChange.None, _session.Next(10_000, true));
        _session.Start(11_000, isRecorded: false);
        Assert.Equal(RunChange.Ended, _session.Next(11_000, true));
        Assert.Equal(RunChange.Begun, _session.Next(11_000, true));
        Assert.Equal(2, _session.Number);
    }

    [Fact]
    public void A_run_by_hand_in_which_nobody_runs_lasts_five_minutes()
    {
        Find(0, 0);
        _session.Start(10_000, isRecorded: false);
        Assert.Equal(RunChange.Begun, _session.Next(10_000, true));
        Assert.Equal(RunChange.None, _session.Next(10_000 + RunSession.RestMs - 1, true));
        Assert.Equal(RunChange.Ended, _session.Next(10_000 + RunSession.RestMs, true));
    }

    [Fact]
    public void After_the_highest_number_comes_1()
    {
        Find(0, RunSession.HighestNumber - 1);
        _session.SetRunning(true, Boot);
        _session.Next(Boot, true);
        Assert.Equal(RunSession.HighestNumber, _session.Number);
        _session.Stop();
        _session.Next(Boot, true);
        _session.Start(Boot, isRecorded: false);
        _session.Next(Boot, true);
        Assert.Equal(1, _session.Number);
    }

    [Theory]
    [InlineData(false, 19_999, RunChange.WentOn)]
    [InlineData(false, 20_000, RunChange.Begun)]
    [InlineData(true, 20_000, RunChange.WentOn)]
    [InlineData(true, 299_999, RunChange.WentOn)]
    [InlineData(true, 300_000, RunChange.Begun)]
    public void A_run_is_gone_on_with_by_who_runs_soon_enough(bool hasKeptPower, long atMs, RunChange expected)
    {
        _session.HasKeptPower = hasKeptPower;
        Find(5, 5);
        _session.SetRunning(true, atMs);

        // However long the log takes to be ready.
        Assert.Equal(RunChange.None, _session.Next(atMs + 5000, false));
        Assert.Equal(expected, _session.Next(atMs + 9000, true));
        Assert.Equal(expected == RunChange.WentOn ? 5 : 6, _session.Number);
    }

    [Fact]
    public void The_rest_before_a_crash_counts()
    {
        _session.HasKeptPower = true;
        _session.Restore(5, 210, 0);
        Find(5, 5);
        _session.SetRunning(true, 90_000);
        Assert.Equal(210 + 80, _session.RestS(80_000));
        Assert.Equal(RunChange.GivenUp, _session.Next(90_000, true));
        Assert.Equal(RunChange.Begun, _session.Next(90_000, true));
    }

    [Theory]
    [InlineData(5, 4, 5)]
    [InlineData(4, 4, 5)]
    [InlineData(0, 5, 5)]
    public void What_was_kept_of_another_run_than_the_one_in_the_log_is_given_up(int left, int restored, int last)
    {
        _session.Restore(restored, 0, 0);
        Assert.Equal(restored, _session.KeptNumber);
        Find(left, last);
        Assert.False(_session.Holds(Boot));
        Assert.Equal(RunChange.GivenUp, _session.Next(Boot, true));
        Assert.True(_session.Holds(Boot));
        Assert.Equal(RunChange.None, _session.Next(Boot, true));
        Assert.Equal(left == last ? left : 0, _session.KeptNumber);
    }

    [Fact]
    public void A_clock_that_tells_of_more_than_five_minutes_ends_what_a_power_cut_left_and_not_what_a_crash_did()
    {
        foreach (bool hasKeptPower in new[] { false, true })
        {
            RunSession session = new() { HasKeptPower = hasKeptPower };
            session.Find(5, 60_000, 60_000, Unix, 5);
            session.SetTime(Boot, Unix + 60 + 301);
            session.SetRunning(true, Boot);
            Assert.Equal(hasKeptPower ? RunChange.WentOn : RunChange.Begun, session.Next(Boot, true));
            Assert.Equal(hasKeptPower ? Unix : Unix + 361, session.StartedUnixS);
        }
    }

    [Theory]
    [InlineData(130, 70)]
    [InlineData(50, 0)]
    [InlineData(-90_000, 0)]
    public void The_gap_is_what_the_clock_says_if_it_can_be(int laterS, int gapS)
    {
        _session.Find(5, 60_000, 60_000, Unix, 5);
        _session.SetTime(Boot, (uint)(Unix + laterS));
        _session.SetRunning(true, Boot);
        Assert.Equal(RunChange.WentOn, _session.Next(Boot, true));
        Assert.Equal(gapS, _session.GapS);
        Assert.Equal(60_000u + (uint)Math.Max(gapS * 1000, Boot), _session.TimeMs(Boot));
        Assert.Equal(Unix, _session.StartedUnixS);
    }

    [Fact]
    public void The_clock_that_is_told_first_dates_the_run()
    {
        Begin();
        Assert.Equal(0u, _session.StartedUnixS);
        _session.SetTime(Boot + 60_000, Unix + 60);
        Assert.Equal(Unix, _session.StartedUnixS);
        _session.SetTime(Boot + 70_000, 5);
        Assert.Equal(Unix, _session.StartedUnixS);
        Assert.Equal(Unix, _session.KeptStartedUnixS);
    }

    [Fact]
    public void A_run_that_a_crash_left_is_dated_by_the_clock_that_is_told_first_and_one_that_a_cut_left_is_not()
    {
        foreach (bool hasKeptPower in new[] { false, true })
        {
            RunSession session = new() { HasKeptPower = hasKeptPower };
            session.Find(5, 60_000, 60_000, 0, 5);
            session.SetTime(Boot, Unix);
            Assert.Equal(RunChange.None, session.Next(Boot, true));
            Assert.Equal(hasKeptPower ? Unix - 60 - (uint)(Boot / 1000) : 0, session.LeftStartedUnixS);
        }
    }

    [Fact]
    public void Who_forgets_has_no_run_and_had_none()
    {
        Begin();
        _session.Forget();
        Assert.Equal((0, 0, true), (_session.Number, _session.KeptNumber, _session.Holds(10_000)));
        Assert.Equal(RunChange.None, _session.Next(10_000, true));
    }

    [Fact]
    public void Rest_is_told_for_as_long_as_a_byte_can_keep_it()
    {
        Begin();
        _session.SetRunning(false, 10_000);
        Assert.Equal(95, _session.RestS(105_999));
        Assert.Equal(255 * RunState.RestStepS, _session.RestS(1_000_000_000));
    }

    private void Find(int left, int last) => _session.Find(left, 60_000, 60_000, 0, last);

    private void Begin()
    {
        Find(0, 0);
        _session.SetRunning(true, Boot);
        Assert.Equal(RunChange.Begun, _session.Next(Boot, true));
    }
}
