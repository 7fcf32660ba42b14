using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using HipSense.Core;
using Xunit;

namespace HipSense.Tests.Detection;

public class AlertPolicyTests
{
    private const long S = 1_000_000;

    private readonly AlertSettings _settings = new();
    private readonly AlertPolicy _policy;
    private readonly List<(CueKind Kind, Side Side, long AtUs)> _told = [];
    private long _nowUs;

    public AlertPolicyTests() => _policy = new AlertPolicy(_settings);

    [Fact]
    public void Whatever_comes_a_cue_needs_ten_stances_and_a_minute() =>
        Gen.Select(
            Gen.Select(Gen.Int[0, 2], Gen.Int[-300, 600], Gen.Int[0, 12]).Array[200, 1500],
            Gen.Int[0, 90],
            Gen.Int[20, 90],
            Gen.Int[0, 1],
            Gen.OneOf(Gen.Const(0), Gen.Int[40, 120]).Array[2]).Sample(
            (steps, warmUp, gap, stored, own) =>
            {
                var test = new AlertPolicyTests();
                test._settings.WarmUpS = warmUp;
                test._settings.CueGapS = gap;
                test._settings.CeilingLeftCdeg = own[0] * 10;
                test._settings.CeilingRightCdeg = own[1] * 10;
                test._settings.BaselineLeftCdeg = stored * 450;
                test._settings.BaselineRightCdeg = stored * 450;
                test._policy.Start(5 * S);
                var counted = new Dictionary<Side, List<int>> { [Side.Left] = [], [Side.Right] = [] };
                var toldAtUs = new List<long>();
                var told = new HashSet<Side>();
                for (int i = 0; i < steps.Length; i++)
                {
                    // Slow waves, so that thresholds are crossed at all, with single steps that stand out.
                    (int which, int noise, int doubt) = steps[i];
                    var stance = new Stance
                    {
                        Side = which == 2 && doubt == 0 ? Side.Unknown : i % 2 == 0 ? Side.Left : Side.Right,
                        Doubts = doubt is > 0 and < 8 ? (StanceDoubts)(1 << (doubt - 1)) : StanceDoubts.None,
                    };
                    int drop = 500 + (int)(350 * Math.Sin(i / 60.0)) + noise;
                    stance.LowestTiltCdeg = -drop;
                    stance.HighestTiltCdeg = drop;
                    long nowUs = (5 * S) + (i * 350_000L);
                    bool counts = stance.Side != Side.Unknown && stance.Doubts is StanceDoubts.None or StanceDoubts.NoZero or StanceDoubts.Tilted;
                    counts &= stance.Side != Side.Unknown;
                    if (counts)
                    {
                        counted[stance.Side].Add(drop);
                    }

                    if (!test._policy.Take(stance, nowUs))
                    {
                        continue;
                    }

                    Cue cue = test._policy.Cue;
                    Assert.True(counts);
                    Assert.Equal((stance.Side, nowUs), (cue.Side, cue.AtUs));
                    Assert.True(counted[cue.Side].Count >= AlertWindow.Window);
                    Assert.Equal(counted[cue.Side].TakeLast(AlertWindow.Window).Sum() / AlertWindow.Window, cue.MeanCdeg);
                    Assert.True(nowUs - (5 * S) >= warmUp * S);
                    Assert.True(toldAtUs.Count == 0 || nowUs - toldAtUs[^1] >= gap * S);
                    Assert.True(cue.Kind == CueKind.TooMuchDrop ? cue.MeanCdeg > cue.ThresholdCdeg : cue.MeanCdeg <= cue.ThresholdCdeg && told.Remove(cue.Side));
                    Assert.InRange(cue.ThresholdCdeg, 0, test._settings.CeilingOf(cue.Side));
                    Assert.Equal((cue.MeanCdeg, cue.ThresholdCdeg, cue.Reason), Told(test._policy.SideOf(cue.Side)));
                    toldAtUs.Add(nowUs);
                    _ = cue.Kind == CueKind.TooMuchDrop && told.Add(cue.Side);
                }
            },
            iter: 200);

    [Fact]
    public void A_ceiling_of_its_own_cues_the_side_that_has_it_and_spares_the_other()
    {
        _settings.CeilingLeftCdeg = 450;
        _settings.CeilingRightCdeg = 900;
        Run(400, 500, 800);
        Assert.NotEmpty(_told);
        Assert.All(_told, cue => Assert.Equal((CueKind.TooMuchDrop, Side.Left), (cue.Kind, cue.Side)));
    }

