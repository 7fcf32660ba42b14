using System.Globalization;

namespace HipSense.Hardware.Enclosure;

/// <summary>Which case: the parameters of clip.scad.</summary>
/// <param name="Board">"xiao" or "firebeetle".</param>
/// <param name="Belt">The waistband's thickness in millimetres.</param>
/// <param name="Roundness">Steps of a circle: few are fast.</param>
public sealed record CaseOptions(string Board, double Belt = 3, int Roundness = 24)
{
    /// <summary>As OpenSCAD takes them.</summary>
    /// <param name="part">What to make.</param>
    /// <param name="one">For a clash, the part that is held against the others.</param>
    /// <param name="other">For a clash, the only part that it is held against; empty for all that follow it.</param>
    /// <returns>The arguments.</returns>
    public string[] ToArguments(string part, string one = "", string other = "") =>
    [
        "-D", $"part=\"{part}\"", "-D", $"board=\"{Board}\"", "-D", string.Create(CultureInfo.InvariantCulture, $"belt={Belt}"),
        "-D", string.Create(CultureInfo.InvariantCulture, $"$fn={Roundness}"), "-D", $"one=\"{one}\"", "-D", $"other=\"{other}\"",
    ];
}
