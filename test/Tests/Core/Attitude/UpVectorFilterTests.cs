using System;
using System.Linq;
using CsCheck;
using HipSense.Core;
using Xunit;

namespace HipSense.Tests.Detection;

public class UpVectorFilterTests
{
    /// <summary>The length of a vector that is at full scale on all three axes, counts.</summary>
    private const double FullScale = 32768 * 1.7321;

    private static readonly V3 s_gravity = new(0, ImuScale.AccelCountsPerG, 0);

    private readonly MountFrame _mount = new();
    private readonly MotionHistory _history = new();
    private readonly SampleBlock _block = new();
    private readonly UpVectorFilter _filter;
    private readonly ReferenceUpVector _reference;
    private V3 _braking;
    private V3 _nextBraking;

    public UpVectorFilterTests()
    {
        _filter = new UpVectorFilter(_mount);
        _reference = new ReferenceUpVector(_mount);
    }

    private V3 Up => new(_filter.UpX, _filter.UpY, _filter.UpZ);

    [Theory]
    [InlineData("tiring", 3)]
    [InlineData("loose-belt", 4)]
    [InlineData("bender", 5)]
    public void Integers_follow_the_equations_over_a_run_to_seven_hundredths_of_a_degree(string runner, long seed)
    {
        Recording recording = Recording.Of(runner, seed, 60);
        Start(recording);
        double worst = 0;
        byte[][] blocks = recording.Blocks;
        for (int i = 0; i < blocks.Length; i++)
        {
            _filter.Running = _reference.Running = i is > 200 and < 1200;
            _block.Decode(blocks[i], 0);
            worst = Math.Max(worst, StepBoth());
            AssertLike(tolerance: 3);
        }

        Assert.InRange(worst, 1e-9, 0.07);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Integers_follow_the_equations_over_violent_motion_to_a_seventh_of_a_degree(int seed)
    {
        var random = new Random(seed);
        V3[] amplitude = [.. Enumerable.Range(0, 8).Select(_ => new V3(random.NextDouble(), random.NextDouble(), random.NextDouble()) * 6500)];
        V3[] hertz = [.. Enumerable.Range(0, 8).Select(_ => new V3(random.NextDouble(), random.NextDouble(), random.NextDouble()) * 12)];
        V3 Wave(int from, double t)
        {
            V3 sum = default;
            for (int i = from; i < from + 4; i++)
            {
                sum += new V3(
                    amplitude[i].X * Math.Sin(6.28 * hertz[i].X * t),
                    amplitude[i].Y * Math.Sin(6.28 * hertz[i].Y * t),
                    amplitude[i].Z * Math.Sin(6.28 * hertz[i].Z * t));
            }

            return sum;
        }

        double worst = 0;
        _filter.Start();
        for (int n = 0; n < 60 * ImuScale.RateHz; n += ImuScale.BlockSamples)
        {
            _filter.Running = _reference.Running = n / 4000 % 2 == 1;
            Blocks.Fill(_block, i => ((Wave(0, (n + i) / 200.0) * 0.3) + s_gravity, Wave(4, (n + i) / 200.0)));
            double degrees = StepBoth();
            worst = Math.Max(worst, _reference.Up.Length > 1024 ? degrees : 0);
        }

        // Up to ±4 g and ±800 °/s on every axis, so that the up vector is at times no longer than half a g.
        Assert.InRange(worst, 1e-9, 0.143);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Nothing_overflows_at_full_scale(int mode)
    {
        // Two hundred hours would find no more than two hundred starts: the filter forgets within seconds.
        for (int seed = 0; seed < 12; seed++)
        {
            var test = new UpVectorFilterTests();
            var random = new Random((1000 * mode) + seed);
            Tilt(test._mount, random);
            if (seed % 2 == 0)
            {
                test.Start(Rail(random) * 0.57, Rail(random) * (820.0 / 32768));
            }

            for (int i = 0; i < 800; i++)
            {
                test._filter.Running = test._reference.Running = random.Next(40) == 0 ? !test._filter.Running : test._filter.Running;
                test.FillAtFullScale(mode, i, random);
                test.StepBoth();
                test.AssertLike(tolerance: FullScale / 200);
            }
        }
    }

    [Fact]
    public void The_state_stays_within_its_bound_when_the_force_chases_it()
    {
        // The force always points where it lengthens the state most, and the turn is the fastest there is.
        double longest = 0;
        for (int seed = 0; seed < 20; seed++)
        {
            var test = new UpVectorFilterTests();
            var random = new Random(seed);
            test._filter.Running = test._reference.Running = seed % 2 == 0;
            V3 rate = Rail(random);
            for (int i = 0; i < 800; i++)
            {
                V3 ahead = test.Up;
                Blocks.Fill(test._block, _ => (ahead.Each(v => v < 0 ? short.MinValue : short.MaxValue), i % 50 == 0 ? rate : rate * 0.98));
                test.StepBoth();
                test.AssertLike(tolerance: FullScale / 200);
                longest = Math.Max(longest, test.Up.Length / 4);
            }
        }

        // The file promises 36,900 half counts.
        Assert.InRange(longest, 20_000, 36_900);
    }

    [Fact]
    public void Lying_still_up_is_where_gravity_points() =>
        Gen.Select(Gen.Double[0, 180], Gen.Double[0, 360], Gen.Double[0.9, 1.1]).Sample(
            (tilt, heading, size) =>
            {
                V3 gravity = s_gravity.Turned(new V3(1, 0, 0), tilt).Turned(new V3(0, 1, 0), heading) * size;
                var test = new UpVectorFilterTests();
                test._filter.Start();
                test.Lie(gravity, default, 10);
                Assert.InRange(V3.AngleDeg(gravity, test.Up), 0, 0.05);
                Assert.InRange(test.Up.Length, (2 * gravity.Length) - 6, (2 * gravity.Length) + 6);
                Assert.InRange(test._history.Unit, gravity.Length - 6, gravity.Length + 6);
                Assert.InRange(test._history.Vertical[((test._history.Count / 2) - 1) & MotionHistory.Mask] / gravity.Length, 0.99 * size, 1.01 * size);
            },
            iter: 40);

    [Fact]
    public void From_nothing_up_is_near_gravity_within_a_second_of_sway()
    {
        _filter.Start();
        for (int n = 0; n < ImuScale.RateHz; n += ImuScale.BlockSamples)
        {
            Blocks.Fill(_block, i => (s_gravity + new V3(300 * Math.Sin((n + i) / 5.0), 0, 300 * Math.Cos((n + i) / 7.0)), default));
            _filter.Process(Blocks.Bytes(_block), 0, _history);
        }

        Assert.InRange(V3.AngleDeg(s_gravity, Up), 0, 2);
    }

    [Fact]
    public void A_change_of_time_constants_makes_no_jump()
    {
        Recording recording = Recording.Of("steady", 1, 60);
        byte[][] blocks = recording.Blocks;
        var other = new UpVectorFilterTests();
        other.Start(recording);
        Start(recording);
        double largestStep = 0;
        double largest = 0;
        double before = 0;
        for (int i = 0; i < blocks.Length; i++)
        {
            other._filter.Running = i / 100 % 2 == 1;
            _block.Decode(blocks[i], 0);
            _filter.Process(Blocks.Bytes(_block), 0, _history);
            other._filter.Process(Blocks.Bytes(_block), 0, other._history);
            double apart = V3.AngleDeg(Up, other.Up);
            largestStep = Math.Max(largestStep, Math.Abs(apart - before));
            largest = Math.Max(largest, apart);
            before = apart;
        }

        // It makes a difference, but never at once: a block is 40 ms.
        Assert.InRange(largest, 0.3, 20);
        Assert.InRange(largestStep, 0, 0.3);
    }

    [Fact]
    public void At_rest_the_bias_is_learned()
    {
        V3 bias = new(50, -40, 30);
        _filter.Start();
        Lie(s_gravity, bias, 1);
        Assert.InRange(Math.Abs(_history.Turn), 200, 400);
        Lie(s_gravity, bias, 25);
        Assert.InRange(Math.Abs(_history.Turn), 0, 10);
        Assert.InRange(V3.AngleDeg(s_gravity, Up), 0, 0.1);
    }

    [Fact]
    public void Turning_is_not_rest()
    {
        // 3 °/s for ever: a turntable, not a bias.
        Start(s_gravity, default);
        Lie(s_gravity, new V3(0, 98, 0), 20);
        Assert.InRange(_history.Turn, 8 * 90, 8 * 100);
    }

    [Fact]
    public void While_running_the_bias_is_learned_from_the_lag()
    {
        // 3 °/s about the axis to the back and the one to the right, come up after the calibration.
        Recording plain = Recording.Of("steady", 1, 60);
        Recording biased = plain.Changed((force, rate) => (force, rate + new V3(98, 0, -98)));
        V3[] expected = UpWhileRunning(plain, plain);
        V3[] actual = UpWhileRunning(plain, biased);
        double early = Enumerable.Range(60, 40).Average(i => V3.AngleDeg(expected[i], actual[i]));
        double late = Enumerable.Range(expected.Length - 250, 200).Average(i => V3.AngleDeg(expected[i], actual[i]));
        Assert.InRange(early, 2, 12);
        Assert.InRange(late, 0, 0.3);
    }

    [Fact]
    public void A_trace_is_the_state_and_changes_nothing()
    {
        Recording recording = Recording.Of("steady", 1, 60);
        var traced = new UpVectorFilterTests();
        int[] trace = new int[3 * ImuScale.BlockSamples];
        traced._filter.Trace = trace;
        traced.Start(recording);
        Start(recording);
        foreach (byte[] bytes in recording.Blocks)
        {
            _block.Decode(bytes, 0);
            _filter.Process(Blocks.Bytes(_block), 0, _history);
            traced._filter.Process(Blocks.Bytes(_block), 0, traced._history);
            _reference.Process(_block);
            Assert.Equal([_filter.UpX, _filter.UpY, _filter.UpZ], trace[^3..]);
            for (int i = 0; i < ImuScale.BlockSamples; i++)
            {
                V3 told = new(trace[3 * i], trace[(3 * i) + 1], trace[(3 * i) + 2]);
                Assert.InRange(V3.AngleDeg(told, _reference.Trace[i]), 0, 0.05);
            }
        }

        Assert.Equal(_history.Tilt, traced._history.Tilt);
        Assert.Equal(_history.Vertical, traced._history.Vertical);
    }

    [Fact]
    public void A_gyro_at_full_scale_is_told_and_gravity_is_trusted_more()
    {
        double AfterASecond(bool clip)
        {
            var test = new UpVectorFilterTests();
            test.Start(s_gravity.Turned(new V3(1, 0, 0), 10), default);
            Blocks.Fill(test._block, i => (s_gravity, new V3(0, clip && (i is 3 or 4) ? short.MaxValue : 0, 0)));
            test._filter.Process(Blocks.Bytes(test._block), 0, test._history);
            Assert.Equal(clip, test._history.Clipped);
            test.Lie(s_gravity, default, 1);
            Assert.False(test._history.Clipped);
            return V3.AngleDeg(test.Up, s_gravity);
        }

        Assert.True(AfterASecond(clip: true) < 0.6 * AfterASecond(clip: false));
    }

    [Fact]
    public void After_a_gap_gravity_is_trusted_more()
    {
        double AfterASecond(bool gap)
        {
            var test = new UpVectorFilterTests();
            test.Start(s_gravity.Turned(new V3(1, 0, 0), 10), default);
            if (gap)
            {
                test._filter.Skip();
            }

            test.Lie(s_gravity, default, 1);
            return V3.AngleDeg(test.Up, s_gravity);
        }

        Assert.True(AfterASecond(gap: true) < 0.6 * AfterASecond(gap: false));
    }

    [Fact]
    public void A_turn_that_is_lost_in_a_gap_is_not_taken_for_a_bias()
    {
        // 8° that no rate has told, on the run; a little sway keeps it from rest.
        Start(s_gravity, default);
        _filter.Running = _reference.Running = true;
        var axis = new V3(0, 0, 1);
        for (int i = 0; i < 125; i++)
        {
            if (i == 50)
            {
                _filter.Skip();
                _reference.Skip();
            }

            V3 force = i < 50 ? s_gravity : s_gravity.Turned(axis, 8);
            Blocks.Fill(_block, n => (force, new V3(200 * Math.Sin(((i * 8) + n) * 0.1), 0, 0)));
            StepBoth();
        }

        Assert.InRange(V3.AngleDeg(Up, s_gravity.Turned(axis, 8)), 0, 1);
        Assert.InRange(_filter.BiasZ / 16.0 / 32.8, -0.1, 0.1);
    }

    private void Start(V3 gravity, V3 bias)
    {
        V3 gravity16 = (gravity * 16).Each(Math.Round);
        V3 bias16 = (bias * 16).Each(Math.Round);
        _filter.Start((int)gravity16.X, (int)gravity16.Y, (int)gravity16.Z, (int)bias16.X, (int)bias16.Y, (int)bias16.Z);
        _reference.Start(gravity16 * (1 / 16.0), bias16 * (1 / 16.0));
    }

    private void Start(Recording recording)
    {
        var calibration = new StandingCalibration();
        CalibrationResult result = CalibrationResult.Pending;
        for (int i = 0; result != CalibrationResult.Done; i++)
        {
            result = calibration.Process(recording.Blocks[i], 0);
        }

        Assert.True(_mount.SetFromGravity(calibration.GravityX, calibration.GravityY, calibration.GravityZ));
        _filter.Start(calibration.GravityX, calibration.GravityY, calibration.GravityZ, calibration.BiasX, calibration.BiasY, calibration.BiasZ);
        _reference.Start(
            new V3(calibration.GravityX, calibration.GravityY, calibration.GravityZ) * (1 / 16.0),
            new V3(calibration.BiasX, calibration.BiasY, calibration.BiasZ) * (1 / 16.0));
    }

    private void Lie(V3 force, V3 rate, double seconds)
    {
        Blocks.Fill(_block, _ => (force, rate));
        for (int n = 0; n < seconds * ImuScale.RateHz; n += ImuScale.BlockSamples)
        {
            _filter.Process(Blocks.Bytes(_block), 0, _history);
        }
    }

    /// <returns>The angle between the up vectors, degrees.</returns>
    private double StepBoth()
    {
        bool isFirst = _history.Count == 0 && Up == default;
        _braking = isFirst ? _reference.BrakingOf(new V3(_block.Ax[0], _block.Ay[0], _block.Az[0])) : _nextBraking;
        _filter.Process(Blocks.Bytes(_block), 0, _history);
        _reference.Process(_block);
        _nextBraking = _history.Count / ImuScale.BlockSamples % GyroBias.Blocks == 0 ? _braking : _reference.BrakingOf(Up * 0.5);
        return V3.AngleDeg(Up, _reference.Up);
    }

    private static V3[] UpWhileRunning(Recording calibrated, Recording recording)
    {
        var test = new UpVectorFilterTests();
        test.Start(calibrated);
        test._filter.Running = true;
        return [.. recording.Blocks.Skip(125).Select(bytes =>
        {
            test._block.Decode(bytes, 0);
            test._filter.Process(Blocks.Bytes(test._block), 0, test._history);
            return test.Up;
        })];
    }

    /// <summary>
    /// Everything that the filter says, against the reference. What an overflow does is off by the whole range; what rounding does is not.
    /// </summary>
    /// <param name="tolerance">Of the up vector, counts.</param>
    private void AssertLike(double tolerance)
    {
        Near(0, (Up - (_reference.Up * 2)).Length, 2 * tolerance);
        Near(_reference.Unit, _history.Unit, 4 + tolerance);
        Near(_reference.Turn, _history.Turn, 8 + (8 * FullScale * tolerance / 2048));
        for (int i = 0; i < ImuScale.BlockSamples / 2; i++)
        {
            int slot = ((_history.Count / 2) - (ImuScale.BlockSamples / 2) + i) & MotionHistory.Mask;
            V3 force = _reference.Forces[i];

            // The force is cut to whole counts.
            double forceTolerance = 3 + (force.Length * tolerance / 2048) + (Up.Length / 4096);
            Near(Stored(_reference.Vertical[i]), _history.Vertical[slot], forceTolerance);
            Near(Stored(_reference.Vertical[i] + (V3.Dot(force, _braking) / 2048)), _history.Contact[slot], 2 * forceTolerance);
            Near(Stored(_reference.Lateral[i]), _history.Lateral[slot], 4);
            Near(Stored(_reference.Tilt[i]), _history.Tilt[slot], 2 * tolerance);
        }
    }

    private static double Stored(double value) => Math.Clamp(value, -short.MaxValue, short.MaxValue);

    private static void Near(double expected, double actual, double tolerance, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(actual))] string what = "") =>
        Assert.True(Math.Abs(actual - expected) <= tolerance, $"{what} is {actual}, not {expected} ± {tolerance}");

