using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using Xunit;

namespace HipSense.Tests.Packaging;

/// <summary>"dotnet build" where no feed has the nanoFramework packages: what a stranger sees first. In a copy, with an empty feed.</summary>
public sealed class LackingPackagesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hip sense ").FullName;

    public LackingPackagesTests()
    {
        Copy("firmware");
        Copy("shared");
        File.Copy(Repository.File("nfproj.props"), Path.Combine(_folder, "nfproj.props"));
        File.Copy(Repository.File("nfproj.targets"), Path.Combine(_folder, "nfproj.targets"));
        Directory.CreateDirectory(Path.Combine(_folder, "feed"));
    }

    public void Dispose() => Directory.Delete(_folder, true);

    [Fact]
    public void A_project_alone_fails_with_one_line()
    {
        (int exitCode, string[] lines) = DotNet("build", "firmware/HipSense.Firmware.nfproj", "-c", "Release", "-p:RestoreSources=" + Path.Combine(_folder, "feed"));
        Assert.Equal(1, exitCode);

        // Told once when it happens, and once more in the summary.
        string error = Assert.Single(lines.Where(line => line.Contains("error", StringComparison.Ordinal)).Distinct());
        Assert.Contains("nanoFramework.", error, StringComparison.Ordinal);
        Assert.Contains("docs/flashing.md", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_solution_succeeds_and_says_in_one_line_what_it_leaves_out()
    {
        File.WriteAllText(Path.Combine(_folder, "Clip.sln"), $$"""
            Microsoft Visual Studio Solution File, Format Version 12.00
            Project("{{NanoProject.TypeGuid}}") = "HipSense.Firmware", "firmware\HipSense.Firmware.nfproj", "{8961A863-AEA9-4264-BA98-FD5F82AE7BC5}"
            EndProject
            Global
            	GlobalSection(SolutionConfigurationPlatforms) = preSolution
            		Debug|Any CPU = Debug|Any CPU
            	EndGlobalSection
            	GlobalSection(ProjectConfigurationPlatforms) = postSolution
            		{8961A863-AEA9-4264-BA98-FD5F82AE7BC5}.Debug|Any CPU.ActiveCfg = Debug|Any CPU
            		{8961A863-AEA9-4264-BA98-FD5F82AE7BC5}.Debug|Any CPU.Build.0 = Debug|Any CPU
            	EndGlobalSection
            EndGlobal

            """);
        (int exitCode, string[] lines) = DotNet("build", "Clip.sln", "-p:RestoreSources=" + Path.Combine(_folder, "feed"));
        Assert.True(exitCode == 0, string.Join('\n', lines));
        Assert.Single(lines, line => line.Contains("HipSense.Firmware is left out", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains("error NU", StringComparison.Ordinal) || line.Contains("warning", StringComparison.Ordinal));
    }

    private void Copy(string folder)
    {
        foreach (string file in Directory.EnumerateFiles(Repository.File(folder), "*", SearchOption.AllDirectories))
        {
            string path = Path.GetRelativePath(Repository.Root, file);
            if (!path.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_folder, path))!);
                File.Copy(file, Path.Combine(_folder, path));
            }
        }
    }

    private (int ExitCode, string[] Lines) DotNet(params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", arguments)
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
        };

        // What a test run under MSBuild leaves behind would lead another MSBuild astray.
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)).ToArray())
        {
            start.Environment.Remove(name);
        }

        start.Environment["NUGET_PACKAGES"] = Path.Combine(_folder, "packages-of-nobody");
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using Process process = Process.Start(start)!;
        var lines = new List<string>();
        while (process.StandardOutput.ReadLine() is string line)
        {
            lines.Add(line.Trim());
        }

        process.WaitForExit();
        return (process.ExitCode, [.. lines]);
    }
}
