using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace HipSense.Tests.Packaging;

/// <summary>A .nfproj as it stands in the repository, read as text: what it asks for, not what some build makes of it.</summary>
internal sealed class NanoProject
{
    /// <summary>The type of nanoFramework projects in a .sln.</summary>
    public const string TypeGuid = "{11A8DD76-328B-46DF-9F39-F559912D0360}";

    /// <summary>shared/ against the real core library: compiled everywhere, deployed nowhere.</summary>
    public const string RealCore = "test/Desktop/RealCore/HipSense.RealCore.nfproj";

    /// <summary>What goes to a board.</summary>
    public static readonly string[] Deployed = ["firmware/HipSense.Firmware.nfproj", "test/Device/NFUnitTest.nfproj", "test/Device/Board/NFUnitTest.Board.nfproj"];

    public static readonly string[] All = [.. Deployed, RealCore];

    private readonly XDocument _project;

    public NanoProject(string path)
    {
        Path = path;
        Folder = path[..path.LastIndexOf('/')];
        _project = XDocument.Load(Repository.File(path));
    }

    public string Path { get; }

    public string Folder { get; }

    /// <summary>Path from the project's folder up to the repository, as a project file writes it.</summary>
    public string Up => string.Concat(Enumerable.Repeat(@"..\", Folder.Count(letter => letter == '/') + 1));

    public string Property(string name) => Elements(name).Single().Value;

    public IEnumerable<XElement> Elements(string name) => _project.Descendants(NanoPackage.Xml + name);

    /// <summary>Attributes, in the order of the file.</summary>
    public IEnumerable<string> Includes(string item) => Elements(item).Select(element => element.Attribute("Include")!.Value);

    public IEnumerable<(string Name, string Hint)> References() =>
        Elements("Reference").Select(reference => (reference.Attribute("Include")!.Value, reference.Element(NanoPackage.Xml + "HintPath")!.Value));

    /// <summary>What packages.config beside it lists.</summary>
    public IReadOnlyList<(string Id, string Version, string Framework)> Packages() =>
    [
        .. XDocument.Load(Repository.File(Folder + "/packages.config")).Root!.Elements("package").Select(package =>
            (package.Attribute("id")!.Value, package.Attribute("version")!.Value, package.Attribute("targetFramework")!.Value)),
    ];

    /// <summary>The files that it compiles itself, once for each pattern that takes them; those of the shared project come on top.</summary>
    public IEnumerable<string> CompiledFiles()
    {
        string[] files = [.. Directory.EnumerateFiles(Repository.Root, "*.cs", SearchOption.AllDirectories).Select(file => System.IO.Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))];
        foreach (XElement compile in Elements("Compile"))
        {
            Regex[] excluded = [.. Patterns(compile.Attribute("Exclude")?.Value ?? "")];
            foreach (Regex included in Patterns(compile.Attribute("Include")!.Value))
            {
                foreach (string file in files.Where(file => included.IsMatch(file) && !excluded.Any(pattern => pattern.IsMatch(file))))
                {
                    yield return file;
                }
            }
        }
    }

    private IEnumerable<Regex> Patterns(string list) => list.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(pattern =>
    {
        string path = System.IO.Path.GetRelativePath(Repository.Root, System.IO.Path.GetFullPath(Repository.File(Folder + "/" + pattern.Replace('\\', '/')))).Replace('\\', '/');
        return new Regex("^" + Regex.Escape(path).Replace(@"\*\*/", "(.*/)?", StringComparison.Ordinal).Replace(@"\*\*", ".*", StringComparison.Ordinal).Replace(@"\*", "[^/]*", StringComparison.Ordinal) + "$");
    });
}
