using System.Collections.Generic;

namespace HipSense.Tests.Conformance;

/// <summary>A type that a nanoFramework assembly has.</summary>
/// <param name="header">Its line in the list.</param>
/// <param name="kind">class, struct, interface, enum or delegate.</param>
/// <param name="name">Its full name; a nested type's with a dot.</param>
/// <param name="bases">Its base class, if it is a special one, and its interfaces.</param>
internal sealed class ListedType(string header, string kind, string name, string[] bases)
{
    private readonly HashSet<string> _lines = [];
    private readonly HashSet<string> _keys = [];

    public string Header { get; } = header;

    public string Kind { get; } = kind;

    public string Name { get; } = name;

    public string[] Bases { get; } = bases;

    /// <summary>The members as they are listed: modifiers, names of parameters, default values.</summary>
    public IReadOnlySet<string> Lines => _lines;

    /// <summary>The members as compiled code refers to them: by name and types alone, properties and events by their methods.</summary>
    public IReadOnlySet<string> Keys => _keys;

    public void Add(string line, params string[] keys)
    {
        _lines.Add(line);
        _keys.UnionWith(keys);
    }
}
