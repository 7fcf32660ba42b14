using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using HipSense.Core;
using Xunit;

namespace HipSense.Tests.Detection;

/// <summary>
/// What each way to begin anew makes worthless, written down for every number that the detection remembers: a part or a field that is added later
/// fails here until somebody has decided.
/// </summary>
public class ResetTests
{
    // x: forgotten, as a monitor has it that has seen nothing. Dot: outlives it. -: may be either, since it is written before it is read.
    // In the order of ResetReason: runner stopped, samples lost, mount found, up settled, mount refuted, uncalibrated, mount given, new run.
    private const string Table =
        """
        MountFrame.*                      ....xxx.
        MotionHistory.*                   .....xx.
        MotionHistory.Count               ........
        GyroBias.*                        .....xx.
        GyroBias._restCalls               .x...xx.
        GyroRepair.*                      .x...xx.
        BackOffset.*                      .....xx.
        BackOffset._toSettle              .x...--.
        BackOffset.ChangeX                --------
        BackOffset.ChangeY                --------
        BackOffset.ChangeZ                --------
        UpVectorFilter.*                  .....xx.
        UpVectorFilter._repairing         .x...xx.
        UpVectorFilter._distrust          .x...xx.
        UpVectorFilter._acquiring         ....xxx.
        UpVectorFilter._taken             ....-xx.
        UpVectorFilter._toSettle          .x...xx.
        UpVectorFilter._gain              --------
        UpVectorFilter.Running            x....xx.
        StandingCalibration.*             xx..xxx.
        WornPose.*                        -x..xxx.
        StandingCalibration.GravityX      --------
        StandingCalibration.GravityY      --------
        StandingCalibration.GravityZ      --------
        StandingCalibration.BiasX         --------
        StandingCalibration.BiasY         --------
        StandingCalibration.BiasZ         --------
        MountFinder.*                     ....xxx.
        MountFinder._ran                  xx..xxx.
        MountFinder._idle                 x...xxx.
        ContactDetector.*                 .xx.xxx.
        RunningRule._good                 .--.-xx.
        RunningRule._bad                  .--.-xx.
        RunningRule._unseen               .--.-xx.
        RunningRule._bounces              .--.-xx.
        RunningRule.Running               .....xx.
        RunningRule.Due                   .--.-xx.
        MovementRule.*                    xx...xx.
        MovementRule.Activity             -....xx.
        MovementRule.Since                -....xx.
        HeadingFinder.*                   ..x.xxx.
        HeadingFinder._afterStep          xxx.xxx.
        HeadingFinder.Busy                xxx.xxx.
        HeadingFinder._right              --------
        HeadingFinder._back               --------
        HeadingFinder._up                 --------
        HeadingFinder._start              --------
        HeadingFinder._period             --------
        HeadingFinder._phase              --------
        HeadingFinder._rightSum           --------
        HeadingFinder._backSum            --------
        HeadingFinder._upSum              --------
        SideVote.*                        xxx.xxx.
        TurnMeter.*                       xxx.xxx.
        TurnMeter._zeroMdps               ..x.xxx.
        StanceMeter._doubtUntil           .-...xx.
        StanceMeter._doubt                .-...xx.
        StanceMeter._shakenFromUs         ........
        StanceMeter._shakenUntilUs        ........
        StanceMeter._meanStrideUs         x....xx.
        StanceMeter._lastStepUs           xxx.xxx.
        StanceMeter.NoZero                ..-.xxx.
        StanceMeter.Tilted                ..x.xxx.
        StrideMeter._number               xxx.xxx.
        StrideMeter._landings             xxx.xxx.
        StrideMeter._landedQ8             --------
        StrideMeter._startQ8              --------
        StrideMeter._endQ8                --------
        StrideMeter._rotationDone         xxx.xxx.
        StrideMeter.Busy                  xxx.xxx.
        Stride.*                          --------
        AlertWindow._value                --------
        AlertWindow._sum                  x.xxxxxx
        AlertWindow._count                x.xxxxxx
        AlertWindow._at                   x.xxxxxx
        AlertWindow._held                 x.xxxxxx
        AlertWindow.MeanCdeg              --------
        AlertWindow.ThresholdCdeg         --------
        AlertWindow.Over                  ..-.x--x
        SideAlert.Reason                  --------
        SideAlert.Told                    ..-.x--x
        RiseAlert._count                  ..-.x--x
        RiseAlert._sum                    ..-.x--x
        Baseline.*                        ..-.x--x
        AlertPolicy._hasZero              ..-.xxx.
        AlertPolicy._runSinceUs           ....x..x
        AlertPolicy._cued                 ....x..x
        AlertPolicy._lastCueUs            ........
        AlertPolicy.RollOffsetCdeg        ..x.xxxx
        Cue.*                             --------
        Step.*                            --------
        Stance.*                          --------
        HipMonitor._waitingCount          xxx.xxx.
        HipMonitor._told                  ..x.xxx.
        HipMonitor._activity              ........
        HipMonitor._ranBefore             .......-
        HipMonitor._unskipped             ........
        HipMonitor._lastLandingQ8         .....xx.
        HipMonitor._landedBefore          .xx.xxx.
        SideStatistics.*                  .......x
        RunStatistics.*                   .......x
        """;

