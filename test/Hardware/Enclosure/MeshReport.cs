using System;
using System.Globalization;
using System.Text.RegularExpressions;

namespace HipSense.Hardware.Enclosure;

/// <summary>What admesh finds in a part.</summary>
/// <param name="Parts">Bodies that do not touch.</param>
/// <param name="DisconnectedFacets">Facets with an open edge.</param>
/// <param name="Volume">Cubic millimetres.</param>
public sealed partial record MeshReport(int Parts, int DisconnectedFacets, double Volume)
{
    /// <summary>The program that finds it.</summary>
    public static Tool Admesh { get; } = new("admesh");

    /// <summary>Reports on a part.</summary>
    /// <param name="path">The STL file.</param>
    /// <returns>The report.</returns>
    public static MeshReport Of(string path)
    {
        string said = Admesh.Run(path);
        return new MeshReport(
            int.Parse(Find(PartsPattern(), said), CultureInfo.InvariantCulture),
            int.Parse(Find(DisconnectedPattern(), said), CultureInfo.InvariantCulture),
            double.Parse(Find(VolumePattern(), said), CultureInfo.InvariantCulture));
    }

    private static string Find(Regex pattern, string text)
    {
        MatchCollection matches = pattern.Matches(text);
        return matches.Count > 0 ? matches[^1].Groups[1].Value : throw new FormatException("admesh says something else: " + text);
    }

    [GeneratedRegex(@"Number of parts\s*:\s*(\d+)")]
    private static partial Regex PartsPattern();

    /// <summary>The first number is the file's own; the second comes after repair.</summary>
    [GeneratedRegex(@"Total disconnected facets\s*:\s*(\d+)")]
    private static partial Regex DisconnectedPattern();

    [GeneratedRegex(@"Volume\s*:\s*([0-9.]+)")]
    private static partial Regex VolumePattern();
}
