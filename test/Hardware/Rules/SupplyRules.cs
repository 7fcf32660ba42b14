using System.Collections.Generic;
using System.Linq;
using HipSense.Hardware.Facts;

namespace HipSense.Hardware.Rules;

/// <summary>One source for each supply, one ground, and the switch between cell and board.</summary>
internal static class SupplyRules
{
    public static IEnumerable<Finding> Check(HardwareFacts facts, Wiring wiring)
    {
        foreach ((string net, IReadOnlyList<string> pins) in wiring.Nets)
        {
            PinType[] types = [.. pins.Select(PinName.Parse).Select(pin => facts.KindOf(wiring, pin.Reference).FindPin(pin.Pin)!.Type)];
            int sources = types.Count(type => type == PinType.PowerOut);
            bool driven = wiring.Driven.Contains(net);
            if (sources > 1 || (sources == 1 && driven))
            {
                yield return new Finding(WiringRule.Supply, net + " has more than one source.");
            }

            if (types.Contains(PinType.PowerIn) && sources == 0 && !driven)
            {
                yield return new Finding(WiringRule.Supply, net + " feeds a part but has no source.");
            }

            if (types.Count(type => type == PinType.Output) > 1)
            {
                yield return new Finding(WiringRule.Supply, net + " is driven by two outputs.");
            }
        }

        if (wiring.Parts.ContainsKey("BT1"))
        {
            if (wiring.NetOf("F1.1") is not string cell || cell != wiring.NetOf("BT1.+") || wiring.NetOf("F1.2") is not string fused
                || fused != wiring.NetOf("SW2.A") || wiring.NetOf("SW2.COM") != "VBAT")
            {
                yield return new Finding(WiringRule.Cell, "Fuse and slide switch are not between cell and board.");
            }
            else
            {
                foreach (Finding finding in Charge(facts, wiring))
                {
                    yield return finding;
                }
            }
        }

        IEnumerable<string> grounds = facts.KindOf(wiring, HardwareFacts.Controller).Pins
            .Where(pin => pin.Name.StartsWith("GND", System.StringComparison.Ordinal) || pin.Name == "BAT-")
            .Select(pin => HardwareFacts.Controller + "." + pin.Name);
        foreach (string pin in grounds.Where(pin => wiring.NetOf(pin) != "GND"))
        {
            yield return new Finding(WiringRule.Cell, pin + " is not on GND: the board's return must not run over one pad alone.");
        }
    }

    private static IEnumerable<Finding> Charge(HardwareFacts facts, Wiring wiring)
    {
        ChargeFacts? charge = facts.KindOf(wiring, HardwareFacts.Controller).Charge;
        int? most = new[] { facts.KindOf(wiring, "BT1").CapacityMilliampHours / 2, facts.KindOf(wiring, "SW2").RatedMilliamps, facts.KindOf(wiring, "F1").HoldMilliamps }
            .Aggregate((one, other) => one is null || other is null ? null : System.Math.Min(one.Value, other.Value));
        if ((charge is null || most is null || charge.Milliamps > most) && wiring.NotYet is null)
        {
            yield return new Finding(WiringRule.Charge, $"The board charges with {charge?.Milliamps.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "?"} mA, cell, switch and fuse stand {most} mA.");
        }
    }
}