    private static readonly Dictionary<string, string> s_table = Table.Split('\n')
        .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .ToDictionary(parts => parts[0], parts => parts[1]);

    [Fact]
    public void Every_part_of_the_detection_hears_of_every_reset_once()
    {
        var monitor = new HipMonitor(AllAlerts(), new EventLog());
        var listed = (DetectorPart[])DetectorState.Get(monitor, "_parts");
        Assert.Equal(DetectorState.PartsOf(monitor).Count, listed.Length);
        Assert.Equal(DetectorState.PartsOf(monitor).ToHashSet(), listed.ToHashSet());
    }

    [Theory]
    [InlineData(ResetReason.RunnerStopped)]
    [InlineData(ResetReason.SamplesLost)]
    [InlineData(ResetReason.MountFound)]
    [InlineData(ResetReason.UpSettled)]
    [InlineData(ResetReason.MountRefuted)]
    [InlineData(ResetReason.Uncalibrated)]
    [InlineData(ResetReason.MountGiven)]
    [InlineData(ResetReason.NewRun)]
    public void A_reset_forgets_what_the_table_says_and_nothing_else(ResetReason reason)
    {
        var changed = new HashSet<string>();
        var forgotten = new HashSet<string>();
        var random = new Random(5);
        for (int i = 0; i < 30; i++)
        {
            HipMonitor after = Scrambled(random);
            IReadOnlyList<Remembered> kept = DetectorState.Of(after);
            Reset(after, reason);
            IReadOnlyList<Remembered> fresh = Fresh(after, reason);
            IReadOnlyList<Remembered> now = DetectorState.Of(after);
            for (int at = 0; at < now.Count; at++)
            {
                Remembered one = now[at];
                switch (RuleOf(one.Field)[(int)reason])
                {
                    case 'x':
                        Assert.True(one.Value == fresh[at].Value, $"{one.Path} is {one.Value} after {reason}, and {fresh[at].Value} when nothing was before.");
                        forgotten.Add(one.Field);
                        _ = kept[at].Value != one.Value && changed.Add(one.Field);
                        break;
                    case '.':
                        Assert.True(one.Value == kept[at].Value, $"{one.Path} was {kept[at].Value} and is {one.Value} after {reason}, which it should outlive.");
                        break;
                }
            }

            // Twice is once.
            Reset(after, reason);
            Assert.Equal(now, DetectorState.Of(after));
        }

        // Each of them had something to forget.
        Assert.NotEmpty(forgotten);
        Assert.Empty(forgotten.Except(changed));
    }

    [Fact]
    public void The_table_has_no_row_for_what_is_not_there()
    {
        string[] fields = [.. DetectorState.Of(new HipMonitor(AllAlerts(), new EventLog())).Select(one => one.Field).Distinct()];
        Assert.All(s_table.Keys, row => Assert.Contains(fields, field => field == row || RowOf(field) == row));
    }

    private static string RowOf(string field) => field[..field.IndexOf('.', StringComparison.Ordinal)] + ".*";

    private static string RuleOf(string field) =>
        s_table.GetValueOrDefault(field) ?? s_table.GetValueOrDefault(RowOf(field)) ?? throw new Xunit.Sdk.XunitException(
            $"{field} is new: write down in {nameof(ResetTests)} by which reasons it is forgotten.");

    private static void Reset(HipMonitor monitor, ResetReason reason) =>
        typeof(HipMonitor).GetMethod("Reset", BindingFlags.Instance | BindingFlags.NonPublic)!.Invoke(monitor, [reason]);

    private static IReadOnlyList<Remembered> Fresh(HipMonitor like, ResetReason reason)
    {
        var fresh = new HipMonitor(AllAlerts(), new EventLog());
        ((MotionHistory)DetectorState.Get(fresh, "_history")).Count = ((MotionHistory)DetectorState.Get(like, "_history")).Count;
        Reset(fresh, reason);
        return DetectorState.Of(fresh);
    }

    private static AlertSettings AllAlerts() => new() { TiltRiseCdeg = 200, RotationRiseCdeg = 300 };

    /// <summary>A monitor in which every number is any number.</summary>
    private static HipMonitor Scrambled(Random random)
    {
        var monitor = new HipMonitor(AllAlerts(), new EventLog());
        DetectorState.Scramble(monitor, random);
        return monitor;
    }
}
