using System;
using System.Linq;
using CsCheck;
using HipSense.Core;
using Xunit;
using Side = HipSense.Core.Side;
using Stance = HipSense.Core.Stance;

namespace HipSense.Tests.Detection;

public class StrideMeterTests
{
    private const double CountsPerDps = ImuScale.GyroCountsPer10Dps / 10.0;
    private const double BlockSeconds = ImuScale.BlockSamples / (double)ImuScale.RateHz;

    // The chip's low-pass holds a rate back by a sample; a block's rates are those of the time from half a sample before its first to half a sample after its last.
    private const double BlockEndSeconds = 6.5 / ImuScale.RateHz;

    private static readonly Gen<Motion> s_motion =
        from seconds in Gen.Double[0.5, 0.98]
        from contact in Gen.Double[5, 5.3]
        from turns in Gen.Double[-6, 6].Array[3]
        from tilts in Gen.Double[-4, 4].Array[3]
        from phases in Gen.Double[0, 2 * Math.PI].Array[3]
        from bend in Gen.Double[-40, 40]
        from lean in Gen.Double[-10, 20]
        select new Motion(seconds, contact, turns, tilts, phases, bend, lean);

    [Fact]
    public void A_stride_is_told_as_the_pelvis_swings_whatever_the_bend_and_the_lean() => s_motion.Sample(motion =>
    {
        Stride stride = Measured(motion, Side.Right)!;
        double[] rotation = [.. Enumerable.Range(0, 1001).Select(i => motion.Rotation(i * motion.Seconds / 1000))];
        double[] tilt = [.. Enumerable.Range(0, 1001).Select(i => motion.Tilt(i * motion.Seconds / 1000))];
        Assert.InRange(stride.StrideUs / 1e6, motion.Seconds - 3e-5, motion.Seconds + 3e-5);

        // A straight line between the ends of two blocks is off by a·(ωh)²/8 at the most.
        double loss = 0.05 + motion.Loss(motion.Turns);
        Assert.InRange((stride.RotationAtContactCdeg / 100.0) - (rotation[0] - rotation.Average()), -loss, loss);
        Assert.InRange((stride.RotationRangeCdeg / 100.0) - (rotation.Max() - rotation.Min()), -2 * loss, 2 * loss);
        loss = 0.05 + motion.Loss(motion.Tilts);
        Assert.InRange((stride.TiltRangeCdeg / 100.0) - (tilt.Max() - tilt.Min()), -2 * loss, 2 * loss);
    });

    [Fact]
    public void Seen_in_a_mirror_the_other_side_is_as_far_forward() => s_motion.Sample(motion =>
    {
        Stride right = Measured(motion, Side.Right)!;
        Stride left = Measured(motion with { Turns = [.. motion.Turns.Select(turn => -turn)], Bend = -motion.Bend }, Side.Left)!;
        Assert.InRange(left.RotationAtContactCdeg - right.RotationAtContactCdeg, -2, 2);
        Assert.InRange(left.RotationRangeCdeg - right.RotationRangeCdeg, -2, 2);
        Assert.Equal(right.TiltRangeCdeg, left.TiltRangeCdeg);
    });

    [Fact]
    public void While_the_side_is_unknown_the_ranges_are_told_alone() => s_motion.Sample(motion =>
    {
        Stride unknown = Measured(motion, Side.Unknown)!;
        Stride right = Measured(motion, Side.Right)!;
        Assert.Equal(0, unknown.RotationAtContactCdeg);
        Assert.Equal(right.RotationRangeCdeg, unknown.RotationRangeCdeg);
        Assert.Equal(right.TiltRangeCdeg, unknown.TiltRangeCdeg);
    });

    [Theory]
    [InlineData(0.98, true)]
    [InlineData(1.02, false)]
    public void A_stride_of_more_than_a_second_is_none(double seconds, bool expected) => Assert.Equal(expected, Measured(Still(seconds), Side.Right) is not null);

    [Theory]
    [InlineData(ResetReason.RunnerStopped, false)]
    [InlineData(ResetReason.SamplesLost, false)]
    [InlineData(ResetReason.MountFound, false)]
    [InlineData(ResetReason.MountRefuted, false)]
    [InlineData(ResetReason.Uncalibrated, false)]
    [InlineData(ResetReason.MountGiven, false)]
    [InlineData(ResetReason.UpSettled, true)]
    [InlineData(ResetReason.NewRun, true)]
    public void No_stride_spans_what_breaks_a_step(ResetReason reason, bool expected) =>
        Assert.Equal(expected, Measured(Still(0.7), Side.Right, meter => meter.Reset(reason, 1100)) is not null);

