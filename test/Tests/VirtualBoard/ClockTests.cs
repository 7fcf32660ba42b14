using CsCheck;
using HipSense.Firmware;
using HipSense.Virtual;
using nanoFramework.Runtime.Native;
using Xunit;

namespace HipSense.Tests.Virtual;

public class ClockTests
{
    private readonly VirtualBoard _board = new(BoardOptions.XiaoEsp32S3(MotionSignal.Still()));

    [Fact]
    public void Sleep_wakes_at_a_tick_at_least_as_long_and_less_than_two_ticks_more()
    {
        Gen.Select(Gen.Int[0, 100_000], Gen.Int[1, 1000]).Sample((startUs, milliseconds) =>
        {
            var board = new VirtualBoard(BoardOptions.XiaoEsp32S3(MotionSignal.Still()));
            board.Time.Advance(startUs);
            using (board.Enter())
            {
                Clock.Sleep(milliseconds);
            }

            long sleptUs = board.Time.NowUs - startUs;
            Assert.Equal(0, board.Time.NowUs % 10_000);
            Assert.InRange(sleptUs, milliseconds * 1000L, (milliseconds * 1000L) + 19_999);
        });
    }

    [Theory]
    [InlineData(0, 10_000)]
    [InlineData(1, 20_000)]
    [InlineData(9_999, 20_000)]
    public void Sleep_of_5_ms_takes_10_to_20_ms(long startUs, long wakeUs)
    {
        _board.Time.Advance(startUs);
        _board.Run(() => Clock.Sleep(5));
        Assert.Equal(wakeUs, _board.Time.NowUs);
    }

    [Fact]
    public void Sleep_of_zero_lets_waiting_calls_run_and_takes_no_time()
    {
        bool ran = false;
        _board.Time.At(10, () => ran = true);
        _board.Time.Block(15);
        _board.Run(() => Clock.Sleep(0));
        Assert.True(ran);
        Assert.Equal(15, _board.Time.NowUs);
    }

    [Fact]
    public void Sleep_for_ever_lasts_until_the_power_is_cut()
    {
        int calls = 0;
        _board.Time.At(1_000, () => calls++);
        _board.Time.At(2_000, () => calls++);
        _board.PowerOffAt(1_500);
        Assert.Equal(BoardStop.PowerOff, _board.Run(() => Clock.Sleep(-1)));
        Assert.Equal(1, calls);
        Assert.Equal(1_500, _board.Time.NowUs);
    }

    [Fact]
    public void Uptime_counts_in_ticks_from_the_last_boot()
    {
        _board.Run(() =>
        {
            _board.Time.Advance(1_234_567);
            Assert.Equal(1_230, Clock.UptimeMs);
            Power.RebootDevice();
        });
        _board.Run(() =>
        {
            Assert.Equal(0, Clock.UptimeMs);
            Clock.Sleep(15);
            Assert.Equal(20, Clock.UptimeMs);
        });
        Assert.Equal(1_234_567 + 20_000, _board.Time.NowUs);
    }
}
