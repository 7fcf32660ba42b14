using System;
using System.Collections.Generic;
using HipSense.Hardware.Facts;

namespace HipSense.Hardware.Rules;

/// <summary>Holds a board's wiring against all rules.</summary>
public static class WiringChecker
{
    /// <summary>Checks one board.</summary>
    /// <param name="facts">The catalogue.</param>
    /// <param name="wiring">The board.</param>
    /// <returns>What is wrong; empty for a sound board.</returns>
    public static IReadOnlyList<Finding> Check(HardwareFacts facts, Wiring wiring)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(wiring);

        // The other rules take known pins for granted.
        Finding[] unknown = [.. ConnectionRules.Check(facts, wiring)];
        return unknown.Length > 0
            ? unknown
            : [.. GpioRules.Check(facts, wiring), .. SignalRules.Check(facts, wiring), .. MotorRules.Check(facts, wiring), .. SupplyRules.Check(facts, wiring)];
    }
}