    [Fact]
    public void A_landing_without_a_stance_has_no_stride()
    {
        var meter = new StrideMeter();
        meter.Land(Q8(5));
        meter.Land(Q8(5.35));
        meter.Add(new Stance { Side = Side.Left, InitialContactUs = 5_350_000 });
        meter.Land(Q8(5.7));
        Assert.False(meter.Busy);
        meter.Land(Q8(6.05));
        Assert.True(meter.Busy);
    }

    [Fact]
    public void It_carries_the_doubts_of_both_of_its_stances()
    {
        var meter = new StrideMeter();
        meter.Land(Q8(5));
        meter.Add(new Stance { Side = Side.Left, InitialContactUs = 5_000_000, Doubts = StanceDoubts.Bend });
        meter.Land(Q8(5.35));
        meter.Add(new Stance { Side = Side.Right, InitialContactUs = 5_350_000, Doubts = StanceDoubts.Shaken });
        meter.Land(Q8(5.7));
        Assert.Equal((Side.Left, StanceDoubts.Bend | StanceDoubts.Shaken), (meter.Stride.Side, meter.Stride.Doubts));
    }

    private static Motion Still(double seconds) => new(seconds, 5, [0, 0, 0], [0, 0, 0], [0, 0, 0], 0, 0);

    /// <summary>The stride of a motion, or null when none is told.</summary>
    private static Stride? Measured(Motion motion, Side side, Action<StrideMeter>? atSecondContact = null)
    {
        var meter = new StrideMeter();
        var history = new MotionHistory();
        meter.Land(Q8(motion.Contact - 0.3));
        meter.Land(Q8(motion.Contact));
        meter.Add(new Stance { Side = side, InitialContactUs = Us(motion.Contact) });
        int second = 0;
        for (int block = 0; block * BlockSeconds < motion.Contact + motion.Seconds + 0.5; block++)
        {
            history.Count += ImuScale.BlockSamples;
            double end = (block * BlockSeconds) + BlockEndSeconds - motion.Contact;
            history.Heading[block & BlockRing.Mask] = (int)Math.Round(motion.Heading(end) * CountsPerDps * ImuScale.RateHz);
            history.UpBack[block & BlockRing.Mask] = (int)Math.Round(history.UpLength * Math.Sin(motion.Tilt(end) * Math.PI / 180));
            history.HeadingSum[block & BlockRing.Mask] = history.HeadingSum[(block - 1) & BlockRing.Mask] + history.Heading[block & BlockRing.Mask];
            history.UpBackSum[block & BlockRing.Mask] = history.UpBackSum[(block - 1) & BlockRing.Mask] + history.UpBack[block & BlockRing.Mask];
            double since = ((block + 1) * BlockSeconds) - motion.Contact;
            if (second == 0 && since > motion.Seconds / 2)
            {
                second = 1;
                meter.Land(Q8(motion.Contact + (motion.Seconds / 2)));
                meter.Add(new Stance { Side = side, InitialContactUs = Us(motion.Contact + (motion.Seconds / 2)) });
                atSecondContact?.Invoke(meter);
            }
            else if (second == 1 && since > motion.Seconds + 0.03)
            {
                second = 2;
                meter.Land(Q8(motion.Contact + motion.Seconds));
            }
            else if (meter.Busy && meter.Continue(history))
            {
                return meter.Stride;
            }
        }

        return null;
    }

    private static long Q8(double seconds) => (long)Math.Round(seconds * ImuScale.RateHz * 256);

    private static long Us(double seconds) => (long)Math.Round(seconds * 1e6);

    /// <summary>What a pelvis does from a contact to the next of that foot.</summary>
    /// <param name="Seconds">Time of the stride.</param>
    /// <param name="Contact">When it begins, s.</param>
    /// <param name="Turns">Rotation that swings once, twice and three times a stride, degrees.</param>
    /// <param name="Tilts">Tilt likewise.</param>
    /// <param name="Phases">Of each, rad.</param>
    /// <param name="Bend">How fast the runner turns, °/s.</param>
    /// <param name="Lean">Mean tilt, degrees.</param>
    private sealed record Motion(double Seconds, double Contact, double[] Turns, double[] Tilts, double[] Phases, double Bend, double Lean)
    {
        public double Rotation(double at) => Sum(Turns, at);

        public double Heading(double at) => Rotation(at) + (Bend * at);

        public double Loss(double[] swings) => swings.Select((swing, i) => Math.Abs(swing) * Math.Pow(2 * Math.PI * (i + 1) / Seconds * BlockSeconds, 2) / 8).Sum();

        public double Tilt(double at) => Lean + Sum(Tilts, at);

        private double Sum(double[] swings, double at) => swings.Select((swing, i) => swing * Math.Sin((2 * Math.PI * (i + 1) * at / Seconds) + Phases[i])).Sum();
    }
}
