using System.Linq;
using HipSense.Core;
using Xunit;

namespace HipSense.Tests.Detection;

public class RunningRuleTests
{
    private static readonly int s_leastPeak = Constant.Of<RunningRule>("LeastPeak");
    private static readonly int s_mostTrough = Constant.Of<RunningRule>("MostTrough");
    private static readonly int s_leastSwing = Constant.Of<RunningRule>("LeastSwing");

    private readonly RunningRule _rule = new();

    [Fact]
    public void Four_good_steps_make_a_run()
    {
        // The first has no step before it.
        Take(period: 0);
        for (int i = 0; i < 2; i++)
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
    [InlineData(44, true)]
    [InlineData(43, false)]
    [InlineData(96, true)]
    [InlineData(97, false)]
    public void Steps_come_every_220_to_480_ms(int periodSamples, bool runs)
    {
        Assert.All(Enumerable.Range(0, 6), _ => Assert.True(Take(period: periodSamples << 8)));
        Assert.Equal(runs, _rule.Running);
    }

    [Fact]
    public void A_step_presses_and_flies()
    {
        Assert.True(Run(s_leastPeak, 0));
        Assert.False(Run(s_leastPeak - 1, 0));
        Assert.True(Run(600, s_mostTrough));
        Assert.False(Run(600, s_mostTrough + 1));
        Assert.True(Run(s_leastSwing + s_mostTrough, s_mostTrough));
        Assert.False(Run(s_leastSwing + s_mostTrough - 1, s_mostTrough));
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
        Assert.False(_rule.Running);
        Take();
        Assert.True(_rule.Running);
    }

    [Fact]
    public void A_soft_step_is_the_first_of_none()
    {
        Take();
        Assert.False(Take(peak: 300));
        Assert.Equal(0, _rule.Good);
    }

    [Fact]
    public void Three_bad_steps_in_a_row_end_a_run()
    {
        Start();
        Take(peak: 300);
        Take(peak: 300);
        Take();
        Take(period: 130 << 8);
        Take(peak: 300);
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
        for (int i = 0; i < 4; i++)
        {
            Take();
        }

        Assert.True(_rule.Running);
    }

    private bool Take(int period = 70 << 8, int peak = 600, int trough = 20) =>
        _rule.Take(new Step { PeriodQ8 = period, Peak = peak, Trough = trough });
}
