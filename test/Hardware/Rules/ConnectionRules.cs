using System;
using System.Collections.Generic;
using System.Linq;
using HipSense.Hardware.Facts;

namespace HipSense.Hardware.Rules;

/// <summary>Every pin once.</summary>
internal static class ConnectionRules
{
    public static IEnumerable<Finding> Check(HardwareFacts facts, Wiring wiring)
    {
        string[] unknownKinds = [.. wiring.Parts.Where(part => !facts.Kinds.ContainsKey(part.Value.Part)).Select(part => part.Key)];
        if (unknownKinds.Length > 0)
        {
            return unknownKinds.Select(reference => new Finding(WiringRule.PinOnce, reference + " is of a kind that parts.json lacks."));
        }

        HashSet<string> pins =
            [.. wiring.Parts.SelectMany(part => facts.Kinds[part.Value.Part].Pins.Select(pin => part.Key + "." + pin.Name))];
        Dictionary<string, int> uses = wiring.Nets.Values.SelectMany(net => net).Concat(wiring.NoConnect)
            .GroupBy(pin => pin).ToDictionary(group => group.Key, group => group.Count());

        return pins.Where(pin => !uses.ContainsKey(pin)).Select(pin => pin + " is neither connected nor left open on purpose.")
            .Concat(uses.Keys.Where(pin => !pins.Contains(pin)).Select(pin => pin + " does not exist."))
            .Concat(uses.Where(use => use.Value > 1).Select(use => use.Key + " is used more than once."))
            .Concat(wiring.Firmware.Values.Where(pin => GpioOf(facts, wiring, pin) is null).Select(pin => pin + " is no GPIO."))
            .Select(text => new Finding(WiringRule.PinOnce, text));
    }

    private static int? GpioOf(HardwareFacts facts, Wiring wiring, string pin)
    {
        PinName name = PinName.Parse(pin);
        return string.Equals(name.Reference, HardwareFacts.Controller, StringComparison.Ordinal)
            ? facts.KindOf(wiring, name.Reference).FindGpio(name.Pin)
            : null;
    }
}
