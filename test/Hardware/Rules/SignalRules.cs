using System.Collections.Generic;
using System.Linq;
using HipSense.Hardware.Facts;

namespace HipSense.Hardware.Rules;

/// <summary>Pull-ups, pull-downs and dividers of the signals.</summary>
internal static class SignalRules
{
    private const int WeakestPullUp = 10_000;
    private const int StrongestPullUp = 1_000;

    public static IEnumerable<Finding> Check(HardwareFacts facts, Wiring wiring) =>
        PullUp(facts, wiring, "sda")
            .Concat(PullUp(facts, wiring, "scl"))
            .Concat(SensorAddress(wiring))
            .Concat(IdleLow(facts, wiring, "button"))
            .Concat(IdleLow(facts, wiring, "sensorInterrupt"))
            .Concat(BatteryDivider(facts, wiring))
            .Concat(UsbDivider(facts, wiring));

    private static IEnumerable<Finding> PullUp(HardwareFacts facts, Wiring wiring, string function)
    {
        string? net = wiring.NetOf(wiring.Firmware[function]);
        IEnumerable<int> onModules =
            from part in wiring.Parts
            from pullUp in facts.Kinds[part.Value.Part].PullUps
            where wiring.NetOf(part.Key + "." + pullUp.Pin) == net
            select pullUp.Ohms;
        int[] ohms = [.. facts.ResistorsBetween(wiring, net, "+3V3"), .. onModules];
        double parallel = 1 / ohms.Sum(value => 1.0 / value);
        if (net is null || ohms.Length == 0 || parallel is < StrongestPullUp or > WeakestPullUp)
        {
            yield return new Finding(WiringRule.I2cPullUp, $"{function} has pull-ups of [{string.Join(", ", ohms)}] ohm.");
        }
    }

    private static IEnumerable<Finding> SensorAddress(Wiring wiring)
    {
        if (wiring.NetOf("U2.AD0") != "GND")
        {
            yield return new Finding(WiringRule.SensorAddress, "AD0 is not on GND: the firmware asks at 0x68.");
        }
    }

    private static IEnumerable<Finding> IdleLow(HardwareFacts facts, Wiring wiring, string function)
    {
        string? net = wiring.NetOf(wiring.Firmware[function]);
        bool driven = net is not null && wiring.Nets[net].Select(PinName.Parse)
            .Any(pin => facts.KindOf(wiring, pin.Reference).FindPin(pin.Pin)!.Type == PinType.Output);
        if (!driven && !facts.ResistorsBetween(wiring, net, "GND").Any())
        {
            yield return new Finding(WiringRule.IdleLow, $"Nothing holds {function} low.");
        }
    }

    private static IEnumerable<Finding> BatteryDivider(HardwareFacts facts, Wiring wiring)
    {
        string pin = wiring.Firmware["batterySense"];
        string? net = wiring.NetOf(pin);
        PartKind controller = facts.KindOf(wiring, HardwareFacts.Controller);
        int? gpio = facts.GpioOf(wiring, "batterySense");
        bool onBoard = controller.OnBoard.Any(part => part.HalvesBattery && part.Gpio == gpio);
        int[] upper = [.. facts.ResistorsBetween(wiring, net, "VBAT")];
        int[] lower = [.. facts.ResistorsBetween(wiring, net, "GND")];
        bool fitted = upper.Length == 1 && lower.Length == 1 && upper[0] == lower[0] && upper[0] >= 100_000;
        if (onBoard ? upper.Length + lower.Length > 0 : !fitted)
        {
            yield return new Finding(WiringRule.Divider, "The firmware takes half the battery's voltage, from one divider of 100 kohm or more each.");
        }
    }

    private static IEnumerable<Finding> UsbDivider(HardwareFacts facts, Wiring wiring)
    {
        const double highest = 5.25, lowest = 4.75, supply = 3.3, readsHigh = 0.75 * supply;
        string? net = wiring.NetOf(wiring.Firmware["usbSense"]);
        if (wiring.UsbAgainstBattery)
        {
            return ComparedWithBattery(facts, wiring, net);
        }

        int[] upper = [.. facts.ResistorsBetween(wiring, net, "+5V")];
        int[] lower = [.. facts.ResistorsBetween(wiring, net, "GND")];
        double ratio = upper.Length == 1 && lower.Length == 1 ? (double)lower[0] / (upper[0] + lower[0]) : 0;
        return ratio * highest > supply || ratio * lowest < readsHigh
            ? [new Finding(WiringRule.Divider, $"USB's 5 V is divided to {ratio:0.00}: too much for the pin, or too little to read as high.")]
            : [];
    }

    /// <summary>Half of the supply that is USB's 5 V or else the cell's, on the converter that measures the battery.</summary>
    private static IEnumerable<Finding> ComparedWithBattery(HardwareFacts facts, Wiring wiring, string? net)
    {
        int[] lower = [.. facts.ResistorsBetween(wiring, net, "GND")];
        int[] upper = [.. facts.ResistorsBetween(wiring, net, "VSUPPLY"), .. facts.ResistorsBetween(wiring, net, "+5V")];
        if (upper.Length != 1 || lower.Length != 1 || upper[0] != lower[0])
        {
            yield return new Finding(WiringRule.Divider, "The supply is not halved for the firmware, which holds it against half the battery's voltage.");
        }

        if (!facts.Chips[facts.KindOf(wiring, HardwareFacts.Controller).Chip!].Adc1.Contains(facts.GpioOf(wiring, "usbSense")!.Value))
        {
            yield return new Finding(WiringRule.BatteryOnAdc1, "USB is on no channel of the converter that works beside the radio.");
        }
    }
}
