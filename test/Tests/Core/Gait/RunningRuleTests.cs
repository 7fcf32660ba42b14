using System;
using System.Linq;
using HipSense.Core;
using Xunit;

namespace HipSense.Tests.Detection;

public class RunningRuleTests
{
    private static readonly int s_leastSwing = Constant.Of<RunningRule>("LeastSwing");

    private readonly RunningRule _rule = new();
    private readonly MotionHistory _bouncing = Steps(-1);
    private readonly MotionHistory _vaulting = Steps(1);

    [Fact]
    public void Five_good_steps_make_a_run()
    {
        // The first has no step before it.
        Take(period: 0);
        for (int i = 0; i < RunningRule.StepsToStart - 2; i++)
        {
            Take();
            Assert.False(_rule.Running);
            Assert.Equal(i + 2, _rule.Good);
        }

        Take();
        Assert.True(_rule.Running);
        Assert.Equal(RunningRule.StepsToStart, _rule.Good);
    }

    [Theory]
    [InlineData(50, true)]
    [InlineData(49, false)]
    [InlineData(96, true)]
    [InlineData(97, false)]
    public void Steps_come_every_250_to_480_ms(int periodSamples, bool runs)
    {
        Assert.All(Enumerable.Range(0, 6), _ => Assert.True(Take(period: periodSamples << 8)));
        Assert.Equal(runs, _rule.Running);
    }

    [Fact]
    public void A_step_presses_with_1500_mg_and_swings_by_800()
    {
        Assert.True(Run(600, 600 - s_leastSwing));
        Assert.False(Run(600, 601 - s_leastSwing));
        Assert.True(Run(384, 384 - s_leastSwing));
        Assert.False(Run(383, 383 - s_leastSwing));
    }

    [Fact]
    public void A_step_that_does_not_bounce_is_the_first_of_none()
    {
        Look(_bouncing);
        Assert.True(Take());
        Look(_vaulting);
        Assert.False(Take());
        Assert.Equal(0, _rule.Good);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(49 << 8)]
    [InlineData(120 << 8)]
    public void A_step_that_took_another_time_than_a_runners_may_be_the_first_though_what_is_there_does_not_bounce(int period)
    {
        _rule.Look(_vaulting, Of(period));
        Assert.True(Take(period: period));
        Assert.Equal(1, _rule.Good);
    }

    [Fact]
    public void In_a_run_one_step_of_twelve_is_looked_at_and_every_one_once_one_has_not_bounced()
    {
        Start();
        bool[] due = new bool[28];
        for (int i = 0; i < due.Length; i++)
        {
            Take();
            due[i] = _rule.Due;
            if (_rule.Due)
            {
                // The twelfth looks like a walker's.
                _rule.Look(i == 11 ? _vaulting : _bouncing, Of(70 << 8));
                Assert.False(_rule.Due);
            }
        }

        Assert.Equal(Enumerable.Range(1, 28).Select(step => step is 12 or 13 or 25), due);
        Assert.True(_rule.Running);
    }

    [Fact]
    public void Whoever_goes_on_without_bouncing_has_stopped_running_fifteen_steps_later()
    {
        for (int since = 0; since < 12; since++)
        {
            _rule.Stop();
            Start();
            for (int i = 0; i < since; i++)
            {
                Take();
            }

            int steps = 0;
            while (_rule.Running)
            {
                Take();
                steps++;
                if (_rule.Due)
                {
                    _rule.Look(_vaulting, Of(70 << 8));
                }
            }

            Assert.InRange(steps, 4, 15);
        }
    }

    [Fact]
    public void A_step_at_the_wrong_time_may_be_the_first_of_a_run()
    {
        Take();
        Take();
        Assert.True(Take(period: 120 << 8));
        Assert.Equal(1, _rule.Good);
        Take();
        Take();
        Take();
        Assert.False(_rule.Running);
        Take();
        Assert.True(_rule.Running);
    }

    [Fact]
    public void A_soft_step_is_the_first_of_none()
    {
        Take();
        Assert.False(Take(peak: 200));
        Assert.Equal(0, _rule.Good);
    }

    [Fact]
    public void Three_bad_steps_in_a_row_end_a_run()
    {
        Start();
        Take(peak: 200);
        Take(peak: 200);
        Take();
        Take(period: 130 << 8);
        Take(peak: 200);
        Assert.True(_rule.Running);
        Take(period: 130 << 8);
        Assert.False(_rule.Running);
    }

    [Fact]
    public void A_gap_of_700_ms_ends_a_run()
    {
        Start();
        _rule.Wait(140 << 8);
        Assert.True(_rule.Running);
        _rule.Wait((140 << 8) + 1);
        Assert.False(_rule.Running);
        Assert.Equal(0, _rule.Good);
        Take(period: 0);
        Take();
        Take();
        Take();
        Assert.False(_rule.Running);
    }

    [Fact]
    public void Forgetting_ends_a_run()
    {
        Start();
        _rule.Stop();
        Assert.False(_rule.Running);
        Assert.Equal(0, _rule.Good);
    }

    private bool Run(int peak, int trough)
    {
        _rule.Stop();
        for (int i = 0; i < 6; i++)
        {
            Take(peak: peak, trough: trough);
        }

        return _rule.Running;
    }

    private void Start()
    {
        for (int i = 0; i < RunningRule.StepsToStart; i++)
        {
            Take();
        }

        Assert.True(_rule.Running);
    }

    private bool Take(int period = 70 << 8, int peak = 600, int trough = 20) =>
        _rule.Take(new Step { PeriodQ8 = period, Peak = peak, Trough = trough });

    private void Look(MotionHistory history) => _rule.Look(history, Of(70 << 8));

    private static Step Of(int period) => new() { PeriodQ8 = period, LeavingQ8 = 240 << 8 };

    /// <summary>Steps of 350 ms with braking that goes against the speed of rising, or with it.</summary>
    private static MotionHistory Steps(int sign)
    {
        var history = new MotionHistory();
        for (int i = 0; i < MotionHistory.Length; i++)
        {
            (double sin, double cos) = Math.SinCos(2 * Math.PI * i / 35);
            history.Vertical[i] = (short)(history.Unit * (1 + sin));
            history.Contact[i] = (short)(history.Vertical[i] - (int)(sign * 0.06 * history.Unit * cos));
        }

        return history;
    }
}
