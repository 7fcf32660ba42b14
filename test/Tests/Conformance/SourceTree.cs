using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using HipSense.Tests.Packaging;

namespace HipSense.Tests.Conformance;

/// <summary>The source files of a project. Each is named after its one type, and the folder that it lies in is the type's room.</summary>
internal sealed partial class SourceTree
{
    /// <summary>The room of what lies in no folder.</summary>
    public const string Root = ".";

    private readonly ILookup<string, string> _files;
    private readonly string _root;

    /// <param name="project">The project's folder in the repository.</param>
    public SourceTree(string project)
    {
        _root = Repository.File(project);
        _files = Directory.EnumerateFiles(_root, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".cs" or ".razor" && !BuildFolder().IsMatch(Path.GetRelativePath(_root, file).Replace('\\', '/')))
            .ToLookup(file => Path.GetFileNameWithoutExtension(file), StringComparer.Ordinal);
    }

    /// <summary>The room of a type; null when no file, or more than one, has its name.</summary>
    public string? RoomOf(string type) => _files[type].ToArray() is [string file] ? Path.GetDirectoryName(Path.GetRelativePath(_root, file))!.Replace('\\', '/') is { Length: > 0 } room ? room : Root : null;

    /// <summary>The text of a type's file, without comments.</summary>
    public string CodeOf(string type) => Comment().Replace(File.ReadAllText(_files[type].Single()), "");

    [GeneratedRegex("^(bin|obj)/")]
    private static partial Regex BuildFolder();

    [GeneratedRegex("(?<![:\"])//.*")]
    private static partial Regex Comment();
}
