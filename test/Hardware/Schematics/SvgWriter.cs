using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Text;

namespace HipSense.Hardware.Schematics;

/// <summary>Writes a drawing as a picture.</summary>
public static class SvgWriter
{
    private const double Scale = 10;
    private const double Width = 116;
    private const double Height = 70;

    private const string Style =
        "text{font:11px sans-serif;fill:#222}.h{font-weight:bold;fill:#555;font-size:13px}.t{font-size:20px;font-weight:bold}.n{fill:#0b5a8a;font-size:10.5px}.p{font-size:10px}"
        + ".m{text-anchor:middle}.e{text-anchor:end}path,circle{fill:none;stroke:#222;stroke-width:1.4;stroke-linejoin:round}.w{stroke:#1a7a3a}.x{stroke:#999}.f{fill:#222}.b{fill:#fffbe8}.j{fill:#1a7a3a;stroke:none}.l{stroke:#0b5a8a;fill:#eef6fb}";

    /// <summary>Writes the picture.</summary>
    /// <param name="drawing">The drawing.</param>
    /// <returns>SVG.</returns>
    public static string Write(Drawing drawing)
    {
        ArgumentNullException.ThrowIfNull(drawing);
        StringBuilder svg = new();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width * Scale} {Height * Scale}\" font-family=\"sans-serif\">\n");
        svg.Append(CultureInfo.InvariantCulture, $"<style>{Style}</style>\n<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n");
        Text(svg, new(3, 4), drawing.Title, "t");
        Text(svg, new(3, 6), drawing.Status + "; drawn from wiring.json. Equal names are connected; a cross is left open on purpose.", "");
        foreach ((string text, GridPoint at) in drawing.Headings)
        {
            Text(svg, at, text, "h");
        }

        foreach (Wire wire in drawing.Wires)
        {
            Path(svg, [wire.From, wire.To], "w");
        }

        foreach (PlacedSymbol symbol in drawing.Symbols)
        {
            Append(svg, symbol);
        }

        foreach (GridPoint at in Junctions(drawing))
        {
            Circle(svg, at, 0.3, "j");
        }

        foreach (GridPoint at in drawing.Open)
        {
            Path(svg, [at + new GridPoint(-0.35, -0.35), at + new GridPoint(0.35, 0.35)], "x");
            Path(svg, [at + new GridPoint(-0.35, 0.35), at + new GridPoint(0.35, -0.35)], "x");
        }

        foreach (NetLabel label in drawing.Labels)
        {
            Append(svg, label);
        }

        return svg.Append("</svg>\n").ToString();
    }

    /// <summary>Where three ends meet, or one ends on another.</summary>
    private static IEnumerable<GridPoint> Junctions(Drawing drawing)
    {
        GridPoint[] pins = [.. drawing.Symbols.SelectMany(symbol => symbol.Symbol.Pins.Select(pin => symbol.At + pin.At))];
        return drawing.Wires.SelectMany(wire => new[] { wire.From, wire.To }).Distinct()
            .Where(at => drawing.Wires.Sum(wire => wire.From == at || wire.To == at ? 1 : wire.Touches(at) ? 2 : 0) + pins.Count(pin => pin == at) > 2);
    }

    private static void Append(StringBuilder svg, PlacedSymbol symbol)
    {
        bool module = symbol.Symbol.Pins.Any(pin => pin.NameShown);
        foreach (SymbolPin pin in symbol.Symbol.Pins)
        {
            GridPoint end = symbol.At + pin.At;
            GridPoint body = end + new GridPoint(-pin.Outward.X * pin.Length, -pin.Outward.Y * pin.Length);
            Path(svg, [end, body], "");
        }

        foreach (Shape shape in symbol.Symbol.Shapes)
        {
            switch (shape)
            {
                case Shape.Line line:
                    Path(svg, line.Points.Select(point => symbol.At + point), line.Filled ? "f" : line.Points[0] == line.Points[^1] ? "b" : "");
                    break;
                case Shape.Circle circle:
                    Circle(svg, symbol.At + circle.Centre, circle.Radius, "b");
                    break;
                case Shape.Letters letters:
                    Text(svg, symbol.At + letters.At + new GridPoint(0, 0.4), letters.Content, "m");
                    break;
                default:
                    throw new ArgumentException("No such shape.", nameof(symbol));
            }
        }

        foreach (SymbolPin pin in symbol.Symbol.Pins.Where(pin => pin.NameShown))
        {
            bool left = pin.Outward == GridPoint.Left;
            Text(svg, symbol.At + pin.At + new GridPoint(left ? 1.5 : -1.5, 0.4), pin.Name, left ? "p" : "p e");
        }

        GridPoint at = symbol.At + symbol.Symbol.ReferenceAt;
        Text(svg, at, symbol.Reference, "");
        Text(svg, at + new GridPoint(module ? 3 : 0, module ? 0 : 1.3), symbol.Value, "");
    }

    private static void Append(StringBuilder svg, NetLabel label)
    {
        if (label.Direction == GridPoint.Down && label.Net == "GND")
        {
            for (int i = 0; i < 3; i++)
            {
                Path(svg, [label.At + new GridPoint(-0.9 + (0.3 * i), 0.35 * i), label.At + new GridPoint(0.9 - (0.3 * i), 0.35 * i)], "");
            }
        }
        else if (label.Direction.X == 0)
        {
            Path(svg, [label.At + new GridPoint(-0.8, 0), label.At + new GridPoint(0.8, 0)], "");
            Text(svg, label.At + new GridPoint(0, label.Direction == GridPoint.Up ? -0.5 : 1.4), label.Net, "n m");
        }
        else
        {
            double length = 1.2 + (label.Net.Length * 0.76);
            double way = label.Direction.X;
            GridPoint[] flag = [default, new(0.5 * way, -0.6), new(length * way, -0.6), new(length * way, 0.6), new(0.5 * way, 0.6), default];
            Path(svg, flag.Select(point => label.At + point), "l");
            Text(svg, label.At + new GridPoint(way * ((length / 2) + 0.2), 0.38), label.Net, "n m");
        }
    }

    private static void Path(StringBuilder svg, IEnumerable<GridPoint> points, string style) =>
        svg.Append(CultureInfo.InvariantCulture, $"<path class=\"{style}\" d=\"M{string.Join(" L", points.Select(point => Number(point.X) + " " + Number(point.Y)))}\"/>\n");

    private static void Circle(StringBuilder svg, GridPoint at, double radius, string style) =>
        svg.Append(CultureInfo.InvariantCulture, $"<circle class=\"{style}\" cx=\"{Number(at.X)}\" cy=\"{Number(at.Y)}\" r=\"{Number(radius)}\"/>\n");

    private static void Text(StringBuilder svg, GridPoint at, string text, string style) =>
        svg.Append(CultureInfo.InvariantCulture, $"<text class=\"{style}\" x=\"{Number(at.X)}\" y=\"{Number(at.Y)}\">{WebUtility.HtmlEncode(text)}</text>\n");

    private static string Number(double value) => Math.Round(value * Scale, 2).ToString(CultureInfo.InvariantCulture);
}
