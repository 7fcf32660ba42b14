using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using HipSense.Runners;
using HipSense.Virtual;
using Xunit;

namespace HipSense.Tests.Runners;

public class DeterminismTests
{
    private static readonly Gen<NamedRunner> s_anyone = Gen.Int[0, RunnerCatalog.All.Count - 1].Select(i => RunnerCatalog.All[i]);

    [Fact]
    public void The_same_seed_gives_the_same_bits() =>
        Gen.Select(s_anyone, Gen.Long).Sample(
            (named, seed) => Digest(named.Scenario.Lasting(8), seed, 1) == Digest(named.Scenario.Lasting(8), seed, 1),
            iter: 20);

    [Fact]
    public void Another_seed_gives_another_run() =>
        Gen.Select(s_anyone, Gen.Long).Sample(
            (named, seed) => Digest(named.Scenario.Lasting(8), seed, 1) != Digest(named.Scenario.Lasting(8), seed + 1, 1),
            iter: 20);

    [Fact]
    public void Leaving_ticks_out_does_not_change_the_others() =>
        Gen.Select(s_anyone, Gen.Long, Gen.Int[2, 9]).Sample(
            (named, seed, stride) =>
            {
                var every = new RunnerSignal(named.Scenario.Lasting(8), seed);
                var some = new RunnerSignal(named.Scenario.Lasting(8), seed);
                var a = new ImuReading();
                var b = new ImuReading();
                for (long i = 0; every.TryRead(i, a); i++)
                {
                    if (i % stride == 0)
                    {
                        some.TryRead(i, b);
                        Assert.True(some.TryRead(i, b));
                        Assert.Equal((a.Ax, a.Ay, a.Az, a.Gx, a.Gy, a.Gz), (b.Ax, b.Ay, b.Az, b.Gx, b.Gy, b.Gz));
                    }
                }
            },
            iter: 10);

    [Fact]
    public void Other_errors_do_not_change_the_run()
    {
        Scenario scenario = RunnerCatalog.Get("steady").Scenario.Lasting(20);
        IReadOnlyList<Stance> a = new Recorded(scenario, 1).Stances;
        IReadOnlyList<Stance> b = new Recorded(scenario with { Errors = ImuErrors.None, Belt = BeltFit.Loose, Mount = new ClipMount() }, 1).Stances;
        Assert.True(a.SequenceEqual(b));
    }

    /// <summary>
    /// The bits of one run, as computed on Linux x64. Whoever changes the model on purpose puts the new number here; if it changes from
    /// one machine to the next, the model has caught a function that is not the same everywhere.
    /// </summary>
    [Fact]
    public void The_bits_are_the_same_on_every_machine() =>
        Assert.Equal(12604538313285822441UL, Digest(RunnerCatalog.Get("tiring").Scenario.Lasting(20), 1, 1));

    [Fact]
    public void It_ends_and_it_does_not_go_back()
    {
        var signal = new RunnerSignal(RunnerCatalog.Get("tiring").Scenario.Lasting(6), 1);
        var reading = new ImuReading();
        Assert.False(signal.IsChipOutput);
        Assert.True(signal.TryRead(5999, reading));
        double last = reading.Ay;
        Assert.False(signal.TryRead(6000, reading));
        Assert.Equal(last, reading.Ay);
        Assert.Throws<ArgumentOutOfRangeException>(() => signal.TryRead(5000, reading));
    }

    private static ulong Digest(Scenario scenario, long seed, long stride)
    {
        var signal = new RunnerSignal(scenario, seed);
        var reading = new ImuReading();
        ulong hash = 14695981039346656037;
        for (long i = 0; signal.TryRead(i, reading); i += stride)
        {
            foreach (double value in (ReadOnlySpan<double>)[reading.Ax, reading.Ay, reading.Az, reading.Gx, reading.Gy, reading.Gz])
            {
                hash = (hash ^ (ulong)BitConverter.DoubleToInt64Bits(value)) * 1099511628211;
            }
        }

        return hash;
    }
}
