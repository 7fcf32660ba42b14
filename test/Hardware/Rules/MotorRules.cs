using System.Collections.Generic;
using System.Linq;
using HipSense.Hardware.Facts;

namespace HipSense.Hardware.Rules;

/// <summary>The motor is off when nobody drives it, and its current has a way on when it is switched off.</summary>
internal static class MotorRules
{
    public static IEnumerable<Finding> Check(HardwareFacts facts, Wiring wiring)
    {
        string? gate = wiring.NetOf("Q1.G");
        string? drain = wiring.NetOf("Q1.D");
        if (!facts.ResistorsBetween(wiring, gate, "GND").Any())
        {
            yield return Broken("The gate has no pull-down: the motor may run at reset and in deep sleep.");
        }

        string? driver = wiring.NetOf(wiring.Firmware["motor"]);
        if (driver != gate && !facts.ResistorsBetween(wiring, driver, gate).Any())
        {
            yield return Broken("The firmware's pin does not reach the gate.");
        }

        if (wiring.NetOf("Q1.S") != "GND" || wiring.NetOf("M1.-") != drain || wiring.NetOf("M1.+") != "VBAT")
        {
            yield return Broken("The motor is not between VBAT and the drain, the source not on GND.");
        }

        bool diode = wiring.Parts.Any(part => facts.Kinds[part.Value.Part].Symbol == "schottky"
            && wiring.NetOf(part.Key + ".A") == drain && wiring.NetOf(part.Key + ".K") == "VBAT");
        if (!diode)
        {
            yield return Broken("No diode leads from the drain to VBAT.");
        }
    }

    private static Finding Broken(string what) => new(WiringRule.MotorDrive, what);
}