    [Fact]
    public void Both_sides_with_the_same_ceiling_of_their_own_are_told_as_with_a_common_one() =>
        Gen.Select(Gen.Int[40, 120], Gen.Int[300, 1300], Gen.Int[300, 1300]).Sample(
            (tenths, left, right) =>
            {
                var common = new AlertPolicyTests();
                common._settings.CeilingCdeg = tenths * 10;
                common.Run(400, left, right);
                var own = new AlertPolicyTests();
                own._settings.CeilingLeftCdeg = tenths * 10;
                own._settings.CeilingRightCdeg = tenths * 10;
                own.Run(400, left, right);
                Assert.Equal(common._told, own._told);
            },
            iter: 200);

    [Fact]
    public void Without_a_standing_zero_and_a_baseline_there_is_no_threshold()
    {
        _policy.SetZero(false);
        Assert.Equal(AlertWindow.NoCeiling, _policy.SideOf(Side.Left).ThresholdCdeg);
        Run(500, 500, 500);
        Assert.InRange(_policy.SideOf(Side.Left).ThresholdCdeg, 640, 660);
        _policy.SetZero(true);
        Assert.Equal(700, _policy.SideOf(Side.Left).ThresholdCdeg);
    }

    [Fact]
    public void One_step_never_makes_a_cue_however_large()
    {
        _settings.WarmUpS = 0;
        Run(100, 500, 500);
        Take(Side.Left, 1900);
        Take(Side.Right, 500);
        Take(Side.Left, 500);
        Assert.Empty(_told);
    }

    [Fact]
    public void Too_much_drop_on_one_side_is_told_once_a_minute()
    {
        Run(400, 500, 800);
        Assert.All(_told, cue => Assert.Equal((CueKind.TooMuchDrop, Side.Right), (cue.Kind, cue.Side)));
        Assert.Equal(2, _told.Count);
        Assert.InRange(_told[0].AtUs, 60 * S, 62 * S);
        Assert.InRange(_told[1].AtUs - _told[0].AtUs, 60 * S, 62 * S);
    }

    [Fact]
    public void The_warm_up_is_that_of_the_run_not_of_the_recording()
    {
        _nowUs = 3600 * S;
        _policy.Start(_nowUs);
        Run(400, 500, 800);
        Assert.InRange(_told[0].AtUs - (3600 * S), 60 * S, 62 * S);
    }

    [Fact]
    public void After_a_break_ten_new_stances_are_needed_and_no_new_warm_up()
    {
        Run(250, 500, 800);
        Assert.Single(_told);
        _nowUs += 300 * S;
        _policy.Resume();
        long resumedUs = _nowUs;
        Run(60, 500, 800);
        Assert.Equal(2, _told.Count);
        Assert.InRange(_told[1].AtUs - resumedUs, 19 * 350_000, 21 * 350_000);
    }

    [Fact]
    public void A_side_that_comes_back_is_told_once()
    {
        Run(250, 500, 800);
        Run(500, 500, 500);
        Assert.Equal([CueKind.TooMuchDrop, CueKind.Recovered], _told.Select(cue => cue.Kind));
        Assert.All(_told, cue => Assert.Equal(Side.Right, cue.Side));
        Assert.InRange(_told[1].AtUs - _told[0].AtUs, 60 * S, 62 * S);
    }

    [Fact]
    public void Both_sides_that_come_back_are_told_each()
    {
        Run(250, 800, 500);
        Run(250, 690, 800);
        Assert.Equal([Side.Left, Side.Right], _told.Select(cue => cue.Side));
        Run(1000, 500, 500);
        Assert.Equal(4, _told.Count);
        Assert.All(_told[2..], cue => Assert.Equal(CueKind.Recovered, cue.Kind));
        Assert.Equal(2, _told[2..].Select(cue => cue.Side).Distinct().Count());
    }

    [Fact]
    public void Within_the_hysteresis_nothing_is_told()
    {
        Run(250, 500, 800);
        Run(600, 500, 670);
        Assert.Equal([CueKind.TooMuchDrop], _told.Select(cue => cue.Kind));
        Run(20, 500, 640);
        Assert.Equal([CueKind.TooMuchDrop, CueKind.Recovered], _told.Select(cue => cue.Kind));
    }

    [Theory]
    [InlineData(StanceDoubts.Bend)]
    [InlineData(StanceDoubts.Shaken)]
    [InlineData(StanceDoubts.Gap)]
    [InlineData(StanceDoubts.Clipped)]
    [InlineData(StanceDoubts.SpeedChange)]
    public void Stances_in_doubt_do_not_count(StanceDoubts doubts)
    {
        for (int i = 0; i < 600; i++)
        {
            Take(i % 2 == 0 ? Side.Left : Side.Right, 900, doubts);
        }

        Assert.Empty(_told);
        Run(40, 900, 900);
        Assert.Single(_told);
    }

