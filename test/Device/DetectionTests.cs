using HipSense.Core;
using nanoFramework.TestFramework;

namespace HipSense.Device;

/// <summary>What the detection must get right whatever its constants are, on the CLR.</summary>
[TestClass]
public class DetectionTests
{
    /// <summary>The chip sends its high byte first.</summary>
    [TestMethod]
    public void A_frame_is_six_signed_numbers_high_byte_first()
    {
        byte[] fifo = new byte[ImuScale.BlockBytes];
        byte[] frame = { 0x7F, 0xFF, 0x80, 0x00, 0xFF, 0xFE, 0x00, 0x01, 0x01, 0x00, 0xFE, 0xFF };
        frame.CopyTo(fifo, ImuScale.BlockBytes - ImuScale.FrameBytes);
        const int Last = ImuScale.BlockBytes - ImuScale.FrameBytes;
        Assert.AreEqual(32767, Fifo.Word(fifo, Last));
        Assert.AreEqual(-32768, Fifo.Word(fifo, Last + 2));
        Assert.AreEqual(-2, Fifo.Word(fifo, Last + 4));
        Assert.AreEqual(1, Fifo.Word(fifo, Last + 6));
        Assert.AreEqual(256, Fifo.Word(fifo, Last + 8));
        Assert.AreEqual(-257, Fifo.Word(fifo, Last + 10));
        Assert.AreEqual(0, Fifo.Word(fifo, 0));
    }

    /// <summary>There is no exception to rely on for a division by zero.</summary>
    [TestMethod]
    public void Nothing_divides_by_zero()
    {
        Assert.AreEqual(0, FixedPoint.MulDiv(7, 5, 0));
        var empty = new RunStatistics();
        Assert.AreEqual(0, empty.Cadence);
        Assert.AreEqual(0, empty.Left.DropSdCdeg);
        Assert.AreEqual(0, empty.Left.DropErrorCdeg);
        Assert.AreEqual(0, empty.Left.MeanContactUs);
    }

    /// <summary>Long multiplication and division hold the middle of a quotient.</summary>
    [TestMethod]
    public void A_quotient_does_not_overflow_on_the_way()
    {
        Assert.AreEqual(2000000000, FixedPoint.MulDiv(2000000000, 1000000, 1000000));
        Assert.AreEqual(-1, FixedPoint.MulDiv(-3, 1, 2));
    }

    /// <summary>The sides, the rate and the cues of the runner made of integers.</summary>
    [TestMethod]
    public void A_runner_is_found_with_sides_and_cues()
    {
        EventHash events = Golden.HashOfMinute();
        Assert.AreEqual(1, events.Calibrations);
        Assert.IsTrue(events.Stances > 120, "stances");
        Assert.IsTrue(events.Sides > 100, "sides");
        Assert.IsTrue(events.Cues > 0, "cues");
    }

    /// <summary>A clip that lies still hears no steps.</summary>
    [TestMethod]
    public void Standing_still_is_no_run()
    {
        var events = new EventHash();
        var monitor = new HipMonitor(new AlertSettings(), events);
        var runner = new IntegerRunner(0);
        monitor.StartStanding();
        for (int block = 0; block < 500; block++)
        {
            monitor.ProcessBlock(runner.NextBlock(), 0);
        }

        Assert.AreEqual(1, events.Calibrations);
        Assert.AreEqual(0, events.Stances);
        Assert.IsFalse(monitor.Calibrating);
    }

    /// <summary>Time is the number of samples, lost ones included.</summary>
    [TestMethod]
    public void Lost_samples_are_time_too()
    {
        var monitor = new HipMonitor(new AlertSettings(), new EventHash());
        monitor.StartUncalibrated();
        monitor.ProcessBlock(new byte[ImuScale.BlockBytes], 0);
        monitor.Skip(80);
        Assert.AreEqual(88L * ImuScale.SamplePeriodUs, monitor.NowUs);
    }
}
