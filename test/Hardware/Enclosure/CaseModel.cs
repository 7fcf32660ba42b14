using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace HipSense.Hardware.Enclosure;

/// <summary>The case's model, made by OpenSCAD.</summary>
public static class CaseModel
{
    /// <summary>The parts that are printed.</summary>
    public static IReadOnlyList<string> Printed { get; } = ["shell", "lid", "tray", "clip"];

    /// <summary>All parts, in the model's order: printed, bought, the plug of a cable, the runner's waistband, the screws.</summary>
    public static IReadOnlyList<string> Parts { get; } =
    [
        .. Printed, "controller", "sensor", "battery", "vibrator", "push", "slider", "perfboard", "aerial", "plug", "waistband", "screws",
    ];

    /// <summary>The program that makes it.</summary>
    public static Tool OpenScad { get; } = new("openscad");

    private static Tool VirtualScreen { get; } = new("xvfb-run");

    private static string Source => Path.Combine(RepositoryFolders.Enclosure, "clip.scad");

    /// <summary>The pictures in the pages, and what they show.</summary>
    private static Dictionary<string, (string Part, string Camera)> Pictures { get; } = new()
    {
        ["outside"] = ("assembly", "0,0,0,45,0,20,0"),
        ["skin-side"] = ("assembly", "0,0,0,20,180,0,0"),
        ["profile"] = ("assembly", "0,0,0,90,0,90,0"),
        ["exploded"] = ("exploded", "0,0,0,60,0,25,0"),
        ["floor"] = ("floor", "0,0,0,25,0,0,0"),
    };

    /// <summary>Makes a part as it is printed.</summary>
    /// <param name="options">Which case.</param>
    /// <param name="part">One of <see cref="Printed"/>.</param>
    /// <param name="path">The STL file to write.</param>
    /// <returns>What OpenSCAD says.</returns>
    public static string Export(CaseOptions options, string part, string path)
    {
        ArgumentNullException.ThrowIfNull(options);
        return OpenScad.Run([.. options.ToArguments(part), "-o", path, "--export-format", "asciistl", Source]);
    }

    /// <summary>Holds a part against those named after it.</summary>
    /// <param name="options">Which case.</param>
    /// <param name="part">One of <see cref="Parts"/>.</param>
    /// <param name="other">Another, or all that follow when empty.</param>
    /// <returns>True when they share any space; also when they touch, for then nothing is left for the printer's error.</returns>
    /// <exception cref="InvalidOperationException">The model does not hold.</exception>
    public static bool Clashes(CaseOptions options, string part, string other = "")
    {
        ArgumentNullException.ThrowIfNull(options);
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".stl");
        try
        {
            string said = OpenScad.Run([.. options.ToArguments("clash", part, other), "-o", path, Source]);
            return said.Contains("ERROR", StringComparison.Ordinal)
                ? throw new InvalidOperationException(said)
                : !said.Contains("top level object is empty", StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>Names the pairs that share space.</summary>
    /// <param name="options">Which case.</param>
    /// <returns>For example "lid and tray"; empty for a sound case.</returns>
    public static IEnumerable<string> ClashingPairs(CaseOptions options)
    {
        for (int i = 0; i < Parts.Count - 1; i++)
        {
            // One look at all that follow is enough when they are clear.
            if (Clashes(options, Parts[i]))
            {
                foreach (string other in Parts.Skip(i + 1).Where(other => Clashes(options, Parts[i], other)))
                {
                    yield return Parts[i] + " and " + other;
                }
            }
        }
    }

    /// <summary>Draws the pictures of the pages, if the programs are there.</summary>
    /// <returns>The files written; empty when a program is missing.</returns>
    public static IEnumerable<string> DrawPictures()
    {
        if (!OpenScad.IsInstalled || !VirtualScreen.IsInstalled)
        {
            yield break;
        }

        string folder = Path.Combine(RepositoryFolders.Enclosure, "pictures");
        Directory.CreateDirectory(folder);
        foreach ((string name, (string part, string camera)) in Pictures)
        {
            string path = Path.Combine(folder, name + ".png");
            string said = VirtualScreen.Run(
                ["-a", "openscad", .. new CaseOptions("xiao", Roundness: 64).ToArguments(part), "--imgsize=900,640", "--autocenter", "--viewall", "--colorscheme=Tomorrow", "--camera=" + camera, "-o", path, Source]);
            if (!File.Exists(path))
            {
                throw new InvalidOperationException(said);
            }

            yield return path;
        }
    }
}
