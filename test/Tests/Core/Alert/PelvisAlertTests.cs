using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using HipSense.Core;
using Xunit;

namespace HipSense.Tests.Detection;

/// <summary>Cues on the tilt and on the range of the rotation.</summary>
public class PelvisAlertTests
{
    private const long S = 1_000_000;
    private const int StepUs = 350_000;
    private const int Drop = 450;
    private const int Fresh = 600;
    private const int FreshRange = 1100;

    private readonly AlertSettings _settings = new() { TiltRiseCdeg = 200, RotationRiseCdeg = 300 };
    private readonly AlertPolicy _policy;
    private readonly List<(CueKind Kind, Side Side, int MeanCdeg, int ThresholdCdeg, long AtUs)> _told = [];
    private long _nowUs;

    public PelvisAlertTests() => _policy = new AlertPolicy(_settings);

    private IEnumerable<CueKind> Kinds => _told.Select(cue => cue.Kind);

    [Fact]
    public void Whatever_comes_a_cue_needs_the_mean_of_ten_over_the_fresh_mean_and_a_minute() =>
        Gen.Select(Gen.Int[-250, 250].Array[300, 1500], Gen.Int[2, 15], Gen.Int[20, 90], Gen.Int[1, 10]).Sample((noise, halves, gap, hold) =>
        {
            var test = new PelvisAlertTests();
            test._settings.TiltRiseCdeg = halves * 50;
            test._settings.RotationRiseCdeg = 0;
            test._settings.CueGapS = gap;
            test._settings.HoldStances = hold;
            test._policy.UseSettings();
            int[] tilts = [.. noise.Select((one, i) => Fresh + (i < RiseAlert.FreshValues ? 0 : (int)(900 * Math.Sin((i - RiseAlert.FreshValues) / 90.0))) + one)];
            int fresh = tilts.Take(RiseAlert.FreshValues).Sum() / RiseAlert.FreshValues;
            for (int i = 0; i < tilts.Length; i++)
            {
                int before = test._told.Count;
                test.Take(tilts[i]);
                if (test._told.Count > before)
                {
                    var cue = test._told[^1];
                    Assert.Equal((CueKind.BackArched, Side.Unknown), (cue.Kind, cue.Side));
                    Assert.Equal(fresh + (halves * 50), cue.ThresholdCdeg);
                    Assert.Equal(tilts[(i - 9)..(i + 1)].Sum() / 10, cue.MeanCdeg);
                    Assert.True(cue.MeanCdeg > cue.ThresholdCdeg);
                }
            }

            for (int i = 1; i < test._told.Count; i++)
            {
                Assert.True(test._told[i].AtUs - test._told[i - 1].AtUs >= gap * S);
            }
        });

    [Fact]
    public void A_rise_by_more_than_the_margin_is_told_once_a_minute()
    {
        Run(250, Fresh);
        Run(500, Fresh + 190);
        Assert.Empty(_told);
        Run(400, Fresh + 230);
        Assert.Equal([CueKind.BackArched, CueKind.BackArched, CueKind.BackArched], Kinds);
        Run(400, Fresh);
        Assert.Equal(3, _told.Count);
    }

    [Fact]
    public void A_single_step_is_never_told()
    {
        Run(250, Fresh);
        for (int i = 0; i < 50; i++)
        {
            Run(1, Fresh + 1500);
            Run(9, Fresh);
        }

        Assert.Empty(_told);
    }

