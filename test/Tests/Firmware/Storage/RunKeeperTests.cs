using System;
using HipSense.Core;
using HipSense.Firmware;
using HipSense.Reliability;
using HipSense.Virtual;
using Xunit;

namespace HipSense.Tests.OnBoard;

/// <summary>What outlives a restart; restarts in the midst of a run are in test/Reliability.</summary>
public sealed class RunKeeperTests : IDisposable
{
    private const int AtRun = 2;

    private readonly VirtualBoard _board = new(BoardOptions.XiaoEsp32S3(RecordingSignal.Still()));
    private readonly IDisposable _scope;
    private Clip _clip;

    public RunKeeperTests()
    {
        _scope = _board.Enter();
        _clip = Start();
    }

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void Alert_numbers_go_on_after_a_clean_end_and_after_a_cut()
    {
        Alert(3);
        Run(2);
        _clip.PowerManager.GoingDown!();
        Restart();
        Assert.True(_clip.Boot.WasClean);
        Assert.Equal(3, _clip.Link.Alerts.Newest);
        Alert(1);
        Run(2);
        Restart();
        Assert.False(_clip.Boot.WasClean);
        Assert.Equal((4, 5), (_clip.Link.Alerts.Newest, _clip.Link.Alerts.Oldest));
    }

    [Fact]
    public void No_alert_is_sent_before_its_number_is_on_the_flash()
    {
        var phone = new OwnersPhone(_board, Run, _clip.Link.OpenPairWindow);
        Run(1);
        phone.LogIn();
        Alert(1);
        while (_clip.Keeper.KeptAlert == 0)
        {
            Assert.Empty(phone.Alerts);
            Clock.Sleep(_clip.RunDueDuties());
        }

        Run(0.2);
        Assert.Single(phone.Alerts);
        Restart();
        Assert.Equal(1, _clip.Link.Alerts.Newest);
    }

    [Fact]
    public void An_alert_waits_a_tenth_of_a_second_and_no_longer_also_on_a_flash_that_takes_nothing()
    {
        Run(3);
        foreach (bool isFull in new[] { false, true })
        {
            if (isFull)
            {
                _board.Flash.LeaveFree(0);
                _board.Flash.Faults.FailNext(1000);
            }

            long fromUs = _board.Time.NowUs;
            Alert(1);
            while (_clip.Keeper.KeptAlert != _clip.Link.Alerts.Newest)
            {
                Clock.Sleep(_clip.RunDueDuties());
            }

            Assert.InRange(_board.Time.NowUs - fromUs, 0, 150_000);
        }
    }

    [Fact]
    public void A_run_that_was_ended_is_not_gone_on_with()
    {
        RunStart();
        Assert.NotEqual(0, KeptState()[AtRun]);
        _clip.RunControl.Stop();
        Run(25);
        Assert.Equal(0, KeptState()[AtRun]);
        Restart();
        Assert.True(_clip.Monitor.Calibrating);
    }

    [Fact]
    public void After_a_clean_end_the_mount_is_not_believed()
    {
        RunStart();
        Assert.False(_clip.Monitor.Calibrating);
        _clip.PowerManager.GoingDown!();
        Restart();
        Assert.True(_clip.Monitor.Calibrating);
        Assert.Equal(0, _clip.Monitor.Statistics.Left.Stances);
    }

    [Fact]
    public void A_cut_in_the_midst_of_a_run_is_gone_on_from()
    {
        RunStart();
        _clip.Monitor.Statistics.Left.Stances = 77;
        _clip.Monitor.Statistics.Cues = 3;
        Run(25);
        Restart();
        Assert.False(_clip.Monitor.Calibrating);
        Assert.Equal((77, 3), (_clip.Monitor.Statistics.Left.Stances, _clip.Monitor.Statistics.Cues));
        Assert.Equal(CalibrationResult.Done, _clip.Link.Live.Metrics.Calibration);
    }

    [Theory]
    [InlineData(2, 31)]
    [InlineData(3, 33)]
    public void A_run_that_an_older_version_has_kept_is_gone_on_with(byte version, int length)
    {
        RunStart();
        _clip.Monitor.Statistics.Left.Stances = 77;
        Run(25);
        byte[] kept = KeptState();
        byte[] old = kept[..length];
        old[0] = version;
        _board.PowerOffAt(_board.Time.NowUs);
        _board.Run(() => Clock.Sleep(1));
        _board.PowerOn();
        Assert.True(new SettingsStore("run").Save(old));
        _clip = Start();
        Assert.False(_clip.Monitor.Calibrating);
        Assert.Equal(77, _clip.Monitor.Statistics.Left.Stances);

        // And is soon written as it is now.
        Run(5);
        Assert.Equal(kept, KeptState());
    }

    [Fact]
    public void What_is_forgotten_is_in_neither_file_and_the_numbers_of_alerts_go_on()
    {
        RunStart();
        Alert(2);
        Run(25);
        Assert.NotEqual(0, KeptState()[AtRun]);
        _clip.RunControl.Stop();
        _clip.RunControl.Forget();
        _clip.Keeper.Forget();
        foreach (string file in new[] { "run.a", "run.b" })
        {
            byte[] other = _board.Flash.Content(VirtualFlash.Root + file)!;
            _board.Flash.Put(VirtualFlash.Root + file, new byte[other.Length]);
            Assert.Equal(0, KeptState()[AtRun]);
            _board.Flash.Put(VirtualFlash.Root + file, other);
        }

        Restart();
        Assert.Equal(2, _clip.Link.Alerts.Newest);
        Assert.Equal(0, _clip.Monitor.Statistics.Left.Stances);
        Assert.True(_clip.Monitor.Calibrating);
    }

    [Fact]
    public void A_clean_end_with_nothing_new_costs_the_flash_nothing()
    {
        Alert(1);
        Run(25);
        _clip.Keeper.EndCleanly();
        long before = _board.Flash.ProgrammedBytes;
        _clip.Keeper.EndCleanly();
        Assert.Equal(before, _board.Flash.ProgrammedBytes);
        Alert(1);
        _clip.Keeper.EndCleanly();
        Assert.True(_board.Flash.ProgrammedBytes > before);
        Restart();
        Assert.Equal(2, _clip.Link.Alerts.Newest);
    }

    [Fact]
    public void Nobody_running_costs_the_flash_nothing()
    {
        // For a minute the boot record is marked.
        Run(65);
        int operations = _board.Flash.Operations;
        Run(60);
        Assert.Equal(operations, _board.Flash.Operations);
    }

    /// <summary>A run by hand, of a clip that has been standing.</summary>
    private void RunStart()
    {
        Run(5);
        _clip.RunControl.Start();
        Run(5);
        Assert.True(_clip.Log.Recording);
    }

    private void Alert(int count)
    {
        for (int i = 0; i < count; i++)
        {
            _clip.Link.AddTestAlert(Side.Left);
        }
    }

    private static byte[] KeptState() => new SettingsStore("run").Load()!;

    private void Restart()
    {
        _board.PowerOffAt(_board.Time.NowUs);
        _board.Run(() => Clock.Sleep(1));
        _board.PowerOn();
        _clip = Start();
    }

    private Clip Start() => new(HipSense.Firmware.Board.ForTarget(_board.Options.TargetName), new ClipOptions());

    private void Run(double seconds)
    {
        long endUs = _board.Time.NowUs + (long)(seconds * 1e6);
        while (_board.Time.NowUs < endUs)
        {
            int waitMs = _clip.RunDueDuties();
            Clock.Sleep((int)Math.Clamp((endUs - _board.Time.NowUs + 999) / 1000, 0, waitMs));
        }
    }
}
