using System;
using System.Collections.Generic;
using System.Linq;
using HipSense.Hardware.Facts;

namespace HipSense.Hardware.Rules;

/// <summary>What a meter reads across some of a board's parts, with nothing powered, of resistors alone: a diode or a transistor gives no number that holds for every meter.</summary>
public static class ResistorNetwork
{
    /// <summary>The resistance from a net to ground.</summary>
    /// <param name="facts">The catalogue.</param>
    /// <param name="wiring">The board.</param>
    /// <param name="parts">The parts that are there.</param>
    /// <param name="net">The net.</param>
    /// <returns>Ohms; nothing when the two are not joined.</returns>
    public static double? ToGround(HardwareFacts facts, Wiring wiring, IReadOnlyCollection<string> parts, string net)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(wiring);
        (string One, string Other, double Ohms)[] resistors =
        [
            .. from part in parts
               let ohms = facts.KindOf(wiring, part).Ohms
               where ohms is not null
               select (wiring.NetOf(part + ".1")!, wiring.NetOf(part + ".2")!, (double)ohms.Value),
        ];

        // Only what hangs together with the net has a voltage.
        HashSet<string> reached = [net];
        while (resistors.FirstOrDefault(each => reached.Contains(each.One) != reached.Contains(each.Other)) is { One: not null } next)
        {
            reached.Add(next.One);
            reached.Add(next.Other);
        }

        if (!reached.Remove("GND"))
        {
            return null;
        }

        // One ampere into the net, ground at 0 V: its voltage is the resistance.
        string[] nodes = [.. reached];
        double[][] rows = [.. nodes.Select(_ => new double[nodes.Length + 1])];
        foreach ((string one, string other, double ohms) in resistors)
        {
            int i = Array.IndexOf(nodes, one), j = Array.IndexOf(nodes, other);
            Add(rows, i, i, 1 / ohms);
            Add(rows, j, j, 1 / ohms);
            Add(rows, i, j, -1 / ohms);
            Add(rows, j, i, -1 / ohms);
        }

        int at = Array.IndexOf(nodes, net);
        rows[at][nodes.Length] = 1;
        Eliminate(rows);
        return rows[at][nodes.Length];
    }

    private static void Add(double[][] rows, int row, int column, double value)
    {
        if (row >= 0 && column >= 0)
        {
            rows[row][column] += value;
        }
    }

    /// <summary>Gauss and Jordan; the diagonal of such a network is never zero.</summary>
    private static void Eliminate(double[][] rows)
    {
        for (int pivot = 0; pivot < rows.Length; pivot++)
        {
            rows[pivot] = [.. rows[pivot].Select(value => value / rows[pivot][pivot])];
            for (int row = 0; row < rows.Length; row++)
            {
                double factor = rows[row][pivot];
                if (row != pivot)
                {
                    rows[row] = [.. rows[row].Select((value, column) => value - (factor * rows[pivot][column]))];
                }
            }
        }
    }
}
