using System;
using System.Linq;
using HipSense.Core;
using HipSense.Firmware;
using HipSense.Virtual;
using Xunit;
using ClipProgram = HipSense.Firmware.Program;

namespace HipSense.Tests.OnBoard;

/// <summary>The clip in a heap that is too small, short for a moment, or large.</summary>
public class HeapMonitorTests
{
    // Before the radio is made and when everything is there, twice each: what was closed is finalized in between.
    private const int BeforeTheLoop = 4;

    private const int PlayedMs = 2500;
    private static readonly int[] s_memoryShortMs = [500, 80, 80, 80, 80, 500];

    [Theory]
    [InlineData(HeapMonitor.RadioBytes + HeapMonitor.LeastBytes, true)]
    [InlineData(HeapMonitor.RadioBytes + HeapMonitor.LeastBytes - 1, false)]
    [InlineData(HeapMonitor.LeastBytes, false)]
    [InlineData(HeapMonitor.FitsBytes, false)]
    public void The_radio_is_left_off_where_it_does_not_fit_and_the_runner_feels_it(int freeBytes, bool radio)
    {
        VirtualBoard board = Board(freeBytes);
        Clip clip = Run(board, PlayedMs);
        Assert.Equal(radio, clip.HasRadio);
        Assert.Equal(!radio, clip.Heap.IsShort);

        // At the first start once more, for the noise that the key is made of.
        Assert.Equal(radio ? 2 : 0, board.Radio.Starts);
        Assert.Equal(radio ? [] : s_memoryShortMs, Felt(board));

        // Everything else goes on.
        Assert.Equal(SensorFault.None, clip.Sampler.Fault);
        Assert.True(clip.Sampler.Blocks > 20, $"{clip.Sampler.Blocks} blocks");
    }

