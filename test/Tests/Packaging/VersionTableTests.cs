using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace HipSense.Tests.Packaging;

/// <summary>nfproj.props says which packages belong together; everything else that names one says the same.</summary>
public class VersionTableTests
{
    public static TheoryData<string> Projects => [.. NanoProject.All];

    [Theory]
    [MemberData(nameof(Projects))]
    public void References_and_hint_paths_are_those_of_the_table(string path)
    {
        var project = new NanoProject(path);
        foreach ((string name, string hint) in project.References())
        {
            string assembly = name.Split(',')[0];
            NanoPackage package = NanoPackage.Table.Values.Single(row => row.Assemblies.ContainsKey(assembly));
            string token = package.Id.StartsWith("UnitsNet", StringComparison.Ordinal) ? "null" : "c07d481e9758c731";
            string extension = assembly.EndsWith("UnitTestLauncher", StringComparison.Ordinal) ? "exe" : "dll";
            Assert.Equal($"{assembly}, Version={package.Assemblies[assembly]}, Culture=neutral, PublicKeyToken={token}", name);
            Assert.Equal($@"{project.Up}packages\{package.Id}.{package.Version}\lib\{assembly}.{extension}", hint);
        }
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Every_assembly_of_a_package_is_referenced_once_and_mscorlib_first(string path)
    {
        var project = new NanoProject(path);
        string[] referenced = [.. project.References().Select(reference => reference.Name.Split(',')[0])];
        Assert.Equal("mscorlib", referenced[0]);
        Assert.Equal(project.Packages().SelectMany(package => NanoPackage.Table[package.Id].Assemblies.Keys).Order(), referenced.Order());
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Packages_config_is_the_closure_in_the_versions_of_the_table(string path)
    {
        var project = new NanoProject(path);
        Assert.All(project.Packages(), package =>
        {
            Assert.Equal(NanoPackage.Table[package.Id].Version, package.Version);
            Assert.Equal("netnano1.0", package.Framework);
        });
        string[] listed = [.. project.Packages().Select(package => package.Id)];
        Assert.Equal(listed.Distinct(), listed);
        Assert.Empty(listed.SelectMany(id => NanoPackage.Needs[id]).Except(listed));
    }

    [Fact]
    public void The_binding_is_asked_on_the_board_alone()
    {
        string[] takers = [.. NanoProject.All.Where(path => new NanoProject(path).Packages().Any(package => package.Id.Contains("Iot.Device", StringComparison.Ordinal)))];
        Assert.Equal(["test/Device/Board/NFUnitTest.Board.nfproj"], takers);
    }

    [Fact]
    public void The_flashing_guide_lists_the_table()
    {
        string guide = File.ReadAllText(Repository.File("docs/flashing.md"));
        Dictionary<string, string> listed = Regex.Matches(guide, @"^\| ((?:nanoFramework|UnitsNet)\.[\w.]+) \| ([\d.]+) \|", RegexOptions.Multiline)
            .ToDictionary(row => row.Groups[1].Value, row => row.Groups[2].Value);
        Dictionary<string, string> table = NanoPackage.Table.Values.ToDictionary(package => package.Id, package => package.Version);
        table.Add("nanoFramework.Tools.MetadataProcessor.MsBuildTask", NanoPackage.Property("NanoMetadataProcessorVersion"));
        Assert.Equal(table.OrderBy(row => row.Key), listed.OrderBy(row => row.Key));
    }

    [Fact]
    public void The_flashing_guide_pins_nanoff_and_the_image()
    {
        string guide = File.ReadAllText(Repository.File("docs/flashing.md"));
        Match[] updates = Regex.Matches(guide, @"nanoff --update .*--fwversion ([\d.]+)").ToArray();
        Assert.NotEmpty(updates);
        Assert.All(updates, update => Assert.Equal(NanoPackage.Property("NanoFirmwareVersion"), update.Groups[1].Value));
        Match[] installs = Regex.Matches(guide, @"dotnet tool (?:install|update) .*\bnanoff\b.*").ToArray();
        Assert.NotEmpty(installs);
        Assert.All(installs, install => Assert.EndsWith("--version " + NanoPackage.Property("NanoffVersion"), install.Value.TrimEnd(), StringComparison.Ordinal));
    }
}
