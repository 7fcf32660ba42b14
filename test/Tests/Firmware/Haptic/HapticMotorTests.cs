using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using HipSense.Firmware;
using HipSense.Tests.Packaging;
using HipSense.Virtual;
using Xunit;

namespace HipSense.Tests.OnBoard;

public class HapticMotorTests
{
    private const int TickMs = 10;

    private readonly VirtualBoard _board = new(BoardOptions.XiaoEsp32S3(RecordingSignal.Still()));

    [Theory]
    [InlineData(Haptic.Left, 1)]
    [InlineData(Haptic.Right, 2)]
    [InlineData(Haptic.Recovered, 1)]
    [InlineData(Haptic.Ready, 1)]
    [InlineData(Haptic.WornWrongly, 4)]
    [InlineData(Haptic.SensorLost, 3)]
    [InlineData(Haptic.StandStill, 2)]
    public void Each_message_has_its_pulses(Haptic what, int pulses)
    {
        MotorPulse[] felt = Feel(motor => motor.Play(what));
        int[] pattern = Pattern(what);
        Assert.Equal(pulses, felt.Length);
        Assert.Equal((2 * pulses) - 1, pattern.Length);
        for (int i = 0; i < pulses; i++)
        {
            Assert.InRange(felt[i].LengthUs / 1000, pattern[2 * i], pattern[2 * i] + TickMs);
            if (i > 0)
            {
                Assert.InRange((felt[i].StartUs - felt[i - 1].StopUs) / 1000, pattern[(2 * i) - 1], pattern[(2 * i) - 1] + TickMs);
            }
        }

        Assert.False(_board.Motor.IsOn);
        Assert.Equal(pattern.Sum() + HapticMotor.RunDownMs, HapticMotor.DurationMs(what));
    }

    [Fact]
    public void No_two_messages_feel_alike()
    {
        Haptic[] all = Enum.GetValues<Haptic>();
        Assert.Distinct(all.Select(what => (Pattern(what).Length, Pattern(what)[0] / 100, Pattern(what).Where((_, at) => at % 2 == 0).Max() / 100)));
    }

    [Fact]
    public void The_runners_table_says_what_is_felt()
    {
        string page = File.ReadAllText(Repository.File("hardware/wearing.md"));
        string[] table = [.. page[page.IndexOf("| motor |", StringComparison.Ordinal)..].Split('\n').Skip(2).TakeWhile(line => line.StartsWith('|')).Select(line => line.Split('|')[1].Trim())];
        Assert.Equal(Enum.GetValues<Haptic>().Select(Told).Order(StringComparer.Ordinal), table.Order(StringComparer.Ordinal));
    }

    /// <summary>A pattern's pulses as the runner's table has them.</summary>
    private static string Told(Haptic what)
    {
        int[] pulses = [.. Pattern(what).Where((_, at) => at % 2 == 0)];
        IEnumerable<string> told = pulses.Distinct().Select(ms => (ms, count: pulses.Count(other => other == ms))).Select(one => (one.count > 1 ? $"{one.count} × " : "") + $"{one.ms} ms");
        return string.Join(", ", told) + (what == Haptic.Recovered ? ", soft" : "");
    }

    [Fact]
    public void It_can_be_felt_and_not_heard_and_a_recovery_is_soft()
    {
        MotorPulse left = Feel(motor => motor.Play(Haptic.Left))[0];
        MotorPulse recovered = Feel(motor => motor.Play(Haptic.Recovered))[^1];
        Assert.InRange(left.FrequencyHz, 18_000, 40_000);
        Assert.InRange(left.Duty, 0.6, 0.8);
        Assert.InRange(recovered.Duty, 0.3, left.Duty - 0.1);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(650)]
    [InlineData(1000)]
    public void A_message_cuts_off_the_one_before(int afterMs)
    {
        MotorPulse[] felt = Feel(motor => motor.Play(Haptic.SensorLost), motor => motor.Play(Haptic.Right), afterMs);
        long[] lengths = [.. felt.TakeLast(2).Select(pulse => pulse.LengthUs / 1000)];
        int[] right = Pattern(Haptic.Right);
        Assert.InRange(lengths[1], right[2], right[2] + TickMs);

        // The first pulse may be one with that which was playing.
        Assert.InRange(lengths[0], right[0], right[0] + TickMs + Pattern(Haptic.SensorLost)[0]);
        Assert.InRange(felt[^1].StopUs / 1000, afterMs + right.Sum(), afterMs + right.Sum() + (4 * TickMs));
    }

    [Fact]
    public void A_soft_message_after_a_strong_one_is_soft()
    {
        MotorPulse[] felt = Feel(motor => motor.Play(Haptic.Left), motor => motor.Play(Haptic.Recovered), 100);
        MotorPulse soft = Feel(motor => motor.Play(Haptic.Recovered))[^1];
        Assert.Equal(soft.Duty, felt[^1].Duty);
    }

    [Fact]
    public void It_is_off_until_it_is_told_and_never_due()
    {
        HapticMotor? motor = null;
        _board.Run(() =>
        {
            motor = new HapticMotor(Board.ForTarget(_board.Options.TargetName));
            Assert.True(motor.Works);
            Assert.Equal(Duty.Never, motor.DueMs);
            DutyLoop.Run(_board, motor, 1000);
        });
        Assert.Empty(_board.Motor.Pulses);
        Assert.False(_board.Motor.IsOn);
        _board.Run(() =>
        {
            motor!.Play(Haptic.Ready);
            Assert.Equal(0, motor.DueMs);
            DutyLoop.Run(_board, motor, 2000);
            Assert.Equal(Duty.Never, motor.DueMs);
        });
        Assert.Single(_board.Motor.Pulses);
    }

    private static int[] Pattern(Haptic what)
    {
        byte[] patterns = (byte[])typeof(HapticMotor).GetField("s_patterns", BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(null)!;
        int[][] rows = [.. patterns.Aggregate(new List<List<int>> { new() }, (all, units) =>
        {
            if (units == 0)
            {
                all.Add([]);
            }
            else
            {
                all[^1].Add(units * 10);
            }

            return all;
        }).Select(row => row.ToArray())];
        Assert.Equal(Enum.GetValues<Haptic>().Length + 1, rows.Length);
        return rows[(int)what];
    }

    private MotorPulse[] Feel(Action<HapticMotor> first, Action<HapticMotor>? second = null, int afterMs = 0)
    {
        var board = new VirtualBoard(_board.Options);
        board.Run(() =>
        {
            var motor = new HapticMotor(Board.ForTarget(board.Options.TargetName));
            first(motor);
            DutyLoop.Run(board, motor, afterMs);
            second?.Invoke(motor);
            DutyLoop.Run(board, motor, afterMs + 4000);
        });
        IReadOnlyList<MotorPulse> pulses = board.Motor.Pulses;
        return [.. pulses];
    }
}
