using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;

namespace HipSense.Tests.Conformance;

/// <summary>What nanoFramework has: the member lists of its assemblies, which lie in this assembly as resources.</summary>
internal sealed class MemberCatalog
{
    private const string Prefix = "MemberLists/";

    private readonly Dictionary<string, ListedType> _types;

    public MemberCatalog(TextReader list)
        : this(MemberListReader.Read(list))
    {
    }

    private MemberCatalog(IEnumerable<ListedType> types) => _types = types.ToDictionary(type => type.Name);

    /// <summary>The base library alone, on which shared/ stands.</summary>
    public static MemberCatalog BaseLibrary { get; } = new(Read("mscorlib"));

    /// <summary>Every package that the firmware may use.</summary>
    public static MemberCatalog Packages { get; } = new(Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .SelectMany(name => Read(Path.GetFileNameWithoutExtension(name[Prefix.Length..]))));

    public IEnumerable<ListedType> Types => _types.Values;

    public ListedType? Find(string type) => _types.GetValueOrDefault(type);

    /// <summary>True when the type or one that it derives from has the member.</summary>
    public bool HasMember(ListedType type, string key) =>
        type.Keys.Contains(key) || BasesOf(type).Any(name => Find(name) is ListedType found && HasMember(found, key));

    private static IEnumerable<string> BasesOf(ListedType type)
    {
        string? implied = (type.Kind, type.Name) switch
        {
            (_, "System.Object") => null,
            ("enum", _) => "System.Enum",
            ("struct", _) => "System.ValueType",
            ("delegate", _) => "System.MulticastDelegate",
            _ => "System.Object",
        };
        return implied == null ? type.Bases : type.Bases.Append(implied);
    }

    private static List<ListedType> Read(string list)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"{Prefix}{list}.txt")
            ?? throw new InvalidOperationException($"There is no member list {list}.");
        using var reader = new StreamReader(stream);
        return [.. MemberListReader.Read(reader)];
    }
}
