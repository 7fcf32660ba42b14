using System.IO;
using System.Linq;
using System.Reflection;

namespace HipSense.Hardware;

/// <summary>Where the repository is on this machine: noted when the program was built.</summary>
public static class RepositoryFolders
{
    /// <summary>The repository's root.</summary>
    public static string Root { get; } = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    /// <summary>All that is built.</summary>
    public static string Hardware { get; } = Path.Combine(Root, "hardware");

    /// <summary>The boards.</summary>
    public static string Boards { get; } = Path.Combine(Hardware, "boards");

    /// <summary>The case.</summary>
    public static string Enclosure { get; } = Path.Combine(Hardware, "enclosure");
}
