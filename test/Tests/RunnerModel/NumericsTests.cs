using System;
using System.Linq;
using CsCheck;
using HipSense.Runners;
using Xunit;

namespace HipSense.Tests.Runners;

public class NumericsTests
{
    [Fact]
    public void Sine_and_cosine_are_those_of_the_library() =>
        Gen.Double[-3000, 3000].Sample(x =>
        {
            (double sin, double cos) = Trig.SinCos(x);
            return Math.Abs(sin - Math.Sin(x)) < 1e-12 && Math.Abs(cos - Math.Cos(x)) < 1e-12;
        });

    [Fact]
    public void Jets_know_their_derivatives() =>
        Gen.Double[0.05, 0.95].Sample(t =>
        {
            IsDerivedFrom(x => Jet.Step(x, 0, 1), t);
            IsDerivedFrom(x => Jet.Bump(x, 0.5, 0.6), t);
            IsDerivedFrom(x => Jet.Step(x, 0, 1) * Jet.Bump(x, 0.4, 0.7), t);
            IsDerivedFrom(x => PelvisShape.Obliquity(StridePhase.At(Side.Left, x, 0.9, 1, 1.1)), t);
            IsDerivedFrom(x => PelvisShape.Tilt(StridePhase.At(Side.Right, x, 1.1, 1, 0.9)), t);
        });

    [Fact]
    public void Random_numbers_have_mean_0_and_deviation_1()
    {
        var random = new Rng(1, 1);
        double[] values = [.. Enumerable.Range(0, 200_000).Select(_ => random.Gaussian())];
        Assert.InRange(values.Average(), -0.01, 0.01);
        Assert.InRange(Recorded.Sd(values), 0.99, 1.01);
        Assert.InRange(values.Count(x => Math.Abs(x) > 2) / 200_000.0, 0.040, 0.050);
    }

    [Fact]
    public void The_phase_is_whole_at_every_contact_whatever_the_steps_do() =>
        Gen.Select(Gen.Double[0.25, 0.5], Gen.Double[0.25, 0.5], Gen.Double[0.25, 0.5]).Sample((before, length, after) =>
        {
            Assert.Equal(0, StridePhase.At(Side.Left, 0, before, length, after).Value, 9);
            Assert.Equal(Math.PI, StridePhase.At(Side.Left, length, before, length, after).Value, 9);
            for (double t = 0; t < length; t += 0.01)
            {
                Assert.True(StridePhase.At(Side.Left, t, before, length, after).Rate > 0);
            }
        });

    [Fact]
    public void The_rate_of_an_oscillator_integrates_to_its_position()
    {
        var oscillator = new SecondOrder(12, 0.2);
        double sum = 0;
        for (int i = 0; i < 2000; i++)
        {
            double before = oscillator.Rate;
            oscillator.Step(i % 300 < 40 ? 1 : 0);
            sum += 0.5e-3 * (before + oscillator.Rate);
            Assert.Equal(oscillator.Position, sum, 9);
        }
    }

    private static void IsDerivedFrom(Func<double, Jet> jet, double t)
    {
        const double H = 1e-4;
        double rate = (jet(t + H).Value - jet(t - H).Value) / (2 * H);
        double acceleration = (jet(t + H).Rate - jet(t - H).Rate) / (2 * H);
        Assert.InRange(jet(t).Rate - rate, -0.001, 0.001);
        Assert.InRange(jet(t).Acceleration - acceleration, -0.02, 0.02);
    }
}
