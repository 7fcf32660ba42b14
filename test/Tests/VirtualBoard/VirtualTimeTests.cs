using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using HipSense.Virtual;
using Xunit;

namespace HipSense.Tests.Virtual;

public class VirtualTimeTests
{
    private readonly VirtualTime _time = new();

    [Fact]
    public void Calls_run_in_order_of_time_and_at_their_time()
    {
        Gen.Int[0, 50].List[0, 30].Sample(dues =>
        {
            var time = new VirtualTime();
            var ran = new List<(int Due, int Order)>();
            for (int i = 0; i < dues.Count; i++)
            {
                (int due, int order) = (dues[i], i);
                time.At(due, () =>
                {
                    Assert.Equal(due, time.NowUs);
                    ran.Add((due, order));
                });
            }

            time.Advance(20);
            time.AdvanceTo(100);
            Assert.Equal(dues.Select((due, order) => (due, order)).Order(), ran);
            Assert.Equal(100, time.NowUs);
        });
    }

    [Fact]
    public void A_call_may_schedule_another_one_on_the_way()
    {
        var ran = new List<long>();
        _time.At(10, () => _time.After(5, () => ran.Add(_time.NowUs)));
        _time.Advance(20);
        Assert.Equal([15], ran);
    }

    [Fact]
    public void A_cancelled_call_does_not_run()
    {
        ScheduledCall call = _time.At(10, () => Assert.Fail("It ran."));
        call.Cancel();
        _time.Advance(20);
        Assert.True(call.IsCancelled);
    }

    [Fact]
    public void A_call_waits_while_the_board_is_blocked()
    {
        long ranAt = -1;
        _time.At(10, () => ranAt = _time.NowUs);
        _time.Block(30);
        Assert.Equal(-1, ranAt);
        _time.AdvanceTo(30);
        Assert.Equal(30, ranAt);
    }

    [Fact]
    public void Time_never_goes_back()
    {
        _time.Advance(30);
        _time.AdvanceTo(10);
        Assert.Equal(30, _time.NowUs);
        Assert.Throws<ArgumentOutOfRangeException>(() => _time.Advance(-1));
    }

    [Fact]
    public void Sleeping_for_ever_with_nothing_to_wait_for_is_refused()
    {
        _time.At(10, () => { });
        Assert.Throws<InvalidOperationException>(_time.SleepForever);
        Assert.Equal(10, _time.NowUs);
    }

    [Fact]
    public void After_a_power_cut_nobody_gets_past_any_touch_of_time()
    {
        _time.PowerOffUs = 50;
        _time.At(40, () => Assert.Equal(40, _time.NowUs));
        _time.At(60, () => Assert.Fail("There is no power any more."));
        Assert.Throws<BoardStopException>(() => _time.Advance(100));
        Assert.Equal(50, _time.NowUs);
        Assert.Throws<BoardStopException>(() => _time.Advance(0));
        Assert.Throws<BoardStopException>(() => _time.Block(1));
        Assert.Throws<BoardStopException>(_time.SleepForever);
    }

    [Fact]
    public void A_call_that_is_due_after_a_power_cut_waits_for_the_power()
    {
        int ran = 0;
        _time.At(30, () => ran++);
        _time.PowerOffUs = 20;
        Assert.Throws<BoardStopException>(() => _time.Advance(100));
        Assert.Equal((20, 0), (_time.NowUs, ran));
        _time.PowerOffUs = long.MaxValue;
        _time.Resume();
        _time.Advance(100);
        Assert.Equal(1, ran);
    }

    [Fact]
    public void A_power_cut_also_ends_a_blocked_board()
    {
        _time.PowerOffUs = 50;
        Assert.Throws<BoardStopException>(() => _time.Block(51));
        Assert.Equal(50, _time.NowUs);
    }
}