    [Fact]
    public void What_is_wrong_is_written_with_the_number_and_the_boards_that_fit()
    {
        VirtualBoard board = Board(5678);
        Run(board, PlayedMs);
        Assert.Contains("5678", board.ConsoleLines);
        Assert.Contains(HeapMonitor.Boards, board.ConsoleLines);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(2 * 1024 * 1024, false)]
    public void An_image_that_sees_no_PSRAM_is_told_at_the_start(int psramBytes, bool told)
    {
        VirtualBoard board = new(BoardOptions.XiaoEsp32S3(RecordingSignal.Still()) with { PsramBytes = psramBytes });
        Run(board, PlayedMs);
        Assert.Equal(told, board.ConsoleLines.Any(line => line.Contains("PSRAM", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_heap_is_compacted_before_the_loop_then_a_large_one_collected_every_ten_seconds_and_a_small_one_compacted_every_two()
    {
        VirtualBoard large = Board(HeapMonitor.PsramBytes);
        Run(large, 60_500);
        Assert.Equal(BeforeTheLoop, large.Heap.Compactions);
        Assert.Equal(BeforeTheLoop + 6, large.Heap.Collections);

        // A small one is collected by need, some times a second, but never compacted unless a call has failed.
        VirtualBoard small = Board(HeapMonitor.PsramBytes - 1);
        Run(small, 60_500);
        Assert.Equal(BeforeTheLoop + 30, small.Heap.Compactions);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(40)]
    public void A_duty_that_finds_no_memory_has_its_next_turn_before_the_smallest_FIFO_is_full(int failures)
    {
        const int FailFromMs = 5000;
        const int SmallestFifoMs = 200;
        VirtualBoard board = Board(1_000_000);
        int left = failures;
        long worstMs = 0;
        long lastMs = 0;
        Clip clip = Run(board, 30_000, made =>
        {
            made.Sampler.BlockTaken = () =>
            {
                long nowMs = NowMs(board);
                worstMs = lastMs > 0 && nowMs - lastMs > worstMs ? nowMs - lastMs : worstMs;
                lastMs = nowMs;
                if (nowMs >= FailFromMs && left > 0)
                {
                    left--;
                    throw new InsufficientMemoryException();
                }
            };
        });
        Assert.True(left == 0, $"{left} left, {clip.Heap.Failures} failures, {clip.Faults} faults, {clip.Sampler.Fault}, {clip.Sampler.Blocks} blocks, {worstMs} ms at the worst, {clip.LastFault}");
        Assert.Equal(failures, clip.Heap.Failures);
        Assert.Equal(failures, clip.Faults);
        Assert.InRange(worstMs, 1, SmallestFifoMs);
        Assert.Equal(0, clip.Sampler.FifoResets);
        Assert.Equal(BeforeTheLoop + failures, board.Heap.Compactions);

        // Told once.
        Assert.Equal(s_memoryShortMs, Felt(board).Where((_, i) => board.Motor.Pulses[i].StartUs >= FailFromMs * 1000L));
    }

    [Fact]
    public void A_block_in_whose_midst_memory_ran_out_is_time_that_is_missing_not_time_that_was_never()
    {
        VirtualBoard board = Board(1_000_000);
        Clip clip = Run(board, 10_000, made => made.AddListener(new Greedy()));
        Assert.Equal(1, clip.Heap.Failures);
        Assert.InRange(clip.Monitor.NowUs, board.Time.NowUs - 500_000, board.Time.NowUs);
    }

    [Fact]
    public void A_clip_that_does_not_fit_at_all_sounds_the_alarm_and_starts_again()
    {
        VirtualBoard board = Board(100);
        board.Heap.FailsNextCollection = true;
        Assert.Equal(BoardStop.Reboot, board.Run(ClipProgram.Main));
        Assert.Equal(3, Felt(board).Length / s_memoryShortMs.Length);
        Assert.Contains(HeapMonitor.Boards, board.ConsoleLines);
    }

    [Fact]
    public void A_clip_in_which_too_little_is_left_to_live_by_does_not_fit_and_is_not_silent()
    {
        VirtualBoard board = Board(HeapMonitor.FitsBytes - 1);
        Assert.Equal(BoardStop.Reboot, board.Run(ClipProgram.Main));
        Assert.Equal([.. s_memoryShortMs, .. s_memoryShortMs, .. s_memoryShortMs], Felt(board));
        Assert.Contains(HeapMonitor.Boards, board.ConsoleLines);
    }

    private static VirtualBoard Board(int freeBytes) => new(BoardOptions.XiaoEsp32S3(RecordingSignal.Still()) with { FreeHeapBytes = freeBytes });

    private static long NowMs(VirtualBoard board) => board.Time.NowUs / 1000;

    /// <summary>Which of its pulses each was; a turn of the loop that takes long lengthens one, a tick more or less before it shortens it.</summary>
    private static int[] Felt(VirtualBoard board) => [.. board.Motor.Pulses.Select(pulse => pulse.LengthUs >= s_memoryShortMs[0] * 900 ? s_memoryShortMs[0] : s_memoryShortMs[1])];

    private static Clip Run(VirtualBoard board, long ms, Action<Clip>? prepare = null)
    {
        Clip? clip = null;
        board.PowerOffAt(ms * 1000);
        board.Run(() =>
        {
            clip = new Clip(HipSense.Firmware.Board.ForTarget(board.Options.TargetName), new ClipOptions());
            prepare?.Invoke(clip);
            clip.Run();
        });
        Assert.Equal(BoardStop.PowerOff, board.StoppedBy);
        return clip!;
    }

    /// <summary>Wants memory in the midst of a block.</summary>
    private sealed class Greedy : IHipListener
    {
        public void OnCalibration(CalibrationResult result, long atUs)
        {
            if (result == CalibrationResult.Done)
            {
                throw new InsufficientMemoryException();
            }
        }

        public void OnActivity(HipSense.Core.Activity activity, long sinceUs)
        {
        }

        public void OnStance(HipSense.Core.Stance stance)
        {
        }

        public void OnStride(HipSense.Core.Stride stride)
        {
        }

        public void OnCue(Cue cue)
        {
        }
    }
}
