using System.Linq;
using CsCheck;
using HipSense.Core;
using Xunit;

namespace HipSense.Tests.Link;

public class ClipSettingsTests
{
    private const string Defaults = "03 00 bc02 9600 0000 0000 32 05 3c 3c 03 64 00 00 00 00";
    private const string SideDefaults = "02 00 bc02 9600 0000 0000 32 05 3c 3c 03 64 00 00 00 00";
    private const string FirstDefaults = "01 00 bc02 9600 0000 0000 32 05 3c 3c 03 64 00 00";

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
        from faded in Gen.Int[0, ClipSettings.MostFadedPercent]
        from ownLeft in Gen.OneOf(Gen.Const(0), Gen.Int[40, 120])
        from ownRight in Gen.OneOf(Gen.Const(0), Gen.Int[40, 120])
        from tiltRise in Gen.OneOf(Gen.Const(0), Gen.Int[2, 15])
        from rotationRise in Gen.OneOf(Gen.Const(0), Gen.Int[4, 15])
        select new ClipSettings(new AlertSettings
        {
            CeilingCdeg = ceiling,
            CeilingLeftCdeg = ownLeft * 10,
            CeilingRightCdeg = ownRight * 10,
            TiltRiseCdeg = tiltRise * 50,
            RotationRiseCdeg = rotationRise * 50,
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
        Assert.Equal(Hex.Bytes(SideDefaults), Written(new ClipSettings(new AlertSettings()), ClipSettings.SideSchema));
        Assert.True(ClipSettings.IsValid(Hex.Bytes(SideDefaults)));
        Assert.Equal(Hex.Bytes(FirstDefaults), First(new ClipSettings(new AlertSettings())));
        Assert.True(ClipSettings.IsValid(Hex.Bytes(FirstDefaults)));
    }

    [Fact]
    public void A_side_without_a_ceiling_of_its_own_has_the_common_one() =>
        s_any.Sample(settings =>
        {
            AlertSettings alerts = settings.Alerts;
            Assert.Equal(alerts.CeilingLeftCdeg == 0 ? alerts.CeilingCdeg : alerts.CeilingLeftCdeg, alerts.CeilingOf(Side.Left));
            Assert.Equal(alerts.CeilingRightCdeg == 0 ? alerts.CeilingCdeg : alerts.CeilingRightCdeg, alerts.CeilingOf(Side.Right));
        });

    [Fact]
    public void A_page_that_knows_no_ceilings_of_the_sides_neither_sees_nor_changes_them() =>
        Gen.Select(s_any, s_any).Sample((before, after) =>
        {
            (int left, int right) = (before.Alerts.CeilingLeftCdeg, before.Alerts.CeilingRightCdeg);
            Assert.True(before.Decode(First(after)));
            Assert.Equal((left, right), (before.Alerts.CeilingLeftCdeg, before.Alerts.CeilingRightCdeg));
            (after.Alerts.CeilingLeftCdeg, after.Alerts.CeilingRightCdeg) = (left, right);
            (after.Alerts.TiltRiseCdeg, after.Alerts.RotationRiseCdeg) = (before.Alerts.TiltRiseCdeg, before.Alerts.RotationRiseCdeg);
            Assert.Equivalent(after, before, strict: true);
        });

    [Fact]
    public void A_page_that_knows_no_cues_on_tilt_and_rotation_neither_sees_nor_changes_them() =>
        Gen.Select(s_any, s_any).Sample((before, after) =>
        {
            (int tilt, int rotation) = (before.Alerts.TiltRiseCdeg, before.Alerts.RotationRiseCdeg);
            byte[] written = Written(after, ClipSettings.SideSchema);
            Assert.Equal(0, written[19]);
            Assert.True(before.Decode(written));
            Assert.Equal((tilt, rotation), (before.Alerts.TiltRiseCdeg, before.Alerts.RotationRiseCdeg));
            (after.Alerts.TiltRiseCdeg, after.Alerts.RotationRiseCdeg) = (tilt, rotation);
            Assert.Equivalent(after, before, strict: true);
        });

    [Theory]
    [InlineData(0, ClipSettings.FirstSchema)]
    [InlineData(OwnerProof.FirstKeyMinor, ClipSettings.SideSchema)]
    [InlineData(OwnerProof.SessionMinor, ClipSettings.Schema)]
    public void A_page_is_given_the_newest_schema_that_it_knows(int minor, byte schema) => Assert.Equal(schema, ClipSettings.SchemaOf(minor));

    [Fact]
    public void A_store_of_the_first_schema_is_read_and_what_is_not_allowed_any_more_becomes_the_nearest_that_is() =>
        Gen.Select(s_any, Gen.Int[0, 100]).Sample((settings, faded) =>
        {
            byte[] stored = First(settings);
            stored[16] = (byte)faded;
            Assert.Equal(faded <= ClipSettings.MostFadedPercent, ClipSettings.IsValid(stored));
            var read = new ClipSettings(new AlertSettings());
            Assert.True(read.DecodeStored(stored));
            settings.FadedPercent = faded < ClipSettings.MostFadedPercent ? faded : ClipSettings.MostFadedPercent;
            settings.Alerts.CeilingLeftCdeg = 0;
            settings.Alerts.CeilingRightCdeg = 0;
            settings.Alerts.TiltRiseCdeg = 0;
            settings.Alerts.RotationRiseCdeg = 0;
            Assert.Equivalent(settings, read, strict: true);
        });

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
    [InlineData(0, 1, 0)]
    [InlineData(0, 4, 0)]
    [InlineData(0, 255, 0)]
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
    [InlineData(16, 91, 0)]                     // faded
    [InlineData(17, 39, 0)]                     // ceilings of the sides
    [InlineData(17, 121, 0)]
    [InlineData(17, 0, 39)]
    [InlineData(17, 0, 121)]
    [InlineData(18, 0, 0x01)]                   // rises that would be told by chance
    [InlineData(18, 0, 0x10)]
    [InlineData(18, 0, 0x32)]
    [InlineData(18, 0, 0x41)]
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
        Gen.OneOf(Gen.Byte.Array[0, 40], NearlyValid()).Sample(packet =>
        {
            var settings = new ClipSettings(new AlertSettings());
            bool taken = settings.Decode(packet);
            Assert.True(ClipSettings.IsValid(Written(settings)));
            Assert.Equal(taken, ClipSettings.IsValid(packet));
            byte[] expected = taken ? packet : Hex.Bytes(Defaults);
            Assert.Equal(expected, Written(settings, expected[0]));
        });

    /// <summary>Settings with one byte changed, which are valid now and then.</summary>
    private static Gen<byte[]> NearlyValid() =>
        Gen.Select(s_any, Gen.Int[1, 3], Gen.Int[0, 19], Gen.Byte).Select((settings, schema, at, value) =>
        {
            byte[] packet = Written(settings, (byte)schema);
            packet[at % packet.Length] = value;
            return packet;
        });

    private static byte[] First(ClipSettings settings) => Written(settings, ClipSettings.FirstSchema);

    private static byte[] Written(ClipSettings settings, byte schema = ClipSettings.Schema)
    {
        byte[] packet = new byte[ClipSettings.LengthOf(schema)];
        settings.Encode(packet, schema);
        return packet;
    }
}
