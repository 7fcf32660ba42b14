using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using HipSense.Hardware.Facts;
using HipSense.Hardware.Rules;

namespace HipSense.Hardware.Documents;

/// <summary>The picture of the small board, seen from the side of the parts.</summary>
public static class PerfboardDrawing
{
    private const int Pitch = 80;
    private const int Left = 150;
    private const int Top = 140;

    /// <summary>Draws it.</summary>
    /// <param name="layout">The layout.</param>
    /// <param name="colours">The colour of each net's wire, in words.</param>
    /// <returns>SVG.</returns>
    public static string Write(PerfboardLayout layout, IReadOnlyDictionary<string, string> colours)
    {
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(colours);
        int width = (2 * Left) + ((layout.Columns - 1) * Pitch);
        int height = (2 * Top) + ((layout.Rows.Length - 1) * Pitch) + 40;
        (double length, double breadth) = PerfboardRules.Size(layout);
        StringBuilder svg = new();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" font-family=\"sans-serif\" font-size=\"13\">\n");
        svg.Append("<style>text{text-anchor:middle;fill:#222}.n{fill:#0b5a8a;font-size:12px}.p{font-size:10px;fill:#777}.b{fill:#f4e3c1;stroke:#222}.w{stroke:#0b5a8a;stroke-width:3}.l{stroke:#b03030;stroke-width:2;stroke-dasharray:7 5;fill:none}.s{stroke:#b8b8b8;stroke-width:16;stroke-linecap:round}</style>\n");
        svg.Append("<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{Left - 32}\" y=\"{Top - 32}\" width=\"{((layout.Columns - 1) * Pitch) + 64}\" height=\"{((layout.Rows.Length - 1) * Pitch) + 64}\" rx=\"6\" fill=\"#e9f2e4\" stroke=\"#555\"/>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{width / 2}\" y=\"24\" font-weight=\"bold\">The small board, parts and pads up: {length:0.0} x {breadth:0.0} mm, holes 2.54 mm apart</text>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{width / 2}\" y=\"{height - 12}\" class=\"p\">grey: solder or bare wire between pads; dashed: enamelled wire on the other side; blue: wire to elsewhere</text>\n");
        AppendSolder(svg, layout);
        AppendPads(svg, layout);
        foreach ((string part, IReadOnlyDictionary<string, string> pins) in layout.Parts)
        {
            AppendPart(svg, layout, part, pins);
        }

        foreach (string pad in layout.Wires)
        {
            AppendWire(svg, layout, pad, colours);
        }

        foreach (IReadOnlyList<string> link in layout.Links)
        {
            (int x1, int y1) = Place(layout, link[0]);
            (int x2, int y2) = Place(layout, link[1]);
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"l\" d=\"M{x1} {y1}C{x1 + 40} {y1 + 40} {x2 - 60} {y2 - 70} {x2} {y2}\"/>\n");
        }

        return svg.Append("</svg>\n").ToString();
    }

    private static (int X, int Y) Place(PerfboardLayout layout, string pad)
    {
        (int column, int row) = PerfboardRules.At(layout, pad);
        return (Left + (column * Pitch), Top + (row * Pitch));
    }

    private static void AppendSolder(StringBuilder svg, PerfboardLayout layout)
    {
        foreach ((string pad, string net) in layout.Pads)
        {
            (int x, int y) = Place(layout, pad);
            foreach ((int otherX, int otherY) in layout.Pads.Where(other => other.Value == net).Select(other => Place(layout, other.Key)))
            {
                if ((otherX == x + Pitch && otherY == y) || (otherX == x && otherY == y + Pitch))
                {
                    svg.Append(CultureInfo.InvariantCulture, $"<path class=\"s\" d=\"M{x} {y}L{otherX} {otherY}\"/>\n");
                }
            }
        }
    }

    private static void AppendPads(StringBuilder svg, PerfboardLayout layout)
    {
        for (int row = 0; row < layout.Rows.Length; row++)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left - 44}\" y=\"{Top + (row * Pitch) + 4}\">{layout.Rows[row]}</text>\n");
            for (int column = 0; column < layout.Columns; column++)
            {
                int x = Left + (column * Pitch), y = Top + (row * Pitch);
                svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{x}\" cy=\"{y}\" r=\"14\" fill=\"#d9a441\" stroke=\"#8a6414\"/><circle cx=\"{x}\" cy=\"{y}\" r=\"6\" fill=\"#fff\"/>\n");
                if (row == 0)
                {
                    svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x - 18}\" y=\"{Top - 40}\">{column + 1}</text>\n");
                }
            }
        }
    }

    private static void AppendPart(StringBuilder svg, PerfboardLayout layout, string part, IReadOnlyDictionary<string, string> pins)
    {
        (int X, int Y)[] at = [.. pins.Values.Select(pad => Place(layout, pad))];
        double x = at.Average(place => place.X), y = at.Average(place => place.Y);
        bool lies = at.Max(place => place.Y) == at.Min(place => place.Y);
        bool corner = at.Length == 3;
        double along = lies || corner ? at.Max(place => place.X) - at.Min(place => place.X) : at.Max(place => place.Y) - at.Min(place => place.Y);
        double across = along > Pitch ? 52 : 30;
        double w = corner ? 48 : lies ? along - 22 : across;
        double h = corner ? 40 : lies ? across : along - 22;
        svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"b\" x=\"{x - (w / 2):0.#}\" y=\"{y - (h / 2):0.#}\" width=\"{w:0.#}\" height=\"{h:0.#}\" rx=\"3\"/><text x=\"{x:0.#}\" y=\"{y + 4:0.#}\" font-weight=\"bold\">{part}</text>\n");
        if (corner)
        {
            foreach ((string pin, string pad) in pins)
            {
                (int px, int py) = Place(layout, pad);
                svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{x:0.#} {y:0.#}L{px} {py}\" stroke=\"#222\" stroke-width=\"2\" opacity=\"0.35\"/><text x=\"{px}\" y=\"{py + 4}\" font-size=\"11\">{pin}</text>\n");
            }
        }
        else if (pins.TryGetValue("K", out string? cathode))
        {
            int stripe = Place(layout, cathode).X > x ? 1 : -1;
            svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{x + (stripe * ((w / 2) - 10)) - 4:0.#}\" y=\"{y - (h / 2):0.#}\" width=\"8\" height=\"{h:0.#}\" fill=\"#222\"/>\n");
        }
    }

    private static void AppendWire(StringBuilder svg, PerfboardLayout layout, string pad, IReadOnlyDictionary<string, string> colours)
    {
        (int x, int y) = Place(layout, pad);
        string net = layout.Pads[pad];
        (int _, int row) = PerfboardRules.At(layout, pad);
        bool up = row == 0;
        bool between = row > 0 && row < layout.Rows.Length - 1;
        int end = up ? Top - 64 : Top + ((layout.Rows.Length - 1) * Pitch) + 52;
        svg.Append(CultureInfo.InvariantCulture, $"<path class=\"w\" d=\"M{x} {y}L{x} {end}\"/><circle cx=\"{x}\" cy=\"{y}\" r=\"5\" fill=\"#0b5a8a\"/>\n");
        int text = up ? end - 20 : end + 14;
        svg.Append(CultureInfo.InvariantCulture, $"<text class=\"n\" x=\"{x}\" y=\"{text}\">{net}</text><text class=\"p\" x=\"{x}\" y=\"{text + 13}\">{colours[net]}{(between ? ", from " + pad : "")}</text>\n");
    }
}
