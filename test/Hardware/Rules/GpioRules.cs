using System.Collections.Generic;
using System.Linq;
using HipSense.Hardware.Facts;

namespace HipSense.Hardware.Rules;

/// <summary>What the chip allows on its GPIOs.</summary>
internal static class GpioRules
{
    private static readonly string[] s_wake = ["sensorInterrupt", "button"];
    private static readonly string[] s_driven = ["sda", "scl", "motor"];

    public static IEnumerable<Finding> Check(HardwareFacts facts, Wiring wiring)
    {
        PartKind controller = facts.KindOf(wiring, HardwareFacts.Controller);
        ChipFacts chip = facts.Chips[controller.Chip!];
        HashSet<int> forbidden =
            [.. chip.Straps, .. chip.Flash, .. chip.Console, .. controller.OnBoard.Where(part => part.Forbidden).Select(part => part.Gpio)];

        if (controller.PsramMegabytes == 0)
        {
            yield return new Finding(WiringRule.Psram, controller.Value + " has no PSRAM.");
        }

        foreach (PartPin pin in controller.Pins)
        {
            if (pin.Gpio is int gpio && forbidden.Contains(gpio) && wiring.NetOf(HardwareFacts.Controller + "." + pin.Name) is string net)
            {
                yield return new Finding(WiringRule.ForbiddenPin, $"{net} is on {pin.Name} (GPIO{gpio}).");
            }
        }

        foreach (IGrouping<int?, string> twice in wiring.Firmware.Keys.GroupBy(key => facts.GpioOf(wiring, key)).Where(group => group.Count() > 1))
        {
            yield return new Finding(WiringRule.PinOnce, $"GPIO{twice.Key} serves {string.Join(" and ", twice)}.");
        }

        foreach (string function in s_wake.Where(function => !chip.Rtc.Contains(facts.GpioOf(wiring, function)!.Value)))
        {
            yield return new Finding(WiringRule.WakePin, $"{function} is on GPIO{facts.GpioOf(wiring, function)}, which cannot wake the chip.");
        }

        foreach (string function in s_wake)
        {
            foreach (OnBoardPart part in controller.OnBoard.Where(part => part.Gpio == facts.GpioOf(wiring, function) && part.Pull is "up" or "unknown"))
            {
                yield return new Finding(WiringRule.WakePull, $"{function} is on GPIO{part.Gpio}, with {part.What}.");
            }
        }

        foreach (string function in s_driven.Where(function => chip.InputOnly.Contains(facts.GpioOf(wiring, function)!.Value)))
        {
            yield return new Finding(WiringRule.InputOnlyPin, $"{function} is on GPIO{facts.GpioOf(wiring, function)}, which cannot drive.");
        }

        if (!chip.Adc1.Contains(facts.GpioOf(wiring, "batterySense")!.Value))
        {
            yield return new Finding(WiringRule.BatteryOnAdc1, $"The battery is on GPIO{facts.GpioOf(wiring, "batterySense")}.");
        }
    }
}
