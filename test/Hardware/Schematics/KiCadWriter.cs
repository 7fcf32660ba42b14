using System;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using HipSense.Hardware.Facts;

namespace HipSense.Hardware.Schematics;

/// <summary>Writes a drawing as a schematic of KiCad 9.</summary>
public static class KiCadWriter
{
    private const double Step = 2.54;
    private const string Library = "hipsense";
    private const string Flag = "PWR_FLAG";
    private const string Small = "(effects (font (size 1.27 1.27)))";
    private const string Hidden = "(effects (font (size 1.27 1.27)) (hide yes))";

    /// <summary>Writes the schematic.</summary>
    /// <param name="drawing">The drawing.</param>
    /// <param name="board">The board's name, from which all identifiers follow.</param>
    /// <returns>The file's text.</returns>
    public static string Write(Drawing drawing, string board)
    {
        ArgumentNullException.ThrowIfNull(drawing);
        string sheet = Id(board);
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"(kicad_sch (version 20250114) (generator \"hipsense\") (generator_version \"9.0\") (uuid \"{sheet}\") (paper \"A3\")\n");
        text.Append(CultureInfo.InvariantCulture, $"(title_block (title \"{drawing.Title}\") (comment 1 \"{drawing.Status}; written from wiring.json\"))\n(lib_symbols\n");
        foreach (Symbol symbol in drawing.Symbols.Select(placed => placed.Symbol).DistinctBy(symbol => symbol.Name))
        {
            Define(text, symbol);
        }

        text.Append(CultureInfo.InvariantCulture, $"(symbol \"{Library}:{Flag}\" (power) (pin_names (hide yes)) (exclude_from_sim no) (in_bom no) (on_board yes) (property \"Reference\" \"#FLG\" (at 0 0 0) {Hidden}) (property \"Value\" \"{Flag}\" (at 0 -2 0) {Hidden})\n");
        text.Append(CultureInfo.InvariantCulture, $"(symbol \"{Flag}_0_1\" (pin power_out line (at 0 0 0) (length 0) (name \"{Flag}\" {Small}) (number \"1\" {Small}))))\n)\n");
        foreach (Wire wire in drawing.Wires)
        {
            text.Append(CultureInfo.InvariantCulture, $"(wire (pts (xy {At(wire.From)}) (xy {At(wire.To)})) (stroke (width 0) (type default)) (uuid \"{Id(board + wire)}\"))\n");
        }

        foreach (GridPoint at in drawing.Open)
        {
            text.Append(CultureInfo.InvariantCulture, $"(no_connect (at {At(at)}) (uuid \"{Id(board + "open" + at)}\"))\n");
        }

        foreach (NetLabel label in drawing.Labels)
        {
            int angle = label.Direction == GridPoint.Right ? 0 : label.Direction == GridPoint.Up ? 90 : label.Direction == GridPoint.Left ? 180 : 270;
            string justify = angle is 180 or 270 ? "right" : "left";
            text.Append(CultureInfo.InvariantCulture, $"(global_label \"{label.Net}\" (shape passive) (at {At(label.At)} {angle}) (effects (font (size 1.27 1.27)) (justify {justify})) (uuid \"{Id(board + label)}\"))\n");
        }

        foreach (PlacedSymbol symbol in drawing.Symbols)
        {
            Place(text, board, sheet, symbol.Symbol.Name, symbol.Reference, symbol.Value, symbol.At, symbol.Symbol.ReferenceAt);
        }

        for (int i = 0; i < drawing.Driven.Count; i++)
        {
            Place(text, board, sheet, Flag, $"#FLG{i + 1:00}", Flag, drawing.Driven[i], new(1, 0));
        }

