using System;
using System.Collections.Generic;
using HipSense.Reliability;
using HipSense.Virtual;
using Xunit;

namespace HipSense.Tests.OnBoard;

/// <summary>Who follows the owner of the run hears of each change once, in order.</summary>
public sealed class RunControlTests
{
    private readonly LogBench _bench = new();
    private readonly List<string> _heard = [];

    [Fact]
    public void A_run_that_the_clip_begins_is_heard_while_the_detection_tells()
    {
        Session(bench =>
        {
            bench.Stand(2);
            Assert.Empty(_heard);
            bench.Run(10);
            Assert.Equal(["forgot in telling", "begun"], _heard);
            bench.Control.Stop();
            bench.Stand(2);
            Assert.Equal(2, _heard.Count);
        });
    }

    [Fact]
    public void One_that_is_begun_by_hand_is_heard_at_once()
    {
        Session(bench =>
        {
            bench.Stand(2);
            bench.Control.Start();
            bench.Stand(1);
            Assert.Equal(["forgot", "begun"], _heard);
        });
    }

    [Fact]
    public void What_is_forgotten_is_heard_and_the_next_run_is_a_new_one()
    {
        Session(bench =>
        {
            bench.Run(10);
            _heard.Clear();
            bench.Control.Forget();
            Assert.Equal(["forgot", "begun"], _heard);
            Assert.False(bench.Control.Session.IsOpen);
        });
    }

    [Fact]
    public void One_that_goes_on_after_a_crash_is_the_same_run()
    {
        Session(bench => bench.Run(30));
        _bench.KeepsPower = true;
        _heard.Clear();
        Session(bench =>
        {
            bench.Run(10);
            Assert.Equal(1, bench.Log.RunId);
            Assert.DoesNotContain("begun", _heard);
        });
    }

    private void Session(Action<LogBench> script) => Assert.Equal(BoardStop.Returned, _bench.Session(bench =>
    {
        bench.Control.Begun = () => _heard.Add("begun");
        bench.Control.Forgot = whileTelling => _heard.Add(whileTelling ? "forgot in telling" : "forgot");
        script(bench);
    }));
}
