using System.Linq;
using CsCheck;
using HipSense.Core;
using Xunit;

namespace HipSense.Tests.Link;

public class ClipSettingsTests
{
    private const string Defaults = "01 00 bc02 9600 0000 0000 32 05 3c 3c 03 64 00 00";

    private static readonly Gen<ClipSettings> s_any =
        from revision in Gen.Int[0, 255]
        from ceiling in Gen.Int[400, 1200]
        from above in Gen.Int[50, 500]
        from left in Gen.OneOf(Gen.Const(0), Gen.Int[50, 1500])
        from right in Gen.OneOf(Gen.Const(0), Gen.Int[50, 1500])
        from hysteresis in Gen.Int[10, 200]
        from hold in Gen.Int[1, 30]
        from gap in Gen.Int[10, 250]
        from warmUp in Gen.Int[0, 250]
        from motor in Gen.Bool
        from recovered in Gen.Bool
        from strength in Gen.Int[30, 100]
        from faded in Gen.Int[0, 100]
        select new ClipSettings(new AlertSettings
        {
            CeilingCdeg = ceiling,
            AboveBaselineCdeg = above,
            BaselineLeftCdeg = left,
            BaselineRightCdeg = right,
            HysteresisCdeg = hysteresis,
            HoldStances = hold,
            CueGapS = gap,
            WarmUpS = warmUp,
        })
        {
            Revision = revision,
            MotorOn = motor,
            TellRecovered = recovered,
            MotorPercent = strength,
            FadedPercent = faded,
        };

    [Fact]
    public void The_defaults_are_written_byte_by_byte_and_are_valid()
    {
        Assert.Equal(Hex.Bytes(Defaults), Written(new ClipSettings(new AlertSettings())));
        Assert.True(ClipSettings.IsValid(Hex.Bytes(Defaults)));
    }

    [Fact]
    public void What_is_written_is_read_into_the_alert_settings_that_are_in_use() =>
        s_any.Sample(settings =>
        {
            var alerts = new AlertSettings();
            var read = new ClipSettings(alerts);
            Assert.True(read.Decode(Written(settings)));
            Assert.Equivalent(settings, read, strict: true);
            Assert.Equal((settings.Alerts.CeilingCdeg, settings.Revision), (alerts.CeilingCdeg, ClipSettings.RevisionOf(Written(settings))));
        });

    [Theory]
    [InlineData(0, 0, 2)]                       // schema
    [InlineData(2, 399 & 255, 399 >> 8)]        // ceiling
    [InlineData(2, 1201 & 255, 1201 >> 8)]
    [InlineData(4, 49, 0)]                      // above the baseline
    [InlineData(4, 501 & 255, 501 >> 8)]
    [InlineData(6, 49, 0)]                      // baselines
    [InlineData(8, 1501 & 255, 1501 >> 8)]
    [InlineData(10, 9, 5)]                      // hysteresis
    [InlineData(10, 201, 5)]
    [InlineData(11, 0, 60)]                     // stances in a row
    [InlineData(11, 31, 60)]
    [InlineData(12, 9, 60)]                     // time between cues
    [InlineData(12, 251, 60)]
    [InlineData(13, 251, 3)]                    // warm-up
    [InlineData(14, 4, 100)]                    // unknown bits
    [InlineData(15, 29, 0)]                     // motor
    [InlineData(15, 101, 0)]
    [InlineData(16, 101, 0)]                    // faded
    [InlineData(16, 0, 1)]                      // reserved
    public void A_value_out_of_its_range_is_refused_and_nothing_changes(int at, byte low, byte high)
    {
        byte[] packet = Hex.Bytes(Defaults);
        packet[1] = 77;
        packet[at] = low;
        packet[at + 1] = high;
        var settings = new ClipSettings(new AlertSettings());
        Assert.False(settings.Decode(packet));
        Assert.Equivalent(new ClipSettings(new AlertSettings()), settings, strict: true);
    }

    [Fact]
    public void Any_bytes_give_valid_settings_or_none() =>
        Gen.Byte.Array[0, 40].Sample(packet =>
        {
            var settings = new ClipSettings(new AlertSettings());
            bool taken = settings.Decode(packet);
            Assert.True(ClipSettings.IsValid(Written(settings)));
            Assert.Equal(taken, ClipSettings.IsValid(packet));
            Assert.Equal(taken ? packet : Hex.Bytes(Defaults), Written(settings).ToArray());
        });

    private static byte[] Written(ClipSettings settings)
    {
        byte[] packet = new byte[ClipSettings.Length];
        settings.Encode(packet);
        return packet;
    }
}
