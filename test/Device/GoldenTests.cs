using nanoFramework.TestFramework;

namespace HipSense.Device;

/// <summary>The CLR makes the same bits of the same integers as the desktop, where test/Tests asserts these very numbers.</summary>
[TestClass]
public class GoldenTests
{
    /// <summary>Square roots, arc sines, quotients.</summary>
    [TestMethod]
    public void Arithmetic_is_that_of_the_desktop()
    {
        Assert.AreEqual(Golden.Arithmetic, Golden.HashOfArithmetic());
    }

    /// <summary>Every event of a minute, to the microsecond and the hundredth of a degree.</summary>
    [TestMethod]
    public void A_minute_of_running_is_that_of_the_desktop()
    {
        EventHash events = Golden.HashOfMinute();
        OutputHelper.WriteLine(events.Stances + " stances, " + events.Cues + " cues");
        Assert.AreEqual(Golden.Minute, events.Hash.Value);
    }

    /// <summary>No sum or product behaves otherwise when the chip is at its rails.</summary>
    [TestMethod]
    public void Full_scale_is_that_of_the_desktop()
    {
        Assert.AreEqual(Golden.FullScale, Golden.HashOfFullScale());
    }
}
