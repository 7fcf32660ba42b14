using System;
using System.Collections.Generic;
using System.Linq;
using HipSense.Hardware.Facts;
using HipSense.Hardware.Rules;
using Xunit;

namespace HipSense.Tests.Hardware;

/// <summary>Each rule finds the mistake that it is for.</summary>
public sealed class WiringRuleTests
{
    private static Wiring Clip => HardwareFolder.Wiring("xiao-esp32s3");

    private static Wiring LongRuns => HardwareFolder.Wiring("firebeetle2-esp32e");

    private static Wiring Breadboard => HardwareFolder.Wiring("esp32-devkitc-ve");

    [Fact]
    public void A_pin_on_two_nets() =>
        AssertFinds(WiringRule.PinOnce, Clip with { NoConnect = [.. Clip.NoConnect, "U1.D3"] });

    [Fact]
    public void A_forgotten_pin() =>
        AssertFinds(WiringRule.PinOnce, Clip with { NoConnect = [.. Clip.NoConnect.Where(pin => pin != "U1.D10")] });

    [Fact]
    public void A_pin_that_does_not_exist() =>
        AssertFinds(WiringRule.PinOnce, Clip.WithPinOn("U2.INT2", "IMU_INT"));

    [Fact]
    public void A_part_that_nobody_sells()
    {
        PlacedPart unknown = new() { Part = "unobtainium", Place = "anywhere" };
        AssertFinds(WiringRule.PinOnce, Clip with { Parts = Clip.Parts.Append(KeyValuePair.Create("X9", unknown)).ToDictionary() });
    }

    [Fact]
    public void A_signal_on_a_strap() => AssertFinds(WiringRule.ForbiddenPin, Clip.WithSwapped("U1.D3", "U1.D2"));

    [Fact]
    public void A_signal_on_the_console() => AssertFinds(WiringRule.ForbiddenPin, Clip.WithSwapped("U1.D8", "U1.D6"));

    [Fact]
    public void A_signal_on_the_memory_of_the_module() =>
        AssertFinds(WiringRule.ForbiddenPin, LongRuns.WithSwapped("U1.D2", "U1.D11"));

    [Fact]
    public void A_signal_on_the_flash() => AssertFinds(WiringRule.ForbiddenPin, Breadboard.WithSwapped("U1.IO25", "U1.CLK"));

    [Fact]
    public void A_board_without_psram() =>
        AssertFinds(WiringRule.Psram, Clip, WithKind("xiao-esp32s3", kind => kind with { PsramMegabytes = 0 }));

    [Fact]
    public void A_button_that_cannot_wake() => AssertFinds(WiringRule.WakePin, Breadboard.WithSwapped("U1.IO13", "U1.IO18"));

    [Fact]
    public void A_battery_on_the_converter_that_the_radio_uses() => AssertFinds(WiringRule.BatteryOnAdc1, Breadboard.WithSwapped("U1.IO34", "U1.IO27"));

    [Fact]
    public void A_motor_on_a_pin_that_cannot_drive() => AssertFinds(WiringRule.InputOnlyPin, Breadboard.WithSwapped("U1.IO25", "U1.VP"));

    [Fact]
    public void Two_functions_on_one_pin() =>
        AssertFinds(WiringRule.PinOnce, Clip with { Firmware = Clip.Firmware.ToDictionary(pair => pair.Key, pair => pair.Key == "button" ? "U1.D8" : pair.Value) });

    [Fact]
    public void A_bus_without_pull_ups() =>
        AssertFinds(WiringRule.I2cPullUp, Clip, WithKind("gy521", kind => kind with { PullUps = [] }));

    [Fact]
    public void A_sensor_at_the_other_address() => AssertFinds(WiringRule.SensorAddress, Clip.WithPinOn("U2.AD0", "+3V3"));

    [Fact]
    public void A_gate_that_floats() => AssertFinds(WiringRule.MotorDrive, Clip.Without("R2"));

    [Fact]
    public void A_motor_without_a_diode() => AssertFinds(WiringRule.MotorDrive, Clip.Without("D1"));

    [Fact]
    public void A_diode_the_wrong_way_round() => AssertFinds(WiringRule.MotorDrive, Clip.WithSwapped("D1.A", "D1.K"));

