using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace HipSense.Tests.Packaging;

/// <summary>The project files take every source file, and open wherever nanoFramework projects open.</summary>
public class ProjectFileTests
{
    private const string SharedProject = "shared/HipSense.Core.shproj";

    public static TheoryData<string> Projects => [.. NanoProject.All];

    [Fact]
    public void Every_file_of_the_firmware_is_compiled_once() =>
        Assert.Equal(SourceFiles("firmware"), new NanoProject("firmware/HipSense.Firmware.nfproj").CompiledFiles().Order(StringComparer.Ordinal));

    [Fact]
    public void Every_file_of_the_tests_on_the_clip_is_compiled_once()
    {
        IEnumerable<string> compiled = NanoProject.Deployed.Skip(1).SelectMany(path => new NanoProject(path).CompiledFiles()).Where(file => !file.StartsWith("firmware/", StringComparison.Ordinal));
        Assert.Equal(SourceFiles("test/Device"), compiled.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_tests_on_the_board_are_of_the_whole_firmware_but_its_main()
    {
        IEnumerable<string> compiled = new NanoProject("test/Device/Board/NFUnitTest.Board.nfproj").CompiledFiles().Where(file => file.StartsWith("firmware/", StringComparison.Ordinal));
        Assert.Equal(SourceFiles("firmware").Except(["firmware/Program.cs", "firmware/Properties/AssemblyInfo.cs"]), compiled.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_shared_file_is_in_the_shared_project_once()
    {
        const string Here = "$(MSBuildThisFileDirectory)";
        IEnumerable<string> listed = XDocument.Load(Repository.File("shared/HipSense.Core.projitems")).Descendants(NanoPackage.Xml + "Compile").Select(compile => compile.Attribute("Include")!.Value);
        Assert.Equal(SourceFiles("shared"), listed.Select(file => file.Replace(Here, "shared/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void The_shared_project_is_imported(string path)
    {
        var project = new NanoProject(path);
        Assert.Contains(project.Elements("Import"), import => import.Attribute("Project")!.Value == project.Up + @"shared\HipSense.Core.projitems");
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void The_official_project_system_is_taken_where_it_is(string path)
    {
        var project = new NanoProject(path);
        Assert.Equal(@"$(MSBuildExtensionsPath)\nanoFramework\v1.0\", project.Property("NanoFrameworkProjectSystemPath"));
        Assert.Equal($"{NanoProject.TypeGuid};{{FAE04EC0-301F-11D3-BF4B-00C04F79EFBC}}", project.Property("ProjectTypeGuids"));
        const string System = "$(NanoFrameworkProjectSystemPath)NFProjectSystem.";
        string[] expected =
        [
            $"{System}Default.props if Exists('{System}Default.props')",
            $"{System}props if Exists('{System}props')",
            $@"{project.Up}nfproj.props if ",
            $@"{project.Up}shared\HipSense.Core.projitems if ",
            $"{System}CSharp.targets if Exists('{System}CSharp.targets')",
            $@"{project.Up}nfproj.targets if !Exists('{System}CSharp.targets')",
        ];
        Assert.Equal(expected, project.Elements("Import").Select(import => $"{import.Attribute("Project")!.Value} if {import.Attribute("Condition")?.Value}"));
    }

    [Theory]
    [InlineData("test/Device/NFUnitTest.nfproj")]
    [InlineData("test/Device/Board/NFUnitTest.Board.nfproj")]
    public void The_launcher_finds_the_tests_by_their_name(string path) => Assert.Equal("NFUnitTest", new NanoProject(path).Property("AssemblyName"));

    [Theory]
    [MemberData(nameof(Projects))]
    public void The_solution_builds_it_and_deploys_what_goes_to_a_board(string path)
    {
        string solution = File.ReadAllText(Repository.File("HipSense.sln"));
        string guid = $"{{{new NanoProject(path).Property("ProjectGuid").ToUpperInvariant()}}}";
        Assert.Contains($"Project(\"{NanoProject.TypeGuid}\") = \"{Path.GetFileNameWithoutExtension(path)}\", \"{path.Replace('/', '\\')}\", \"{guid}\"", solution, StringComparison.Ordinal);
        foreach (string configuration in (string[])["Debug", "Release"])
        {
            foreach (string line in (string[])["ActiveCfg", "Build.0", "Deploy.0"])
            {
                bool isExpected = line != "Deploy.0" || NanoProject.Deployed.Contains(path);
                Assert.Equal(isExpected, solution.Contains($"{guid}.{configuration}|Any CPU.{line} = {configuration}|Any CPU", StringComparison.Ordinal));
            }
        }

        Assert.Contains($@"shared\HipSense.Core.projitems*{guid.ToLowerInvariant()}*SharedItemsImports = 4", solution, StringComparison.Ordinal);
    }

    [Fact]
    public void The_solution_shows_the_shared_project()
    {
        string solution = File.ReadAllText(Repository.File("HipSense.sln"));
        string guid = XDocument.Load(Repository.File(SharedProject)).Descendants(NanoPackage.Xml + "ProjectGuid").Single().Value;
        Assert.Contains($"Project(\"{{D954291E-2A0B-460D-934E-DC6B0785DB48}}\") = \"HipSense.Core\", \"{SharedProject.Replace('/', '\\')}\", \"{{{guid.ToUpperInvariant()}}}\"", solution, StringComparison.Ordinal);
        Assert.Contains($@"shared\HipSense.Core.projitems*{{{guid}}}*SharedItemsImports = 13", solution, StringComparison.Ordinal);
    }

    private static IEnumerable<string> SourceFiles(string folder) => Directory.EnumerateFiles(Repository.File(folder), "*.cs", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
        .Where(file => !Regex.IsMatch(file, "/(bin|obj)/"))
        .Order(StringComparer.Ordinal);
}
