using System.Collections.Generic;
using System.Linq;
using CsCheck;
using HipSense.Core;
using Xunit;

namespace HipSense.Tests.Detection;

public class SideAlertTests
{
    private readonly AlertSettings _settings = new();
    private readonly SideAlert _side = new();

    [Fact]
    public void The_mean_is_that_of_the_last_ten() =>
        Gen.Int[-500, 2000].Array[1, 60].Sample(drops =>
        {
            var side = new SideAlert();
            side.Start(0);
            for (int i = 0; i < drops.Length; i++)
            {
                Assert.Equal(i >= AlertWindow.Window - 1, side.Take(drops[i], 700, new AlertSettings()));
                if (i >= AlertWindow.Window - 1)
                {
                    Assert.Equal(drops[(i - 9)..(i + 1)].Sum() / AlertWindow.Window, side.MeanCdeg);
                }
            }
        });

    [Fact]
    public void A_side_is_over_from_its_threshold_until_the_hysteresis_below_it()
    {
        _side.Start(0);
        Assert.Equal((700, false), (Take(700), _side.Over));
        Assert.Equal((701, true), (Take(701), _side.Over));
        Assert.Equal((650, true), (Take(650), _side.Over));
        Assert.Equal((649, false), (Take(649), _side.Over));
        Assert.Equal((700, false), (Take(700), _side.Over));
        Assert.Equal(700, _side.ThresholdCdeg);
        Assert.Equal(CueReason.AboveCeiling, _side.Reason);
    }

    [Fact]
    public void The_lower_of_two_thresholds_holds()
    {
        _side.Start(400);
        Take(551);
        Assert.True(_side.Over);
        Assert.Equal((550, CueReason.AboveBaseline), (_side.ThresholdCdeg, _side.Reason));

        _side.Start(600);
        Take(690);
        Assert.False(_side.Over);
        Assert.Equal((700, CueReason.AboveCeiling), (_side.ThresholdCdeg, _side.Reason));
    }

    [Fact]
    public void The_baseline_of_the_run_counts_once_it_is_known()
    {
        _side.Start(0);
        var thresholds = new List<int>();
        for (int i = 0; i < Baseline.Drops + 1; i++)
        {
            _side.Take(300, _settings.CeilingCdeg, _settings);
            thresholds.Add(_side.ThresholdCdeg);
        }

        Assert.Equal(700, thresholds[Baseline.Drops - 2]);
        Assert.InRange(thresholds[Baseline.Drops], 445, 455);
    }

    [Fact]
    public void The_threshold_is_known_before_there_is_a_mean()
    {
        _side.Start(400);
        _side.SetThreshold(700, _settings);
        Assert.Equal((550, CueReason.AboveBaseline, false), (_side.ThresholdCdeg, _side.Reason, _side.HasMean));
        _side.SetThreshold(500, _settings);
        Assert.Equal((500, CueReason.AboveCeiling), (_side.ThresholdCdeg, _side.Reason));
        Take(300);
        Assert.True(_side.HasMean);
    }

    [Fact]
    public void Settings_may_change_at_any_time()
    {
        _side.Start(0);
        Take(600);
        Assert.False(_side.Over);
        _settings.CeilingCdeg = 550;
        Take(600);
        Assert.True(_side.Over);
    }

    [Fact]
    public void A_mean_must_hold_for_five_stances()
    {
        _side.Start(0);
        Take(690);
        for (int round = 0; round < 20; round++)
        {
            // 690 · 9 + 800 makes 701 for ten stances, unless it is lowered before the fifth.
            _side.Take(800, _settings.CeilingCdeg, _settings);
            for (int i = 0; i < AlertWindow.Hold - 2; i++)
            {
                _side.Take(690, _settings.CeilingCdeg, _settings);
            }

            Assert.Equal(701, _side.MeanCdeg);
            _side.Take(500, _settings.CeilingCdeg, _settings);
            Assert.False(_side.Over);
            Take(690);
        }

        _side.Take(800, _settings.CeilingCdeg, _settings);
        for (int i = 0; i < AlertWindow.Hold - 2; i++)
        {
            _side.Take(690, _settings.CeilingCdeg, _settings);
            Assert.False(_side.Over);
        }

        _side.Take(690, _settings.CeilingCdeg, _settings);
        Assert.True(_side.Over);
    }

    [Fact]
    public void A_window_begins_anew_and_the_baseline_stays()
    {
        _side.Start(400);
        Take(300);
        Assert.True(_side.Comparable);
        _side.Forget();
        Assert.False(_side.Comparable);
        for (int i = 0; i < AlertWindow.Window - 1; i++)
        {
            Assert.False(_side.Take(500, _settings.CeilingCdeg, _settings));
        }

        Assert.True(_side.Take(500, _settings.CeilingCdeg, _settings));
        Assert.Equal((500, 550), (_side.MeanCdeg, _side.ThresholdCdeg));
    }

    [Fact]
    public void A_rise_is_told_against_the_fresh_drop()
    {
        _side.Start(400);
        Take(470);
        Assert.True(_side.Comparable);
        Assert.Equal(70, _side.RiseCdeg);
    }

    /// <summary>Drops alike until they are all of the mean and have held.</summary>
    private int Take(int drop)
    {
        for (int i = 0; i < AlertWindow.Window + AlertWindow.Hold; i++)
        {
            _side.Take(drop, _settings.CeilingCdeg, _settings);
        }

        return _side.MeanCdeg;
    }
}
