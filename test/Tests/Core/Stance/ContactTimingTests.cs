using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using HipSense.Core;
using HipSense.VirtualClip;
using Xunit;

namespace HipSense.Tests.Detection;

public class ContactTimingTests
{
    private const int PeriodQ8 = 70 << 8;
    private const int Peak = 640;

    [Fact]
    public void Samples_become_microseconds() =>
        Gen.Long[0, 1L << 40].Sample(samplesQ8 => ContactTiming.ToUs(samplesQ8) == (long)((System.Int128)samplesQ8 * 5000 / 256));

    [Fact]
    public void Times_do_not_depend_on_when_the_step_was() =>
        Gen.Select(Gen.Int[0, 1 << 30], Gen.Int[30, 44]).Sample((samples, between) =>
        {
            Stance first = Told(LongAgo(between));
            Step later = LongAgo(between);
            later.LandingQ8 += (long)samples << 8;
            later.LeavingQ8 += (long)samples << 8;
            Stance second = Told(later);
            Assert.Equal(first.InitialContactUs + (samples * 5000L), second.InitialContactUs);
            Assert.Equal(first.ToeOffUs + (samples * 5000L), second.ToeOffUs);
            Assert.Equal(first.StepUs, second.StepUs);
        });

    [Fact]
    public void The_trunk_feels_a_landing_late_and_a_leaving_early()
    {
        // Algorithm notes: some 20 ms each, on the force plate; part of it is the filters' delay.
        Step step = LongAgo(36);
        Stance stance = Told(step);
        Assert.InRange(stance.InitialContactUs - ContactTiming.ToUs(step.LandingQ8), -30_000, 0);
        Assert.InRange(stance.ToeOffUs - ContactTiming.ToUs(step.LeavingQ8), 10_000, 60_000);
    }

    [Fact]
    public void Of_a_change_of_contact_time_most_is_told()
    {
        // Half sines at 170 steps a minute; the level crossings alone tell 0.43 of it.
        double[] contacts = [.. Enumerable.Range(0, 8).Select(i => 0.17 + (0.02 * i))];
        var line = new StraightLine([.. contacts.Select(contact => (contact, ToldOfHalfSine(0.353, contact)))]);
        Assert.InRange(line.Slope, 0.75, 1.05);
    }

    [Fact]
    public void Two_legs_that_press_differently_are_timed_by_what_both_do()
    {
        Step limp = LongAgo(36);
        limp.Peak = Peak - 100;
        limp.FormerPeak = Peak + 100;
        limp.PeriodQ8 = PeriodQ8 - 2000;
        limp.FormerPeriodQ8 = PeriodQ8 + 2000;
        Assert.Equal(ContactTiming.PressUs(LongAgo(36)), ContactTiming.PressUs(limp));
    }

    [Fact]
    public void A_first_step_has_times_too()
    {
        Step first = LongAgo(36);
        first.PeriodQ8 = 0;
        Stance stance = Told(first);
        Assert.Equal(0, stance.StepUs);
        Assert.InRange(stance.ContactUs, 180_000, 260_000);

        // The second has one period to go by.
        Step second = LongAgo(36);
        second.FormerPeriodQ8 = 0;
        second.FormerPeak = 0;
        Assert.Equal(ContactTiming.PressUs(LongAgo(36)), ContactTiming.PressUs(second));
    }

    [Fact]
    public void A_trunk_that_rebounds_after_the_foot_has_left_does_not_delay_toe_off_by_all_of_it()
    {
        // 70 ms: what was seen on a force plate, fast and uphill.
        Stance plain = Told(LongAgo(39));
        Stance rebound = Told(LongAgo(39 + 14));
        Assert.Equal(plain.InitialContactUs, rebound.InitialContactUs);
        Assert.InRange(rebound.ToeOffUs - plain.ToeOffUs, 0, 60_000);
    }

    [Fact]
    public void A_landing_that_was_the_rebounding_trunk_s_is_put_where_the_foot_s_was()
    {
        Stance plain = Told(LongAgo(36));
        Step early = LongAgo(36);
        early.LandingQ8 -= 16 << 8;
        early.PeriodQ8 -= 16 << 8;
        Stance stance = Told(early);
        Assert.InRange(stance.ToeOffUs - plain.ToeOffUs, -15_000, 15_000);
        Assert.InRange(stance.InitialContactUs - plain.InitialContactUs, -50_000, 0);
    }

    [Fact]
    public void Whatever_the_detector_finds_a_stance_has_a_length() =>
        Gen.Select(Gen.Int[16, 161], Gen.Int[10_240, 1 << 15], Gen.Int[10_240, 1 << 15], Gen.Int[0, 1 << 13], Gen.Int[0, 1 << 13])
            .Sample((between, period, former, peak, formerPeak) =>
            {
                Stance stance = Told(new Step
                {
                    LandingQ8 = 1 << 20,
                    LeavingQ8 = (1 << 20) + ((long)between << 8),
                    PeriodQ8 = period,
                    FormerPeriodQ8 = former,
                    Peak = peak,
                    FormerPeak = formerPeak,
                });
                Assert.InRange(stance.ContactUs, 30_000, 700_000);
            });

    /// <summary>A step long after the start, of so many samples between its crossings, with 137 ms/g of step time over peak force.</summary>
    private static Step LongAgo(int between) => new()
    {
        LandingQ8 = 1 << 20,
        LeavingQ8 = (1 << 20) + ((long)between << 8),
        PeriodQ8 = PeriodQ8,
        FormerPeriodQ8 = PeriodQ8,
        Peak = Peak,
        FormerPeak = Peak,
    };

    private static Stance Told(Step step)
    {
        var stance = new Stance();
        ContactTiming.Set(step, stance);
        return stance;
    }

    /// <summary>Contact time as told, s, of somebody who presses in half sines.</summary>
    private static double ToldOfHalfSine(double step, double contact)
    {
        double top = Math.PI * step / (2 * contact);
        var wave = new ForceWave(time => (time - 0.5) % step is var since && time >= 0.5 && since < contact ? top * Math.Sin(Math.PI * since / contact) : 0);
        var detector = new ContactDetector();
        var found = new Step();
        var told = new List<double>();
        long last = 0;
        while (wave.Now < 6)
        {
            wave.NextBlock();
            detector.Process(wave.History);
            if (detector.Left)
            {
                found.LeavingQ8 = detector.LeavingQ8;
                found.Peak = detector.Peak;
                told.Add(Told(found).ContactUs * 1e-6);
            }

            if (detector.Landed)
            {
                found.Land(detector.LandingQ8, last == 0 ? 0 : (int)(detector.LandingQ8 - last), detector.Trough);
                last = detector.LandingQ8;
            }
        }

        return told.Skip(3).Average();
    }
}
