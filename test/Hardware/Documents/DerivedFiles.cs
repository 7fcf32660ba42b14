using System;
using System.Collections.Generic;
using System.IO;
using HipSense.Hardware.Facts;
using HipSense.Hardware.Schematics;

namespace HipSense.Hardware.Documents;

/// <summary>The files beside each <c>wiring.json</c> that follow from it.</summary>
public static class DerivedFiles
{
    /// <summary>The name of the list of parts.</summary>
    public const string BillOfMaterialsName = "bom.csv";

    /// <summary>The name of KiCad's file.</summary>
    public const string KiCadName = "schematic.kicad_sch";

    /// <summary>All of them.</summary>
    /// <param name="facts">What the folder says.</param>
    /// <returns>Each path below the folder of the boards, and its text.</returns>
    public static IEnumerable<(string Path, string Text)> Of(HardwareFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        foreach (Wiring wiring in facts.Boards)
        {
            Drawing drawing = DrawingBuilder.Build(facts, wiring);
            yield return (Path.Combine(wiring.Board, BillOfMaterialsName), BillOfMaterials.Write(facts, wiring));
            yield return (Path.Combine(wiring.Board, "pinout.md"), PinoutTable.Write(facts, wiring));
            yield return (Path.Combine(wiring.Board, "schematic.svg"), SvgWriter.Write(drawing));
            yield return (Path.Combine(wiring.Board, KiCadName), KiCadWriter.Write(drawing, wiring.Board));
        }
    }
}
