using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using HipSense.Core;
using HipSense.Firmware;
using HipSense.Tests.Detection;
using HipSense.Virtual;
using Xunit;

namespace HipSense.Tests.OnBoard;

public class SamplerTests
{
    private const int FaultAtS = 20;
    private const int EndS = 36;

    private static readonly Lazy<List<string>> s_undisturbed = new(() => new ClipRun().Run(EndS).Log.Lines);

    [Fact]
    public void Undisturbed_it_takes_every_sample_in_time()
    {
        ClipRun run = new ClipRun().Run(EndS);
        Assert.Equal((SensorFault.None, 1, 0, 0), (run.Sampler.Fault, run.Sampler.Restarts, run.Sampler.FifoResets, run.Clip!.Faults));
        Assert.Equal(run.Sampler.Blocks * 40_000L, run.Clip.Monitor.NowUs);
        Assert.InRange(run.ClockErrorUs, -10_000, 10_000);
        Assert.Equal(0, run.Board.Imu.FifoOverflows);
        AssertRunsOn(run);
    }

    [Fact]
    public void How_often_the_FIFO_is_drained_does_not_matter()
    {
        foreach (int everyMs in new[] { 20, 70, 130, 330 })
        {
            var run = new ClipRun();
            var log = new EventLog();
            run.Board.Run(() =>
            {
                var alerts = new AlertSettings { WarmUpS = 5, CueGapS = 5, BaselineLeftCdeg = 450, BaselineRightCdeg = 450 };
                var monitor = new HipMonitor(alerts, log);
                monitor.StartStanding();
                var sensor = new Mpu6050(Board.ForTarget(run.Board.Options.TargetName));
                Assert.Equal(SensorFault.None, sensor.Start());
                while (monitor.NowUs < 34_000_000)
                {
                    Clock.Sleep(everyMs);
                    for (int blocks = sensor.FifoBytes() / ImuScale.BlockBytes; blocks > 0; blocks--)
                    {
                        monitor.ProcessBlock(sensor.ReadBlocks(1)!, 0);
                    }
                }
            });
            Assert.InRange(log.Lines.Count, 71, 200);
            int same = Math.Min(log.Lines.Count, s_undisturbed.Value.Count);
            Assert.Equal(s_undisturbed.Value.Take(same), log.Lines.Take(same));
        }
    }

    [Fact]
    public void F1_a_single_refusal_of_the_count_costs_nothing()
    {
        ClipRun run = new ClipRun().BeforeTurn(FaultAtS + 0.5, r => r.Board.I2c.Faults.NackNext(1)).Run(EndS);
        Assert.Equal((1, 0, 1), (run.Board.I2c.Faults.Nacked, run.Sampler.FifoResets, run.Sampler.Restarts));
        Assert.Equal(s_undisturbed.Value, run.Log.Lines);
    }

    [Fact]
    public void F1_a_single_refusal_of_a_burst_costs_nothing()
    {
        ClipRun run = RefusingOneBurst();
        Assert.Equal(s_undisturbed.Value, run.Log.Lines);
    }