    [Fact]
    public void A_motor_pin_that_leads_nowhere() => AssertFinds(WiringRule.MotorDrive, Clip.Without("R1"));

    [Fact]
    public void A_motor_fed_from_the_sensors_supply() => AssertFinds(WiringRule.MotorDrive, Clip.WithPinOn("M1.+", "+3V3"));

    [Fact]
    public void A_button_that_floats() => AssertFinds(WiringRule.IdleLow, Clip.Without("R5"));

    [Fact]
    public void A_battery_without_a_divider() => AssertFinds(WiringRule.Divider, Clip.Without("R4"));

    [Fact]
    public void A_second_divider_on_a_board_that_has_one()
    {
        Wiring wiring = LongRuns;
        PlacedPart resistor = new() { Part = "resistor-220k-1pc", Place = "perfboard" };
        wiring = wiring with { Parts = wiring.Parts.Append(KeyValuePair.Create("R3", resistor)).ToDictionary() };
        AssertFinds(WiringRule.Divider, wiring.WithPinOn("R3.1", "VBAT").WithPinOn("R3.2", "VBAT_SENSE"));
    }

    [Fact]
    public void A_usb_divider_upside_down() => AssertFinds(WiringRule.Divider, Clip.WithSwapped("R6.1", "R7.2").WithSwapped("R6.2", "R7.1"));

    [Fact]
    public void Two_sources_on_one_supply() => AssertFinds(WiringRule.Supply, Clip.WithPinOn("U1.5V", "+3V3"));

    [Fact]
    public void A_sensor_without_a_supply() => AssertFinds(WiringRule.Supply, Clip.WithPinOn("U2.VCC", "BTN"));

    [Fact]
    public void A_cell_that_cannot_be_switched_off() => AssertFinds(WiringRule.Cell, Clip.WithPinOn("BT1.+", "VBAT"));

    [Fact]
    public void A_cell_without_a_fuse() => AssertFinds(WiringRule.Cell, Clip.WithPinOn("SW2.A", "VCELL"));

    [Theory]
    [InlineData("xiao-esp32s3", 201)]
    [InlineData("xiao-esp32s3", 500)]
    public void A_board_that_charges_its_cell_too_fast(string board, int milliamps) =>
        AssertFinds(WiringRule.Charge, Clip, WithKind(board, kind => kind with { Charge = new ChargeFacts(milliamps, "this test") }));

    [Fact]
    public void A_board_whose_charge_current_nobody_knows() =>
        AssertFinds(WiringRule.Charge, Clip, WithKind("xiao-esp32s3", kind => kind with { Charge = null }));

    [Fact]
    public void A_switch_that_does_not_stand_the_charge() =>
        AssertFinds(WiringRule.Charge, Clip, WithKind("slide-ss12d00", kind => kind with { RatedMilliamps = 90 }));

    [Fact]
    public void A_board_that_nobody_should_buy_yet_and_does_not_say_so() =>
        AssertFinds(WiringRule.Charge, LongRuns with { NotYet = null });

    [Fact]
    public void A_button_on_a_pad_that_may_be_pulled_up() => AssertFinds(WiringRule.WakePull, LongRuns.WithSwapped("U1.D7", "U1.D4"));

    [Fact]
    public void A_supply_that_is_not_halved() => AssertFinds(WiringRule.Divider, LongRuns.Without("R7"));

    [Fact]
    public void Usb_held_against_the_battery_on_a_pin_without_a_converter() => AssertFinds(WiringRule.BatteryOnAdc1, LongRuns.WithSwapped("U1.A3", "U1.D6"));

    [Fact]
    public void A_ground_that_runs_over_the_battery_pad_alone() => AssertFinds(WiringRule.Cell, Clip.WithPinOn("U1.GND", "VCELL"));

    private static HardwareFacts WithKind(string name, Func<PartKind, PartKind> change)
    {
        Dictionary<string, PartKind> kinds = HardwareFolder.Facts.Kinds.ToDictionary();
        kinds[name] = change(kinds[name]);
        return HardwareFolder.Facts with { Kinds = kinds };
    }

    private static void AssertFinds(WiringRule rule, Wiring wiring, HardwareFacts? facts = null) =>
        Assert.Contains(WiringChecker.Check(facts ?? HardwareFolder.Facts, wiring), finding => finding.Rule == rule);
}
