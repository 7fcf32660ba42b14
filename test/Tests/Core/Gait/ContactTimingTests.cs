using CsCheck;
using HipSense.Core;
using Xunit;

namespace HipSense.Tests.Detection;

public class ContactTimingTests
{
    [Fact]
    public void Samples_become_microseconds() =>
        Gen.Long[0, 1L << 40].Sample(samplesQ8 => ContactTiming.ToUs(samplesQ8) == (long)((System.Int128)samplesQ8 * 5000 / 256));

    [Fact]
    public void A_constant_delay_is_taken_off() =>
        Gen.Long[256, 1L << 40].Sample(samplesQ8 =>
        {
            long us = ContactTiming.ToUs(samplesQ8);
            Assert.Equal(ContactTiming.InitialContactUs(1 << 20) - ContactTiming.ToUs(1 << 20), ContactTiming.InitialContactUs(samplesQ8) - us);
            Assert.Equal(ContactTiming.ToeOffUs(1 << 20) - ContactTiming.ToUs(1 << 20), ContactTiming.ToeOffUs(samplesQ8) - us);
        });

    [Fact]
    public void The_trunk_feels_a_landing_late_and_a_leaving_early()
    {
        // Algorithm notes: some 20 ms each, on the force plate; part of it is the filters' delay.
        Assert.InRange(ContactTiming.InitialContactUs(0), -30_000, 0);
        Assert.InRange(ContactTiming.ToeOffUs(0), 10_000, 60_000);
    }
}