    [Fact]
    public void F1_a_single_refusal_of_a_burst_makes_no_cue_and_keeps_the_time()
    {
        ClipRun run = RefusingOneBurst();
        AssertKeptTime(run);
        AssertRunsOn(run);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void F1_refusals_in_the_middle_of_a_full_FIFO_keep_the_time(int transfers)
    {
        // Nothing could run for 280 ms; then the first burst of four blocks succeeds and the second fails.
        ClipRun run = new ClipRun().BeforeTurn(FaultAtS, r =>
        {
            r.Board.Time.Block(280_000);
            int blocks = 0;
            r.Sampler.BlockTaken = () =>
            {
                if (++blocks == 4)
                {
                    r.Board.I2c.Faults.NackNext(transfers);
                }
            };
        }).Run(EndS);
        Assert.Equal(transfers, run.Board.I2c.Faults.Nacked);
        AssertKeptTime(run);
        AssertRunsOn(run);
    }

    [Theory]
    [InlineData(0.02)]
    [InlineData(0.10)]
    [InlineData(0.19)]
    public void F2_a_burst_of_refusals_that_the_FIFO_bridges_costs_nothing(double seconds)
    {
        var run = new ClipRun();
        run.Board.I2c.Faults.NackBetween((FaultAtS * 1_000_000L) + 501_000, (FaultAtS * 1_000_000L) + 501_000 + (long)(seconds * 1e6));
        run.Run(EndS);
        Assert.Equal(0, run.Sampler.FifoResets);
        Assert.InRange(run.Board.I2c.Faults.Nacked, seconds < 0.05 ? 0 : 1, 4);
        Assert.Equal(s_undisturbed.Value, run.Log.Lines);
    }

    [Theory]
    [InlineData(0.30)]
    [InlineData(0.45)]
    [InlineData(0.90)]
    public void F2_a_longer_burst_of_refusals_is_a_gap(double seconds)
    {
        var run = new ClipRun();
        run.Board.I2c.Faults.NackBetween(FaultAtS * 1_000_000L, (FaultAtS * 1_000_000L) + (long)(seconds * 1e6));
        run.Run(EndS);
        Assert.InRange(run.Board.I2c.Faults.Nacked, 5, 20);
        Assert.Equal(2, run.Sampler.Restarts);
        AssertKeptTime(run);
        AssertRunsOn(run);
        AssertNoStanceIn(run, FaultAtS + 0.05, FaultAtS + seconds);
    }

    [Fact]
    public void F3_a_sensor_that_is_not_there_is_looked_for_ever_less_often()
    {
        var run = new ClipRun();
        run.Board.I2c.Faults.NackBetween(0, long.MaxValue);
        run.Run(EndS);
        Assert.Equal((SensorFault.NotAnswering, 0, 0), (run.Sampler.Fault, run.Sampler.Blocks, run.Clip!.Faults));
        long[] gapsMs = [.. run.BusTurnsMs.Skip(1).Zip(run.BusTurnsMs, (later, earlier) => later - earlier)];
        int[] expectedMs = [100, 200, 500, 1000, .. Enumerable.Repeat(2000, gapsMs.Length - 4)];
        Assert.All(gapsMs.Zip(expectedMs), pair => Assert.InRange(pair.First - pair.Second, 0, 20));
        Assert.InRange(gapsMs.Length, 15, 25);
        Assert.Empty(run.Log.Lines);
        AssertToldLostOnce(run, 0, 1);
    }

    [Fact]
    public void F3_a_sensor_that_comes_later_is_taken()
    {
        var run = new ClipRun();
        run.Board.I2c.Faults.NackBetween(0, 7_000_000);
        run.Run(EndS + 7);
        Assert.Equal((SensorFault.None, 1), (run.Sampler.Fault, run.Sampler.Restarts));

        // The world of the virtual chip begins when the chip is started, which is 9 s late at the most.
        int same = run.Log.Lines.Count;
        Assert.True(same > 50);
        Assert.Equal(s_undisturbed.Value.Take(same), run.Log.Lines.Take(same));
    }

    [Fact]
    public void F4_a_sensor_that_is_unplugged_is_told_once_and_taken_again()
    {
        SensorFault atOnce = SensorFault.None;
        ClipRun run = new ClipRun().BeforeTurn(FaultAtS + 1, r => atOnce = r.Sampler.Fault);
        run.Board.I2c.Faults.NackBetween(FaultAtS * 1_000_000, 25_000_000);
        run.Board.Imu.Faults.BrownOutAt(24_900_000);
        run.Run(EndS);
        Assert.Equal(SensorFault.NotAnswering, atOnce);
        Assert.Equal((2, 1), (run.Sampler.Restarts, run.Board.Imu.Faults.BrownOuts));
        AssertToldLostOnce(run, FaultAtS, FaultAtS + 1);
        AssertKeptTime(run);
        AssertRunsOn(run);
        AssertNoStanceIn(run, FaultAtS, 25);
    }

    [Fact]
    public void F4_each_loss_is_told()
    {
        var run = new ClipRun();
        run.Board.I2c.Faults.NackBetween(15_000_000, 18_000_000);
        run.Board.I2c.Faults.NackBetween(25_000_000, 28_000_000);
        run.Run(EndS);
        Assert.Equal(3, run.Sampler.Restarts);
        Assert.Equal(3, LongPulses(run).Count(pulse => pulse.StartUs is > 15_000_000 and < 20_000_000));
        Assert.Equal(3, LongPulses(run).Count(pulse => pulse.StartUs is > 25_000_000 and < 30_000_000));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(60)]
    public void F8_a_transfer_that_hangs_for_a_second_keeps_the_time(int afterUs)
    {
        // The count's transfer, or the burst's.
        ClipRun run = new ClipRun().BeforeDrain(FaultAtS + 0.5, r => r.Board.I2c.Faults.TimeOutBetween(r.Board.Time.NowUs + afterUs, r.Board.Time.NowUs + afterUs + 200)).Run(EndS);
        Assert.Equal(1, run.Board.I2c.Faults.TimedOut);
        AssertKeptTime(run);
        AssertRunsOn(run);
    }

    [Fact]
    public void F8_a_read_back_that_hangs_for_a_second_keeps_the_time()
    {
        FieldInfo dueMs = typeof(Sampler).GetField("_verifyDueMs", BindingFlags.NonPublic | BindingFlags.Instance)!;
        var run = new ClipRun();
        run.EachTurn = () =>
        {
            if (run.Board.Time.NowUs > FaultAtS * 1_000_000 && Clock.UptimeMs >= (long)dueMs.GetValue(run.Sampler)!)
            {
                run.Board.I2c.Faults.TimeOutNext(1);
                run.EachTurn = null;
            }
        };
        run.Run(EndS);
        Assert.Equal(1, run.Board.I2c.Faults.TimedOut);
        AssertKeptTime(run);
        AssertRunsOn(run);
    }

    [Theory]
    [InlineData(0x00)]
    [InlineData(0xFF)]
    public void F9_what_is_no_chip_is_refused_and_told(byte identity)
    {
        ClipRun run = new ClipRun(ChipModel.FromIdentity(identity)).Run(10);
        Assert.Equal((SensorFault.NotAChip, 0), (run.Sampler.Fault, run.Sampler.Blocks));
        Assert.Empty(run.Log.Lines);
        AssertToldLostOnce(run, 0, 2);
    }

    [Theory]
    [InlineData(0x70)]
    [InlineData(0x71)]
    [InlineData(0x72)]
    [InlineData(0x74)]
    [InlineData(0x98)]
    public void F9_each_chip_sold_as_one_gives_the_same_events(byte identity) =>
        Assert.Equal(s_undisturbed.Value, new ClipRun(ChipModel.FromIdentity(identity)).Run(EndS).Log.Lines);

    [Theory]
    [InlineData(20.02)]
    [InlineData(20.30)]
    [InlineData(20.70)]
    public void F10_a_brown_out_is_noticed_and_mended_within_a_second_and_a_half(double seconds)
    {
        long backUs = 0;
        ClipRun run = new ClipRun().BeforeTurn(seconds, r => r.Sampler.BlockTaken = () => backUs = backUs == 0 && r.Sampler.Restarts == 2 ? r.Board.Time.NowUs : backUs);
        run.Board.Imu.Faults.BrownOutAt((long)(seconds * 1e6));
        run.Run(EndS);
        Assert.Equal((1, 2), (run.Board.Imu.Faults.BrownOuts, run.Sampler.Restarts));
        Assert.InRange((backUs / 1e6) - seconds, 0.25, 1.5);
        AssertKeptTime(run);
        AssertRunsOn(run);
    }

    [Fact]
    public void F11_a_FIFO_that_ran_over_is_emptied_and_the_time_is_kept()
    {
        ClipRun run = new ClipRun().BeforeTurn(FaultAtS, r => r.Board.Time.Block(900_000)).Run(EndS);
        Assert.Equal((1, 1, 1), (run.Board.Imu.FifoOverflows, run.Sampler.FifoResets, run.Sampler.Restarts));
        AssertKeptTime(run);
        AssertRunsOn(run);
        AssertNoStanceIn(run, FaultAtS, FaultAtS + 0.9);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(300)]
    [InlineData(310)]
    public void F11_a_pause_that_the_FIFO_bridges_costs_nothing(int milliseconds)
    {
        ClipRun run = new ClipRun().BeforeTurn(FaultAtS, r => r.Board.Time.Block(milliseconds * 1000L)).Run(EndS);
        Assert.Equal(0, run.Sampler.FifoResets);
        Assert.Equal(s_undisturbed.Value, run.Log.Lines);
    }

    [Fact]
    public void A_pause_of_an_hour_is_counted_like_any_other()
    {
        var run = new ClipRun(signal: RecordingSignal.Still());
        run.Board.Gpio.SetInput(run.Board.Options.UsbSensePin, true);
        run.BeforeTurn(FaultAtS, r => r.Board.Time.Block(3_600_000_000)).Run(FaultAtS + 3605);
        Assert.Equal(1, run.Sampler.FifoResets);
        AssertKeptTime(run);
    }

    [Fact]
    public void F11_an_old_overflow_is_not_taken_for_a_new_one()
    {
        ClipRun run = new ClipRun()
            .BeforeTurn(FaultAtS, r => r.Board.Time.Block(900_000))
            .BeforeTurn(FaultAtS + 5, r => r.Board.Time.Block(280_000))
            .Run(EndS);
        Assert.Equal((1, 1), (run.Board.Imu.FifoOverflows, run.Sampler.FifoResets));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(11)]
    public void F12_a_lost_byte_is_noticed_and_no_frame_is_misread(int bytes)
    {
        ClipRun run = new ClipRun().BeforeTurn(FaultAtS, r => r.Board.Imu.Faults.DropFifoBytes(bytes)).Run(EndS);
        Assert.Equal((bytes, 1), (run.Board.Imu.Faults.DroppedBytes, run.Sampler.FifoResets));
        AssertKeptTime(run);
        AssertRunsOn(run);
        AssertSameButNearTheFault(run);
    }

    [Theory]
    [InlineData(0xFFFF)]
    [InlineData(0x8000)]
    [InlineData(1025)]
    [InlineData(1020)]
    [InlineData(7)]
    public void F13_a_count_that_cannot_be_is_not_believed(int count)
    {
        ClipRun run = new ClipRun().BeforeTurn(FaultAtS + 0.5, r => r.Board.Imu.Faults.WrongFifoCountOnce(count)).Run(EndS);
        Assert.Equal(1, run.Board.Imu.Faults.WrongCounts);
        Assert.InRange(run.Sampler.FifoResets, 0, 1);
        AssertKeptTime(run);
        AssertRunsOn(run);
        AssertSameButNearTheFault(run);
    }

    [Fact]
    public void F14_a_frozen_output_is_noticed_within_half_a_second_and_the_run_goes_on_after_it()
    {
        long seenUs = 0;
        var run = new ClipRun();
        run.EachTurn = () => seenUs = seenUs == 0 && run.Sampler.Fault == SensorFault.Frozen ? run.Board.Time.NowUs : seenUs;
        run.Board.Imu.Faults.FreezeBetween(FaultAtS * 1_000_000, 25_000_000);
        run.Run(EndS);
        Assert.InRange(run.Board.Imu.Faults.FrozenSamples, 500, 1000);
        Assert.InRange(seenUs, (FaultAtS * 1_000_000) + 350_000, (FaultAtS * 1_000_000) + 500_000);
        Assert.InRange(run.Sampler.Restarts, 3, 8);
        AssertToldLostOnce(run, FaultAtS, FaultAtS + 3);
        AssertKeptTime(run);
        AssertRunsOn(run);
        AssertNoStanceIn(run, FaultAtS + 0.2, 25);
    }

    [Fact]
    public void F14_a_recording_that_stands_still_to_the_bit_is_no_frozen_output()
    {
        ClipRun run = new ClipRun(signal: RecordingSignal.Still()).Run(EndS);
        Assert.Equal((SensorFault.None, 1), (run.Sampler.Fault, run.Sampler.Restarts));
    }

    [Fact]
    public void An_output_that_stays_away_is_noticed_and_mended()
    {
        var run = new ClipRun();
        run.Board.Imu.Faults.StallBetween(FaultAtS * 1_000_000, (FaultAtS * 1_000_000) + 3_000_000);
        run.Run(EndS);
        Assert.InRange(run.Board.Imu.Faults.StalledSamples, 300, 600);
        Assert.InRange(run.Sampler.Restarts, 2, 4);
        AssertKeptTime(run);
        AssertRunsOn(run);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void F15_a_flipped_bit_is_no_cue(int channel)
    {
        // One in ten seconds, at ever other moments of a step.
        var run = new ClipRun();
        for (int i = 0; i < 10; i++)
        {
            run.Board.Imu.Faults.FlipBits(3000 + (2007 * i), channel, 0x8000);
        }

        run.Run(115);
        Assert.Equal(10, run.Board.Imu.Faults.FlippedSamples);
        Assert.Empty(run.Log.Cues);
    }

    [Theory]
    [InlineData(0.05)]
    [InlineData(-0.05)]
    public void F19_a_clock_that_is_off_by_five_percent_makes_no_cue_and_stretches_the_steps(double error)
    {
        var run = new ClipRun(clockError: error);
        run.Run(EndS);
        Assert.Equal((0, 1), (run.Sampler.FifoResets, run.Sampler.Restarts));
        AssertRunsOn(run, EndS * (1 + error));
        var plain = new ClipRun();
        plain.Run(EndS);
        double stretch = run.Clip!.Monitor.Statistics.Left.MeanStepUs / (double)plain.Clip!.Monitor.Statistics.Left.MeanStepUs;
        Assert.InRange(stretch, 1 + error - 0.01, 1 + error + 0.01);
        Assert.InRange(run.Clip.Monitor.Statistics.MeanDropCdeg - plain.Clip.Monitor.Statistics.MeanDropCdeg, -40, 40);
    }

    private static ClipRun RefusingOneBurst()
    {
        // Asking for the count takes 120 µs, and the burst follows at once.
        ClipRun run = new ClipRun().BeforeDrain(FaultAtS + 0.5, r => r.Board.I2c.Faults.NackBetween(r.Board.Time.NowUs + 60, r.Board.Time.NowUs + 140)).Run(EndS);
        Assert.Equal(1, run.Board.I2c.Faults.Nacked);
        return run;
    }

    private static void AssertKeptTime(ClipRun run) => Assert.InRange(run.ClockErrorUs, -50_000, 50_000);

    /// <summary>The run went on, both sides are known again, and nobody was told anything.</summary>
    private static void AssertRunsOn(ClipRun run, double endS = EndS)
    {
        Assert.Empty(run.Log.Cues);
        Assert.Equal(SensorFault.None, run.Sampler.Fault);
        Assert.Equal(Activity.Running, run.Log.Activities[^1]);
        Assert.All(run.Log.Stances.TakeLast(10), stance => Assert.True(stance.Side != Side.Unknown && stance.Quality >= 50));
        Assert.InRange(run.Log.Stances[^1].ToeOffUs / 1e6, endS - 2, endS);
    }

    private static void AssertNoStanceIn(ClipRun run, double fromS, double untilS)
    {
        long startUs = run.Board.Imu.SignalStartedUs;
        Assert.DoesNotContain(run.Log.Stances, stance => stance.InitialContactUs + startUs > fromS * 1e6 && stance.ToeOffUs + startUs < untilS * 1e6);
    }

    /// <summary>Before the fault, and from ten seconds after it, the stances are those of the undisturbed run, at the same times.</summary>
    private static void AssertSameButNearTheFault(ClipRun run)
    {
        var plain = new ClipRun();
        plain.Run(EndS);
        static Stance[] Far(EventLog log) => [.. log.Stances.Where(stance => stance.InitialContactUs is < 19_000_000 or > 30_000_000)];
        Stance[] expected = Far(plain.Log);
        Stance[] actual = Far(run.Log);
        Assert.InRange(actual.Length, expected.Length - 1, expected.Length + 1);
        Assert.All(actual, stance => Assert.Contains(expected, other =>
            other.Side == stance.Side && Math.Abs(other.InitialContactUs - stance.InitialContactUs) < 60_000 && Math.Abs(other.DropPeakCdeg - stance.DropPeakCdeg) < 60));
    }

    private static void AssertToldLostOnce(ClipRun run, double fromS, double untilS)
    {
        MotorPulse[] pulses = LongPulses(run);
        Assert.Equal(3, pulses.Length);
        Assert.InRange(pulses[0].StartUs / 1e6, fromS, untilS);
        Assert.InRange(pulses[2].StopUs - pulses[0].StartUs, 2_090_000, 2_700_000);
    }

    /// <summary>Three of them mean that the sensor is lost; nothing else is as long but the soft one. A start of the sensor holds the loop up for 250 ms.</summary>
    private static MotorPulse[] LongPulses(ClipRun run) => [.. run.Board.Motor.Pulses.Where(pulse => pulse.LengthUs is > 400_000 and < 850_000)];
}