    [Fact]
    public void Stances_without_a_side_do_not_count()
    {
        for (int i = 0; i < 600; i++)
        {
            Take(Side.Unknown, 900);
        }

        Assert.Empty(_told);
    }

    [Fact]
    public void Without_a_standing_zero_only_a_rise_above_the_baseline_is_told()
    {
        _settings.BaselineRightCdeg = 300;
        _policy.SetZero(false);
        Run(600, 500, 800);
        Assert.Empty(_told);
        Run(100, 500, 1000);
        Assert.Equal([(CueKind.TooMuchDrop, Side.Right)], _told.Select(cue => (cue.Kind, cue.Side)));
    }

    [Fact]
    public void With_a_zero_found_later_the_baseline_begins_anew()
    {
        _policy.SetZero(false);
        Run(450, 100, 800);
        _policy.SetZero(true);
        Run(450, 450, 450);
        Assert.Empty(_told);
        Run(100, 650, 450);
        Assert.Equal([(CueKind.TooMuchDrop, Side.Left)], _told.Select(cue => (cue.Kind, cue.Side)));
    }

    [Fact]
    public void A_clip_that_slips_takes_from_one_side_what_it_gives_the_other_and_is_no_cue()
    {
        Run(300, 450, 450);
        Assert.Equal(0, _policy.RollOffsetCdeg);
        Run(600, 150, 750);
        Assert.Empty(_told);
        Assert.InRange(_policy.RollOffsetCdeg, -310, -290);
        Run(20, 750, 150);
        Assert.InRange(_policy.RollOffsetCdeg, 290, 310);
        Run(20, 450, 450);
        Assert.Equal(0, _policy.RollOffsetCdeg);
    }

    [Theory]
    [InlineData(90, 0)]
    [InlineData(120, 120)]
    [InlineData(-120, -120)]
    public void A_tilt_of_less_than_a_degree_is_none(int moved, int expected)
    {
        Run(450, 450, 450);
        Run(40, 450 + moved, 450 - moved);
        Assert.InRange(_policy.RollOffsetCdeg, expected - 10, expected + 10);
        Assert.Equal(expected == 0, _policy.RollOffsetCdeg == 0);
    }

    [Fact]
    public void A_hip_that_gives_way_while_the_other_holds_is_a_cue()
    {
        Run(300, 450, 450);
        Run(600, 380, 750);
        Assert.NotEmpty(_told);
        Assert.All(_told, cue => Assert.Equal(Side.Right, cue.Side));
        Assert.Equal(0, _policy.RollOffsetCdeg);
    }

    [Fact]
    public void A_new_run_forgets_the_old_one()
    {
        Run(250, 500, 800);
        Assert.Single(_told);
        _policy.Start(_nowUs);
        Run(170, 500, 500);
        Run(300, 500, 500);
        Assert.Single(_told);
    }

    [Fact]
    public void What_is_kept_of_a_baseline_is_the_one_in_force()
    {
        _settings.BaselineLeftCdeg = 450;
        _settings.BaselineRightCdeg = 460;
        var kept = new RunState();
        _policy.SetZero(hasZero: false);
        _policy.Start(0);
        Run(20, 250, 260);
        _policy.Keep(kept, _nowUs);
        Assert.Equal((RunState.NoDrop, RunState.NoDrop), (kept.FreshLeftCdeg, kept.FreshRightCdeg));
        Run(500, 250, 260);
        _policy.Keep(kept, _nowUs);
        Assert.Equal((255, 265, true, true), (kept.FreshLeftCdeg, kept.FreshRightCdeg, kept.IsLeftKnown, kept.IsRightKnown));

        // Standing still has given a zero: the baselines of the settings are in force.
        _policy.SetZero(hasZero: true);
        _policy.Keep(kept, _nowUs);
        Assert.Equal((450, 460), (kept.FreshLeftCdeg, kept.FreshRightCdeg));
    }

    private void Run(int steps, int leftDrop, int rightDrop)
    {
        for (int i = 0; i < steps; i++)
        {
            Take(i % 2 == 0 ? Side.Left : Side.Right, i % 2 == 0 ? leftDrop : rightDrop);
        }
    }

    private void Take(Side side, int drop, StanceDoubts doubts = StanceDoubts.None)
    {
        _nowUs += 350_000;
        if (_policy.Take(new Stance { Side = side, LowestTiltCdeg = -drop, HighestTiltCdeg = drop, Doubts = doubts }, _nowUs))
        {
            _told.Add((_policy.Cue.Kind, _policy.Cue.Side, _policy.Cue.AtUs));
        }
    }

    private static (int MeanCdeg, int ThresholdCdeg, CueReason Reason) Told(SideAlert side) => (side.MeanCdeg, side.ThresholdCdeg, side.Reason);
}
