using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using HipSense.Core;
using Xunit;

namespace HipSense.Tests.Detection;

public class SideVoteTests
{
    private static readonly int s_voters = Constant.Of<SideVote>("Voters");
    private static readonly int s_fewest = Constant.Of<SideVote>("FewestVoters");
    private static readonly int s_lockScore = Constant.Of<SideVote>("LockScore");

    private readonly SideVote _vote = new();
    private readonly MotionHistory _history = new();
    private int _at = 100;

    [Theory]
    [InlineData(600, 0)]
    [InlineData(0, 600)]
    [InlineData(300, 300)]
    public void Left_steps_rise_on_the_right_and_are_pushed_to_the_left(int rise, int push)
    {
        // The step taken last was left, so the one that has just landed is right.
        for (int i = 0; i < 9; i++)
        {
            int sign = i % 2 == 0 ? 1 : -1;
            Take(sign * rise, sign * push);
        }

        Assert.Equal(Side.Right, _vote.Current);
        Take(-rise, -push);
        Assert.Equal(Side.Left, _vote.Current);
    }

    [Fact]
    public void It_takes_five_steps_that_agree()
    {
        for (int i = 0; i < s_fewest; i++)
        {
            Assert.Equal(Side.Unknown, _vote.Current);
            Take(i % 2 == 0 ? 900 : -900, 0);
        }

        Assert.True(_vote.Locked);
    }

    [Fact]
    public void Weak_steps_do_not_tell()
    {
        for (int i = 0; i < 100; i++)
        {
            Take(i % 2 == 0 ? 150 : -150, 0);
            Assert.Equal(Side.Unknown, _vote.Current);
        }
    }

    [Fact]
    public void Two_steps_that_are_alike_cancel_out()
    {
        for (int i = 0; i < 100; i++)
        {
            Take(800, 0);
            Assert.Equal(Side.Unknown, _vote.Current);
        }
    }

    [Fact]
    public void It_locks_only_when_the_last_eight_agree_and_never_flips_without_being_unknown() =>
        Gen.Select(Gen.Int[-900, 900], Gen.Int[50, 90]).Array[20, 200].Sample(
            steps =>
            {
                var test = new SideVoteTests();
                var votes = new List<int>();
                int label = -1;
                for (int i = 0; i < steps.Length; i++)
                {
                    // Half of the time the steps agree, so that it does lock.
                    int score = i / 25 % 2 == 0 ? (i % 2 == 0 ? Math.Abs(steps[i].Item1) : -Math.Abs(steps[i].Item1)) : steps[i].Item1;
                    bool wasLocked = test._vote.Locked;
                    test.Take(score, 0, i / 60 % 2 == 0 ? 70 : steps[i].Item2);
                    votes.Add(i % 2 == 0 ? score : -score);
                    if (!test._vote.Locked)
                    {
                        label = -1;
                        continue;
                    }

                    int even = (test._vote.Current == Side.Left) == (i % 2 == 1) ? 0 : 1;
                    if (!wasLocked)
                    {
                        int best = Enumerable.Range(s_fewest, s_voters - s_fewest + 1).Max(n => Math.Abs(votes.TakeLast(n).Sum()));
                        Assert.True(best >= s_lockScore - 100, $"locked with {best}");
                        Assert.True(votes.Count >= s_fewest);
                    }

                    Assert.True(label < 0 || label == even);
                    label = even;
                }
            });

    [Theory]
    [InlineData(110)]
    [InlineData(140)]
    [InlineData(45)]
    public void After_a_missed_or_an_invented_step_the_side_is_unknown(int period)
    {
        Agree(10);
        Assert.True(_vote.Locked);
        Take(900, 0, period);
        Assert.Equal(Side.Unknown, _vote.Current);
    }

    [Fact]
    public void After_a_missed_step_it_finds_the_side_anew_and_right()
    {
        Agree(10);
        Take(900, 0, 140);

        // The parity has changed: what would have been even steps are odd ones now.
        for (int i = 0; i < 8; i++)
        {
            Take(i % 2 == 0 ? 900 : -900, 0);
            Assert.Equal(i >= s_fewest - 2, _vote.Locked);
        }

        Assert.Equal(Side.Left, _vote.Current);
    }

    [Fact]
    public void A_limp_is_not_a_missed_step()
    {
        for (int i = 0; i < 100; i++)
        {
            Take(i % 2 == 0 ? 900 : -900, 0, i % 2 == 0 ? 52 : 80);
            Assert.Equal(i >= s_fewest - 1, _vote.Locked);
        }
    }

    [Fact]
    public void A_few_steps_that_dissent_do_not_unlock()
    {
        Agree(10);
        for (int i = 0; i < 5; i++)
        {
            Take(i % 2 == 0 ? -900 : 900, 0);
            Assert.True(_vote.Locked);
        }
    }

    [Fact]
    public void Who_was_wrong_comes_to_be_right_by_way_of_unknown()
    {
        Agree(10);
        Side before = Side.Right;
        bool wasUnknown = false;
        for (int i = 0; i < 60; i++)
        {
            Take(i % 2 == 0 ? -900 : 900, 0);
            Side expected = i % 2 == 0 ? Side.Left : Side.Right;
            wasUnknown |= _vote.Current == Side.Unknown;
            Assert.True(_vote.Current == Side.Unknown || (_vote.Current == expected) == wasUnknown);
            before = _vote.Current;
        }

        Assert.Equal(Side.Right, before);
    }

    [Fact]
    public void Forgetting_makes_the_side_unknown()
    {
        Agree(10);
        _vote.Forget();
        Assert.False(_vote.Locked);
        Assert.Equal(Side.Unknown, _vote.Current);
    }

    [Fact]
    public void A_run_of_a_million_steps_keeps_its_sides()
    {
        Agree(8);
        for (int i = 0; i < 1_100_000; i++)
        {
            int sign = i % 2 == 0 ? 1 : -1;
            Take(sign * 900, 0);
            if (_vote.Current != (sign > 0 ? Side.Right : Side.Left))
            {
                Assert.Fail($"Wrong at step {i}.");
            }
        }
    }

    private void Agree(int steps)
    {
        for (int i = 0; i < steps; i++)
        {
            Take(i % 2 == 0 ? 900 : -900, 0);
        }
    }

    /// <summary>Takes a step whose score is known.</summary>
    /// <param name="rise">Of the right side between 30 and 75 % of the step, 0.01°.</param>
    /// <param name="push">To the left over the first 30 %, 0.01 m/s².</param>
    /// <param name="period">Samples.</param>
    private void Take(int rise, int push, int period = 70)
    {
        int third = _at + (period * 3 / 10);
        for (int n = _at; n < _at + period; n++)
        {
            _history.Lateral[(n >> 1) & MotionHistory.Mask] = (short)(-push * ImuScale.AccelCountsPerG * 2 / 981);
            _history.Tilt[(n >> 1) & MotionHistory.Mask] = (short)(n <= third + 1 ? 100 : 100 + (rise * _history.UpLength / 5730));
        }

        _vote.Take(_history, (long)_at << 8, period << 8);
        _at += period;
    }
}
