using HipSense.Firmware;
using nanoFramework.Hardware.Esp32;
using nanoFramework.Runtime.Native;
using nanoFramework.TestFramework;

namespace HipSense.Device;

/// <summary>What the program takes of the managed heap (docs/footprint.md), measured where it counts.</summary>
[TestClass]
public class HeapTests
{
    private const int BudgetBytes = 24 * 1024;
    private const int RunMs = 20000;

    /// <summary>Elsewhere blocks have another size.</summary>
    [Setup]
    public void Only_on_a_board()
    {
        ThisBoard.OrSkip();
    }

    /// <summary>The clip at its start, and after twenty seconds of its loop: within the budget, and not a byte more.</summary>
    [TestMethod]
    public void The_clip_stays_within_its_budget()
    {
        NativeMemory.GetMemoryInfo(NativeMemory.MemoryType.Internal, out uint total, out uint free, out uint largest);
        OutputHelper.WriteLine("internal memory " + total + ", free " + free + ", largest " + largest);
        uint before = GC.Run(true);
        var clip = new Clip(Board.ForTarget(SystemInfo.TargetName), new ClipOptions());
        RunFor(clip, 2000);
        uint started = GC.Run(true);
        RunFor(clip, RunMs);
        uint later = GC.Run(true);
        OutputHelper.WriteLine("free before " + before + ", started " + started + ", later " + later);
        Assert.IsTrue(clip.Sampler.Blocks > 0, "blocks");
        Assert.AreEqual(0, clip.Faults);
        Assert.IsTrue(before - started <= BudgetBytes, "budget");
        Assert.IsTrue(later >= started, "growth");
    }

    private static void RunFor(Clip clip, int ms)
    {
        long untilMs = Clock.UptimeMs + ms;
        while (Clock.UptimeMs < untilMs)
        {
            Clock.Sleep(clip.RunDueDuties());
        }
    }
}