        return text.Append("(sheet_instances (path \"/\" (page \"1\")))\n)\n").ToString();
    }

    private static void Define(StringBuilder text, Symbol symbol)
    {
        text.Append(CultureInfo.InvariantCulture, $"(symbol \"{Library}:{symbol.Name}\" (pin_numbers (hide yes)){(symbol.Pins.Any(pin => pin.NameShown) ? "" : " (pin_names (hide yes))")} (exclude_from_sim no) (in_bom yes) (on_board yes)\n");
        text.Append(CultureInfo.InvariantCulture, $"(property \"Reference\" \"U\" (at 0 0 0) {Small}) (property \"Value\" \"{symbol.Name}\" (at 0 0 0) {Small}) (property \"Footprint\" \"\" (at 0 0 0) {Hidden}) (property \"Datasheet\" \"\" (at 0 0 0) {Hidden})\n");
        text.Append(CultureInfo.InvariantCulture, $"(symbol \"{symbol.Name}_0_1\"\n");
        foreach (Shape shape in symbol.Shapes)
        {
            text.Append(shape switch
            {
                Shape.Line line => $"(polyline (pts {string.Join(' ', line.Points.Select(point => $"(xy {Flipped(point)})"))}) (stroke (width 0.2) (type default)) (fill (type {(line.Filled ? "outline" : "none")})))\n",
                Shape.Circle circle => $"(circle (center {Flipped(circle.Centre)}) (radius {Number(circle.Radius)}) (stroke (width 0.2) (type default)) (fill (type none)))\n",
                Shape.Letters letters => $"(text \"{letters.Content}\" (at {Flipped(letters.At)} 0) {Small})\n",
                _ => throw new ArgumentException("No such shape.", nameof(symbol)),
            });
        }

        foreach (SymbolPin pin in symbol.Pins)
        {
            int angle = pin.Outward == GridPoint.Left ? 0 : pin.Outward == GridPoint.Down ? 90 : pin.Outward == GridPoint.Right ? 180 : 270;
            text.Append(CultureInfo.InvariantCulture, $"(pin {TypeOf(pin.Type)} line (at {Flipped(pin.At)} {angle}) (length {Number(pin.Length)}) (name \"{pin.Name}\" {Small}) (number \"{pin.Name}\" {Small}))\n");
        }

        text.Append("))\n");
    }

    private static void Place(StringBuilder text, string board, string sheet, string symbol, string reference, string value, GridPoint at, GridPoint referenceAt)
    {
        string left = "(effects (font (size 1.27 1.27)) (justify left))";
        text.Append(CultureInfo.InvariantCulture, $"(symbol (lib_id \"{Library}:{symbol}\") (at {At(at)} 0) (unit 1) (exclude_from_sim no) (in_bom yes) (on_board yes) (dnp no) (uuid \"{Id(board + reference)}\")\n");
        text.Append(CultureInfo.InvariantCulture, $"(property \"Reference\" \"{reference}\" (at {At(at + referenceAt)} 0) {(symbol == Flag ? Hidden : left)}) (property \"Value\" \"{value}\" (at {At(at + referenceAt + new GridPoint(0, 0.9))} 0) {(symbol == Flag ? Hidden : left)})\n");
        text.Append(CultureInfo.InvariantCulture, $"(instances (project \"\" (path \"/{sheet}\" (reference \"{reference}\") (unit 1)))))\n");
    }

    private static string TypeOf(PinType type) => type switch
    {
        PinType.Passive => "passive",
        PinType.Input => "input",
        PinType.Output => "output",
        PinType.Bidirectional => "bidirectional",
        PinType.PowerIn => "power_in",
        PinType.PowerOut => "power_out",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    /// <summary>A library's y axis points up, the sheet's down.</summary>
    private static string Flipped(GridPoint point) => Number(point.X) + " " + Number(-point.Y);

    private static string At(GridPoint point) => Number(point.X) + " " + Number(point.Y);

    private static string Number(double value) => (Math.Round(value * Step, 3) + 0.0).ToString(CultureInfo.InvariantCulture);

    /// <summary>The same name gives the same identifier, so that writing again changes nothing.</summary>
    private static string Id(string name) => new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16)).ToString();
}