    private void FillAtFullScale(int mode, int block, Random random)
    {
        V3 force = Rail(random);
        V3 rate = Rail(random);
        Blocks.Fill(_block, _ => mode switch
        {
            // Everything at a rail, new at every sample; or held for a block; or anything; or just under a large force for seconds, so that up is long; or slow turns with rails in between.
            0 => (Rail(random), Rail(random)),
            1 => (force, rate),
            2 => (Any(random), Any(random)),
            4 => (new V3(block / 80 % 2 == 0 ? 8191 : -8191, 8191, -8191), rate),
            _ => (block / 20 % 2 == 0 ? force : Any(random), (block / 7 % 3) switch { 0 => rate, 1 => Any(random), _ => Any(random) * 0.05 }),
        });
    }

    private static V3 Rail(Random random) => new(Rail1(random), Rail1(random), Rail1(random));

    private static double Rail1(Random random) => random.Next(2) == 0 ? short.MinValue : short.MaxValue;

    private static V3 Any(Random random) => new(random.Next(-32768, 32768), random.Next(-32768, 32768), random.Next(-32768, 32768));

    private static void Tilt(MountFrame mount, Random random)
    {
        V3 up = (s_gravity * 10).Turned(new V3(1, 0, 0), random.NextDouble() * 35).Turned(new V3(0, 1, 0), random.NextDouble() * 360);
        Assert.True(mount.SetFromGravity((int)up.X, (int)up.Y, (int)up.Z));
    }
}
