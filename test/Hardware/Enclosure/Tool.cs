using System;
using System.Diagnostics;
using System.IO;
using System.Linq;

namespace HipSense.Hardware.Enclosure;

/// <summary>A program that may or may not be installed.</summary>
/// <param name="name">As typed.</param>
public sealed class Tool(string name)
{
    /// <summary>True when the program is on the path.</summary>
    public bool IsInstalled { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, name)));

    /// <summary>Runs the program to its end.</summary>
    /// <param name="arguments">What it is told.</param>
    /// <returns>Everything that it says.</returns>
    public string Run(params string[] arguments)
    {
        ProcessStartInfo start = new(name, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start) ?? throw new InvalidOperationException(name + " does not start.");
        System.Threading.Tasks.Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output + errors.GetAwaiter().GetResult();
    }
}
