using System;
using System.Collections.Generic;
using System.Linq;
using HipSense.Core;
using HipSense.Runners;
using Xunit;
using Activity = HipSense.Core.Activity;
using Side = HipSense.Core.Side;
using Stance = HipSense.Core.Stance;

namespace HipSense.Tests.Detection;

public class HipMonitorTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_seeded_run_gives_the_events_that_it_gave_before(long seed)
    {
        EventLog log = Play(Recording.Of(GivingWay, seed));
        Assert.Contains(log.Cues, cue => cue.Kind == CueKind.TooMuchDrop);
        Golden.AssertSame($"giving-way-{seed}", log.Lines);
    }

    [Fact]
    public void The_same_run_gives_the_same_events_every_time()
    {
        Recording recording = Recording.Of("tiring", 1, 60);
        EventLog first = Play(recording);
        Assert.True(first.Stances.Count > 100);
        Assert.Equal(first.Lines, Play(recording).Lines);
        Assert.Equal(first.Lines, Play(Recording.Of(RunnerCatalog.Get("tiring").Scenario.Lasting(60), 1)).Lines);
        Assert.NotEqual(first.Lines, Play(Recording.Of("tiring", 2, 60)).Lines);
    }

    [Fact]
    public void A_run_is_calibrated_found_and_measured()
    {
        EventLog log = Play(Recording.Of("steady", 1, 60));
        Assert.Equal([CalibrationResult.Done], log.Calibrations);
        Assert.Equal(Activity.Running, log.Activities[^1]);
        Assert.InRange(log.Stances.Count(stance => stance.Side == Side.Unknown), 1, 12);
        Assert.Empty(log.Cues);

        // 4.2° and 4.8° by the catalog, of which the first stances after standing still may be off.
        Assert.InRange(log.OfSide(Side.Left).Average(stance => stance.DropPeakCdeg), 300, 540);
        Assert.InRange(log.OfSide(Side.Right).Average(stance => stance.DropPeakCdeg), 360, 600);
        for (int i = 1; i < log.Stances.Count; i++)
        {
            Assert.True(log.Stances[i].InitialContactUs > log.Stances[i - 1].ToeOffUs);
            Assert.True(log.Stances[i].Side == Side.Unknown || log.Stances[i].Side != log.Stances[i - 1].Side);
        }
    }

    [Fact]
    public void Statistics_are_those_of_the_stances_told()
    {
        var log = new EventLog();
        var monitor = new HipMonitor(Eager(), log);
        monitor.StartStanding();
        Recording.Of(GivingWay, 1).PlayTo(monitor);
        Assert.Equal(log.OfSide(Side.Left).Count(), monitor.Statistics.Left.Stances);
        Assert.Equal(log.OfSide(Side.Right).Count(), monitor.Statistics.Right.Stances);
        Assert.Equal(log.OfSide(Side.Unknown).Count(), monitor.Statistics.Unknown.Stances);
        Assert.Equal(log.Cues.Count(cue => cue.Kind == CueKind.TooMuchDrop), monitor.Statistics.Cues);
        Assert.InRange(monitor.Statistics.Cadence, 140, 200);
    }

    [Fact]
    public void A_cue_needs_ten_stances_of_its_side_that_count()
    {
        EventLog log = Play(Recording.Of(GivingWay, 1));
        Assert.NotEmpty(log.Cues);
        foreach (Cue cue in log.Cues)
        {
            int[] drops = [.. log.OfSide(cue.Side)
                .Where(stance => stance.Quality >= 50 && (stance.Doubts & StanceDoubts.SpeedChange) == 0 && stance.ToeOffUs <= cue.AtUs)
                .TakeLast(AlertWindow.Window)
                .Select(stance => stance.DropPeakCdeg)];
            Assert.Equal(drops.Sum() / AlertWindow.Window, cue.MeanCdeg);
        }
    }

    [Theory]
    [InlineData("walker", 1)]
    [InlineData("walker", 2)]
    [InlineData("stander", 1)]
    [InlineData("stairs", 1)]
    [InlineData("stairs", 2)]
    [InlineData("stairs-fast", 1)]
    [InlineData("fast-walker", 1)]
    [InlineData("jumper", 1)]
    [InlineData("jumper", 2)]
    [InlineData("faller", 1)]
    [InlineData("driver", 1)]
    [InlineData("driver", 2)]
    public void What_is_not_running_is_never_a_cue_and_never_a_run(string who, long seed)
    {
        EventLog log = Play(Recording.Of(who, seed, 60), Eagerest());
        Assert.Contains(CalibrationResult.Done, log.Calibrations);
        Assert.Empty(log.Cues);
        Assert.DoesNotContain(Activity.Running, log.Activities);
    }

    [Fact]
    public void The_same_settings_make_a_cue_of_any_run() => Assert.NotEmpty(Play(Recording.Of("steady", 1, 60), Eagerest()).Cues);

    [Fact]
    public void Walking_and_standing_are_told_apart()
    {
        Assert.Contains(Activity.Walking, Play(Recording.Of("walker", 1, 60)).Activities);
        Assert.DoesNotContain(Activity.Walking, Play(Recording.Of("stander", 1, 60)).Activities);
    }

    [Fact]
    public void Who_stops_running_is_not_running_within_two_seconds()
    {
        Recording recording = Recording.Of("sprinter", 1, 60);
        EventLog log = Play(recording);
        Activity[] seen = [.. log.Activities];
        Assert.Contains(Activity.Running, seen);
        int run = Array.IndexOf(seen, Activity.Running);
        Assert.True(run + 1 < seen.Length && seen[run + 1] != Activity.Running);

        // The catalog: 12 s of running after 5 s of standing, then walking.
        Assert.DoesNotContain(log.Stances, stance => stance.InitialContactUs is > 19_500_000 and < 40_000_000);
    }

    [Theory]
    [InlineData("steady", 1)]
    [InlineData("tiring", 2)]
    [InlineData("fast", 3)]
    public void How_the_clip_hangs_does_not_change_the_drop(string who, long seed)
    {
        // Any rotation up to 10° that gravity shows: about an axis across the sensor's up.
        Recording recording = Recording.Of(who, seed, 60);
        EventLog straight = Play(recording);
        (double worstMean, double worstStance) = (0, 0);
        for (int i = 0; i < 24; i++)
        {
            V3 axis = new V3(1, 0, 0).Turned(new V3(0, 1, 0), i * 15);
            EventLog turned = Play(recording.Turned(axis, 2.5 * (1 + (i % 4))));
            (double mean, double stance) = Difference(straight, turned);
            worstMean = Math.Max(worstMean, mean);
            worstStance = Math.Max(worstStance, stance);
        }

        Assert.InRange(worstMean, 0.0001, 0.3);
        Assert.InRange(worstStance, 0.0001, 0.6);
    }

    [Theory]
    [InlineData("steady", 1)]
    [InlineData("tiring", 2)]
    [InlineData("fast", 3)]
    public void Where_the_clip_points_hardly_changes_the_drop_once_its_heading_is_found(string who, long seed)
    {
        // Gravity does not show a turn about the vertical; the run does, within a minute.
        Recording recording = Recording.Of(who, seed, 60);
        EventLog straight = Play(recording);
        double worst = 0;
        foreach (double degrees in new[] { -10.0, -5, 5, 10 })
        {
            EventLog turned = Play(recording.Turned(new V3(0, 1, 0), degrees));
            worst = Math.Max(worst, Difference(straight, turned, fromUs: 35_000_000).Mean);
        }

        Assert.InRange(worst, 0.0001, 0.5);
    }

    [Theory]
    [InlineData(20)]
    [InlineData(33)]
    [InlineData(60)]
    public void No_stance_spans_lost_samples_and_the_side_is_unknown_until_it_is_found_again(int samples)
    {
        Recording recording = Recording.Of("steady", 1, 60);
        var log = new EventLog();
        var monitor = new HipMonitor(Eager(), log);
        monitor.StartStanding();
        int fewest = Constant.Of<SideVote>("FewestVoters");
        var gapsUs = new List<(long From, long Until)>();
        int at = 0;
        int lost = 0;
        int skipped = 0;
        for (int gap = 15 * 25; gap < recording.Blocks.Length - 10; gap += 181)
        {
            recording.PlayTo(monitor, at, gap);
            long fromUs = monitor.NowUs;
            monitor.Skip(samples);
            gapsUs.Add((fromUs, monitor.NowUs));
            at = (int)(monitor.NowUs / 40_000);

            // To half a block, however many gaps there were.
            lost += samples;
            Assert.InRange(skipped += at - gap, (lost / 8.0) - 0.5, (lost / 8.0) + 0.5);
        }

        recording.PlayTo(monitor, at, recording.Blocks.Length);
        Assert.True(gapsUs.Count > 5);
        Assert.Empty(log.Cues);
        foreach ((long from, long until) in gapsUs)
        {
            Assert.DoesNotContain(log.Stances, stance => stance.InitialContactUs < from && stance.ToeOffUs > from);
            Stance[] after = [.. log.Stances.Where(stance => stance.InitialContactUs > until - 20_000).Take(12)];
            Assert.All(after.Take(fewest - 1), stance => Assert.Equal(Side.Unknown, stance.Side));
            Assert.All(after.Where(stance => stance.ToeOffUs < until + 900_000), stance => Assert.True((stance.Doubts & StanceDoubts.Gap) != 0 && stance.Quality < 50));
            Assert.All(after.Skip(10), stance => Assert.NotEqual(Side.Unknown, stance.Side));
        }

        // The sides that are found again are the right ones: as without gaps.
        EventLog whole = Play(recording);
        int compared = 0;
        foreach (Stance stance in log.Stances.Where(stance => stance.Side != Side.Unknown))
        {
            Stance? same = whole.Stances.FirstOrDefault(other => Math.Abs(other.InitialContactUs - stance.InitialContactUs) < 20_000);
            compared += same is null ? 0 : 1;
            Assert.True(same is null || same.Side == Side.Unknown || same.Side == stance.Side);
        }

        Assert.True(compared > 60);
    }

    [Fact]
    public void Lost_samples_are_taken_to_the_nearest_block()
    {
        var monitor = new HipMonitor(new AlertSettings(), new EventLog());
        monitor.StartUncalibrated();
        foreach ((int samples, int blocks) in new[] { (0, 0), (3, 0), (4, 1), (11, 1), (12, 2), (-5, 0), (2000, 250) })
        {
            long before = monitor.NowUs;
            monitor.Skip(samples);
            Assert.Equal(blocks * 40_000, monitor.NowUs - before);
        }
    }

    [Fact]
    public void A_gap_in_the_calibration_begins_it_anew()
    {
        Recording recording = Recording.Of("stander", 1, 60);
        var log = new EventLog();
        var monitor = new HipMonitor(new AlertSettings(), log);
        monitor.StartStanding();
        recording.PlayTo(monitor, 0, 60);
        Assert.True(monitor.Calibrating);
        monitor.Skip(8);
        recording.PlayTo(monitor, 61, 61 + 63);
        Assert.True(monitor.Calibrating);
        recording.PlayTo(monitor, 61 + 63, 61 + 64);
        Assert.False(monitor.Calibrating);
        Assert.Equal([CalibrationResult.Done], log.Calibrations);
    }

    [Fact]
    public void A_long_gap_ends_the_run()
    {
        Recording recording = Recording.Of("steady", 1, 60);
        var log = new EventLog();
        var monitor = new HipMonitor(new AlertSettings(), log);
        monitor.StartStanding();
        recording.PlayTo(monitor, 0, 500);
        Assert.Equal(Activity.Running, monitor.Activity);
        monitor.Skip(1000);
        recording.PlayTo(monitor, 625, 630);
        Assert.NotEqual(Activity.Running, monitor.Activity);
        recording.PlayTo(monitor, 630, 800);
        Assert.Equal(Activity.Running, monitor.Activity);
    }

    [Theory]
    [InlineData(180, 0, CalibrationResult.UpsideDown)]
    [InlineData(0, 90, CalibrationResult.Flat)]
    [InlineData(90, 0, CalibrationResult.Sideways)]
    public void A_clip_worn_wrongly_is_told_once_and_measures_nothing(double roll, double pitch, CalibrationResult expected)
    {
        EventLog log = Play(Recording.Of("steady", 1, 60).Turned(new V3(0, 0, 1), roll).Turned(new V3(1, 0, 0), pitch));
        Assert.Contains(expected, log.Calibrations);
        Assert.DoesNotContain(CalibrationResult.Done, log.Calibrations);
        Assert.DoesNotContain(CalibrationResult.OnTheRun, log.Calibrations);
        Assert.Empty(log.Stances);
        Assert.Empty(log.Cues);
        for (int i = 1; i < log.Calibrations.Count; i++)
        {
            Assert.NotEqual(log.Calibrations[i - 1], log.Calibrations[i]);
        }
    }

    [Fact]
    public void Who_runs_off_at_once_is_calibrated_on_the_run()
    {
        Recording recording = Recording.Of("steady", 1, 60);
        var log = new EventLog();
        var monitor = new HipMonitor(new AlertSettings(), log);
        monitor.StartStanding();
        recording.PlayTo(monitor, 200, recording.Blocks.Length);
        Assert.Equal(CalibrationResult.OnTheRun, log.Calibrations[^1]);
        Assert.False(monitor.Calibrating);
        Assert.True(log.Stances.Count > 60);
        Assert.All(log.Stances, stance => Assert.True((stance.Doubts & StanceDoubts.NoZero) != 0));

        // The mean of both sides holds without a zero.
        EventLog stood = Play(recording);
        double mean = (log.OfSide(Side.Left).Average(stance => stance.DropPeakCdeg) + log.OfSide(Side.Right).Average(stance => stance.DropPeakCdeg)) / 2;
        double stoodMean = (stood.OfSide(Side.Left).Average(stance => stance.DropPeakCdeg) + stood.OfSide(Side.Right).Average(stance => stance.DropPeakCdeg)) / 2;
        Assert.InRange(mean - stoodMean, -60, 60);
    }

    [Theory]
    [InlineData(6, 4)]
    [InlineData(10, 10)]
    [InlineData(20, 3)]
    [InlineData(30, 8)]
    public void A_run_that_is_stopped_again_and_again_is_calibrated_by_twelve_seconds_of_it(double runS, double walkS)
    {
        Scenario steady = RunnerCatalog.Get("steady").Scenario;
        var log = new EventLog();
        var monitor = new HipMonitor(new AlertSettings(), log);
        monitor.StartStanding();
        Recording recording = Recording.Of(
            steady with
            {
                SkipSeconds = 0.7,
                Course = [.. Enumerable.Range(0, 8).Select(i => new Phase(i % 2 == 0 ? PhaseKind.Run : PhaseKind.Walk, i % 2 == 0 ? runS : walkS) { Ramp = 1 })],
            },
            1);
        double ran = 0;
        for (int i = 0; monitor.Calibrating; i++)
        {
            Assert.True(i < recording.Blocks.Length, "It is not calibrated at all.");
            recording.PlayTo(monitor, i, i + 1);
            ran += ((i * 0.04) + 0.7) % (runS + walkS) < runS ? 0.04 : 0;
        }

        Assert.Equal(CalibrationResult.OnTheRun, log.Calibrations[^1]);
        Assert.InRange(ran, 0, 12);
    }

    [Theory]
    [InlineData("leans-back")]
    [InlineData("leans-forward")]
    public void A_clip_that_leans_by_42_degrees_measures_the_same_mean_drop_and_says_that_it_leans(string who)
    {
        EventLog log = Play(Recording.Of(who, 1, 60));
        Assert.Equal(CalibrationResult.OnTheRunLeaning, log.Calibrations[^1]);
        EventLog upright = Play(Recording.Of(RunnerCatalog.Get(who).Scenario with { Mount = new ClipMount() }, 1));
        Assert.InRange(MeanOfBothSides(log) - MeanOfBothSides(upright), -30, 30);
    }

    [Fact]
    public void Standing_at_a_stop_replaces_what_was_found_on_the_run()
    {
        // 5 s of standing in the midst of it.
        Scenario steady = RunnerCatalog.Get("steady").Scenario;
        var log = new EventLog();
        var monitor = new HipMonitor(new AlertSettings(), log);
        monitor.StartStanding();
        Recording.Of(steady with { SkipSeconds = 0.7, Course = [new Phase(PhaseKind.Run, 20), new Phase(PhaseKind.Stand, 7), new Phase(PhaseKind.Run, 12)] }, 1).PlayTo(monitor);
        Assert.Equal([CalibrationResult.OnTheRun, CalibrationResult.Done], log.Calibrations.Where(result => result != CalibrationResult.Moved));
        Assert.All(log.Stances, stance => Assert.Equal(stance.InitialContactUs < 22_000_000, (stance.Doubts & StanceDoubts.NoZero) != 0));
    }

    [Fact]
    public void Who_has_a_mount_and_lies_down_is_told_nothing()
    {
        Scenario steady = RunnerCatalog.Get("steady").Scenario;
        var log = new EventLog();
        var monitor = new HipMonitor(new AlertSettings(), log);
        monitor.StartStanding();
        Recording.Of(steady with { SkipSeconds = 0.7, Course = [new Phase(PhaseKind.Run, 20)] }, 1).PlayTo(monitor);
        Assert.Equal(CalibrationResult.OnTheRun, log.Calibrations[^1]);
        int told = log.Calibrations.Count;
        Recording lying = Recording.Of("stander", 1, 60).Turned(new V3(0, 0, 1), 80);
        lying.PlayTo(monitor);
        Assert.Equal(told, log.Calibrations.Count);
    }

    [Fact]
    public void Who_walks_about_uncalibrated_is_asked_once_to_stand_still()
    {
        EventLog log = Play(Recording.Of(RunnerCatalog.Get("walker").Scenario with { Course = [new Phase(PhaseKind.Walk, 60)] }, 1));
        Assert.Single(log.Calibrations, CalibrationResult.StandStill);
        Assert.DoesNotContain(CalibrationResult.StandStill, Play(Recording.Of("walker", 1, 60)).Calibrations);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(200, false)]
    public void The_ceiling_needs_a_standing_zero(int from, bool told)
    {
        // The runner's drop is over the ceiling from the first step on; from block 200 on nothing is left of the standing.
        Recording recording = Recording.Of("steady", 1, 120);
        var log = new EventLog();
        AlertSettings settings = Eager();
        settings.CeilingCdeg = 400;
        settings.AboveBaselineCdeg = 500;
        var monitor = new HipMonitor(settings, log);
        monitor.StartStanding();
        recording.PlayTo(monitor, from, recording.Blocks.Length);
        Assert.Equal(told ? CalibrationResult.Done : CalibrationResult.OnTheRun, log.Calibrations[^1]);
        Assert.Equal(told, log.Cues.Count > 0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(200)]
    public void After_a_restart_the_kept_mount_gives_the_drops_that_it_gave_before(int from)
    {
        // From block 200 on nothing is left of the standing, and the mount is that found on the run.
        Recording recording = Recording.Of("steady", 1, 120);
        const int Restart = 1500;
        var log = new EventLog();
        var monitor = new HipMonitor(Eager(), log);
        monitor.StartStanding();
        recording.PlayTo(monitor, from, Restart);
        var kept = new RunState();
        monitor.Keep(kept);
        Assert.Equal((true, from == 0), (kept.HasMount, kept.HasZero));
        recording.PlayTo(monitor, Restart, recording.Blocks.Length);

        var after = new EventLog();
        var restarted = new HipMonitor(Eager(), after);
        restarted.Restore(kept);
        recording.PlayTo(restarted, Restart, recording.Blocks.Length);
        Assert.Equal([from == 0 ? CalibrationResult.Done : CalibrationResult.OnTheRun], after.Calibrations);
        Assert.All(after.Stances, stance => Assert.Equal(from != 0, (stance.Doubts & StanceDoubts.NoZero) != 0));
        foreach (Side side in new[] { Side.Left, Side.Right })
        {
            double[] drops = [.. after.OfSide(side).Select(stance => (double)stance.DropPeakCdeg)];
            double[] before = [.. log.OfSide(side).TakeLast(drops.Length).Select(stance => (double)stance.DropPeakCdeg)];
            Assert.True(drops.Length > 60);
            Assert.InRange(drops.Average() - before.Average(), -40, 40);

            // The first ten, which a cue would be made of.
            Assert.InRange(drops.Take(10).Average() - before.Take(10).Average(), -100, 100);
        }
    }

    [Theory]
    [InlineData(0, 0, 1, 8)]
    [InlineData(0, 0, 1, -8)]
    [InlineData(1, 0, 0, 22)]
    public void A_kept_mount_that_does_not_fit_any_more_is_given_up(double x, double y, double z, double degrees)
    {
        Recording recording = Recording.Of("steady", 1, 120);
        const int Restart = 1500;
        var monitor = new HipMonitor(Eager(), new EventLog());
        monitor.StartStanding();
        recording.PlayTo(monitor, 0, Restart);
        var kept = new RunState();
        monitor.Keep(kept);

        var log = new EventLog();
        var restarted = new HipMonitor(Eager(), log);
        restarted.Restore(kept);
        Recording turned = recording.Turned(new V3(x, y, z), degrees);
        turned.PlayTo(restarted, Restart, Restart + 250);
        Assert.True(restarted.Calibrating);
        Assert.Equal([CalibrationResult.Done, CalibrationResult.Moved], log.Calibrations);
        turned.PlayTo(restarted, Restart + 250, turned.Blocks.Length);

        // 22° is where a clip begins to lean.
        Assert.Contains(log.Calibrations[^1], new[] { CalibrationResult.OnTheRun, degrees == 22 ? CalibrationResult.OnTheRunLeaning : CalibrationResult.OnTheRun });
        Assert.Empty(log.Cues);
    }

    [Fact]
    public void A_recording_without_standing_starts_at_once()
    {
        var log = new EventLog();
        var monitor = new HipMonitor(new AlertSettings(), log);
        monitor.StartUncalibrated();
        Assert.False(monitor.Calibrating);
        Recording recording = Recording.Of(RunnerCatalog.Get("steady").Scenario with { Mount = new ClipMount(), Errors = ImuErrors.None }, 1);
        recording.PlayTo(monitor, 250, 1500);
        Assert.Empty(log.Calibrations);
        Assert.Equal(Activity.Running, log.Activities[0]);
        Assert.InRange(log.OfSide(Side.Left).Average(stance => stance.DropPeakCdeg), 300, 540);

        // The drawing is the zero.
        Assert.All(log.Stances, stance => Assert.True((stance.Doubts & StanceDoubts.NoZero) == 0));
    }

    [Fact]
    public void A_run_begins_with_its_first_step_not_with_the_one_that_proves_it()
    {
        EventLog log = Play(Recording.Of("steady", 1, 60));
        int at = log.Lines.FindIndex(line => line.StartsWith("activity Running", StringComparison.Ordinal));
        Assert.Equal($"activity Running since {log.Stances[0].InitialContactUs}", log.Lines[at]);
        Assert.All(Enumerable.Range(1, RunningRule.StepsToStart), i => Assert.StartsWith("stance ", log.Lines[at + i], StringComparison.Ordinal));
        Assert.InRange(log.Stances[0].InitialContactUs, 5_000_000, 8_000_000);
    }

    /// <summary>Whoever owns the run forgets the last one when running is told: before the first step of the new one, which changes nothing of the first.</summary>
    [Fact]
    public void Forgetting_the_last_run_when_running_begins_leaves_the_first_as_it_is()
    {
        var recording = Recording.Of(GivingWay, 1);
        EventLog without = Play(recording);
        var log = new EventLog();
        Forgetter forgetter = new(log);
        var monitor = new HipMonitor(Eager(), forgetter);
        forgetter.Monitor = monitor;
        monitor.StartStanding();
        recording.PlayTo(monitor);
        Assert.Equal(2, forgetter.Times);
        int again = log.Lines.FindLastIndex(line => line.StartsWith("activity Running", StringComparison.Ordinal));
        Assert.NotEmpty(log.Cues);
        Assert.Equal(without.Lines.Take(again), log.Lines.Take(again));

        // What it comes to is that of the second run alone.
        int second = log.Lines.Skip(again).Count(line => line.StartsWith("stance", StringComparison.Ordinal));
        Assert.Equal(second, monitor.Statistics.Left.Stances + monitor.Statistics.Right.Stances + monitor.Statistics.Unknown.Stances);
        Assert.Equal(0, monitor.Statistics.Cues);
    }

    [Fact]
    public void After_the_end_of_a_run_cues_go_on_and_are_of_no_run()
    {
        var recording = Recording.Of(GivingWay, 1);
        var log = new EventLog();
        var monitor = new HipMonitor(Eager(), log);
        monitor.StartStanding();
        recording.PlayTo(monitor, 0, 400);
        int counted = monitor.Statistics.Left.Stances;
        monitor.EndRun();
        recording.PlayTo(monitor, 400, recording.Blocks.Length);
        Assert.NotEmpty(log.Cues);
        Assert.Equal((counted, 0), (monitor.Statistics.Left.Stances, monitor.Statistics.Cues));
        monitor.ForgetRun();
        recording.PlayTo(monitor, 100, 400);
        Assert.InRange(monitor.Statistics.Left.Stances, 1, counted + 2);
    }

    [Fact]
    public void Stances_that_the_motor_shook_say_so()
    {
        Recording recording = Recording.Of("steady", 1, 60);
        var log = new EventLog();
        var monitor = new HipMonitor(new AlertSettings(), log);
        monitor.StartStanding();
        recording.PlayTo(monitor, 0, 500);
        monitor.Shake(20_000_000, 21_000_000);
        recording.PlayTo(monitor, 500, recording.Blocks.Length);
        Assert.All(log.Stances, stance => Assert.Equal(
            stance.InitialContactUs < 21_000_000 && stance.ToeOffUs > 20_000_000,
            (stance.Doubts & StanceDoubts.Shaken) != 0));
        Assert.Contains(log.Stances, stance => (stance.Doubts & StanceDoubts.Shaken) != 0);
    }

    [Fact]
    public void Noise_at_full_scale_breaks_nothing()
    {
        var random = new Random(9);
        var log = new EventLog();
        var monitor = new HipMonitor(new AlertSettings(), log);
        monitor.StartUncalibrated();
        byte[] block = new byte[ImuScale.BlockBytes];
        for (int i = 0; i < 20_000; i++)
        {
            random.NextBytes(block);
            monitor.ProcessBlock(block, 0);
        }

        Assert.Equal(800_000_000, monitor.NowUs);
        Assert.Empty(log.Cues);

        // And after standing still a run is a run again.
        monitor.StartStanding();
        Recording.Of("steady", 1, 60).PlayTo(monitor);
        Assert.All(log.Stances.TakeLast(50), stance => Assert.True(stance.Quality >= 50));
    }

    /// <summary>Forty seconds of a run on which the right hip gives way and comes back, with standing and walking around it.</summary>
    private static Scenario GivingWay { get; } = RunnerCatalog.Get("tiring").Scenario with
    {
        Runner = new Runner { Right = new LegHabit { FatigueDegPerMinute = 30, FatigueLimitDeg = 5 }, FatigueOnsetMinutes = 0.2 },
        Course = [new Phase(PhaseKind.Stand, 5), new Phase(PhaseKind.Run, 41), new Phase(PhaseKind.Walk, 8), new Phase(PhaseKind.Run, 6)],
    };

    /// <summary>Settings by which a run of a minute can have cues.</summary>
    private static AlertSettings Eager() => new() { WarmUpS = 10, CueGapS = 10 };

    /// <summary>Settings by which nearly any ten stances are a cue.</summary>
    private static AlertSettings Eagerest() => new() { WarmUpS = 0, CueGapS = 1, CeilingCdeg = 100, BaselineLeftCdeg = 1, BaselineRightCdeg = 1, AboveBaselineCdeg = 50 };

    private static EventLog Play(Recording recording, AlertSettings? settings = null)
    {
        var log = new EventLog();
        var monitor = new HipMonitor(settings ?? Eager(), log);
        monitor.StartStanding();
        recording.PlayTo(monitor);
        return log;
    }

    private static double MeanOfBothSides(EventLog log) =>
        (log.OfSide(Side.Left).Average(stance => stance.DropPeakCdeg) + log.OfSide(Side.Right).Average(stance => stance.DropPeakCdeg)) / 2;

    /// <summary>How far two logs of one run are apart, degrees: the mean drop of a side, and the drop of a single stance.</summary>
    private static (double Mean, double Stance) Difference(EventLog a, EventLog b, long fromUs = 0)
    {
        (double mean, double worst) = (0, 0);
        foreach (Side side in new[] { Side.Left, Side.Right })
        {
            var pairs = new List<(int One, int Other)>();
            foreach (Stance stance in a.OfSide(side).Where(stance => stance.InitialContactUs >= fromUs))
            {
                Stance? other = b.OfSide(side).FirstOrDefault(other => Math.Abs(other.InitialContactUs - stance.InitialContactUs) < 20_000);
                if (other is not null)
                {
                    pairs.Add((stance.DropPeakCdeg, other.DropPeakCdeg));
                }
            }

            Assert.True(pairs.Count > 30, $"Only {pairs.Count} stances are the same.");
            mean = Math.Max(mean, Math.Abs(pairs.Average(pair => pair.One - pair.Other)) / 100);
            worst = Math.Max(worst, pairs.Max(pair => Math.Abs(pair.One - pair.Other)) / 100.0);
        }

        return (mean, worst);
    }

    /// <summary>Passes events on, and has the monitor forget the last run when running is told.</summary>
    private sealed class Forgetter(IHipListener next) : IHipListener
    {
        public HipMonitor? Monitor { get; set; }

        public int Times { get; private set; }

        public void OnCalibration(CalibrationResult result, long atUs) => next.OnCalibration(result, atUs);

        public void OnActivity(Activity activity, long sinceUs)
        {
            if (activity == Activity.Running)
            {
                Times++;
                Monitor!.ForgetRun();
            }

            next.OnActivity(activity, sinceUs);
        }

        public void OnStance(Stance stance) => next.OnStance(stance);

        public void OnStride(Stride stride) => next.OnStride(stride);

        public void OnCue(Cue cue) => next.OnCue(cue);
    }
}