    [Fact]
    public void What_is_off_is_never_told_and_takes_no_room()
    {
        _settings.TiltRiseCdeg = 0;
        _settings.RotationRiseCdeg = 0;
        _policy.UseSettings();
        Run(250, Fresh);
        Run(500, Fresh + 700, FreshRange + 700);
        Assert.Empty(_told);
        Assert.DoesNotContain(DetectorState.Of(new AlertPolicy(new AlertSettings())), one => one.Field.StartsWith(nameof(RiseAlert), StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_switched_on_in_the_midst_of_a_run_learns_from_there()
    {
        _settings.TiltRiseCdeg = 0;
        _policy.UseSettings();
        Run(250, Fresh);
        _settings.TiltRiseCdeg = 200;
        _policy.UseSettings();
        Run(500, Fresh + 700);
        Assert.Empty(_told);
        Run(50, Fresh + 950);
        Assert.Equal([CueKind.BackArched], Kinds);
    }

    [Fact]
    public void A_change_of_the_margin_is_in_force_at_once_and_forgets_nothing()
    {
        Run(250, Fresh);
        Run(100, Fresh + 150);
        Assert.Empty(_told);
        _settings.TiltRiseCdeg = 100;
        _policy.UseSettings();
        Run(10, Fresh + 150);
        Assert.Equal([CueKind.BackArched], Kinds);
    }

    [Fact]
    public void The_range_of_the_rotation_is_told_by_the_same_rules()
    {
        Run(250, Fresh);
        Run(200, Fresh, FreshRange + 290);
        Assert.Empty(_told);
        Run(20, Fresh, FreshRange + 800);
        var cue = Assert.Single(_told);
        Assert.Equal((CueKind.TooMuchRotation, Side.Unknown, FreshRange + 300), (cue.Kind, cue.Side, cue.ThresholdCdeg));
        Assert.True(cue.MeanCdeg > cue.ThresholdCdeg);
    }

    [Fact]
    public void All_alerts_together_tell_once_a_minute()
    {
        Run(450, Fresh);
        Run(600, Fresh + 500, FreshRange + 800, Drop + 400);
        Assert.All(_told.Zip(_told.Skip(1)), pair => Assert.True(pair.Second.AtUs - pair.First.AtUs >= 60 * S));
        Assert.InRange(_told.Count, 4, 5);
    }

    [Theory]
    [InlineData(StanceDoubts.Bend)]
    [InlineData(StanceDoubts.Gap)]
    [InlineData(StanceDoubts.Shaken)]
    [InlineData(StanceDoubts.Clipped)]
    [InlineData(StanceDoubts.SpeedChange)]
    public void What_is_in_doubt_takes_no_part(StanceDoubts doubt)
    {
        Run(250, Fresh);
        Run(300, Fresh + 900, FreshRange + 900, Drop, doubt);
        Assert.Empty(_told);
        Run(20, Fresh + 900, FreshRange + 900);
        Assert.NotEmpty(_told);
    }

    [Fact]
    public void Without_a_standing_zero_a_rise_is_told_all_the_same()
    {
        _policy.SetZero(hasZero: false);
        Run(250, Fresh, doubts: StanceDoubts.NoZero);
        Run(20, Fresh + 300, doubts: StanceDoubts.NoZero);
        Assert.Equal([CueKind.BackArched], Kinds);
    }

    [Fact]
    public void Another_zero_is_another_fresh_tilt_and_no_other_rotation()
    {
        Run(250, Fresh);
        _policy.Reset(ResetReason.MountFound, 0);
        Run(250, Fresh + 900);
        Assert.Empty(_told);
        Run(30, Fresh + 900, FreshRange + 800);
        Assert.Equal([CueKind.TooMuchRotation], Kinds);
    }

    [Fact]
    public void A_new_run_learns_both_anew()
    {
        Run(250, Fresh);
        _policy.Reset(ResetReason.NewRun, (int)(_nowUs / ImuScale.SamplePeriodUs));
        Run(500, Fresh + 900, FreshRange + 900);
        Assert.Empty(_told);
    }

    [Fact]
    public void What_was_fresh_outlives_a_restart()
    {
        Run(250, Fresh);
        var kept = new RunState();
        _policy.Keep(kept, _nowUs);
        Assert.Equal((Fresh, FreshRange), (kept.FreshTiltCdeg, kept.FreshRotationRangeCdeg));
        var after = new PelvisAlertTests();
        after._policy.Restore(kept, 0);
        after.Run(15, Fresh + 230);
        Assert.Equal([CueKind.BackArched], after.Kinds);
        after.Run(250, Fresh, FreshRange + 330);
        Assert.Contains(CueKind.TooMuchRotation, after.Kinds);
    }

    [Fact]
    public void What_is_not_known_yet_is_not_kept()
    {
        Run(RiseAlert.FreshValues - 1, Fresh);
        var kept = new RunState();
        _policy.Keep(kept, _nowUs);
        Assert.Equal((RunState.NoDrop, RunState.NoDrop), (kept.FreshTiltCdeg, kept.FreshRotationRangeCdeg));
        var after = new PelvisAlertTests();
        after._policy.Restore(kept, 0);
        after.Run(500, Fresh + 900, FreshRange + 900);
        Assert.Empty(after._told);
    }

    private void Run(int steps, int tilt, int range = FreshRange, int drop = Drop, StanceDoubts doubts = StanceDoubts.None)
    {
        for (int i = 0; i < steps; i++)
        {
            Take(tilt, range, drop, doubts);
        }
    }

    private void Take(int tilt, int range = FreshRange, int drop = Drop, StanceDoubts doubts = StanceDoubts.None)
    {
        _nowUs += StepUs;
        Side side = _nowUs / StepUs % 2 == 0 ? Side.Left : Side.Right;
        Note(_policy.Take(new Stance { Side = side, LowestTiltCdeg = -drop, HighestTiltCdeg = drop, TiltCdeg = tilt, Doubts = doubts }, _nowUs));
        Note(_policy.Take(new Stride { Side = side, RotationRangeCdeg = range, Doubts = doubts }, _nowUs));
    }

    private void Note(bool told)
    {
        if (told)
        {
            Cue cue = _policy.Cue;
            _told.Add((cue.Kind, cue.Side, cue.MeanCdeg, cue.ThresholdCdeg, cue.AtUs));
        }
    }
}
