using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Mono.Cecil;

namespace HipSense.Tests.Conformance;

/// <summary>The public members of nanoFramework's own mscorlib, read from the package's assembly.</summary>
internal static class RealCoreLibrary
{
    private static readonly ModuleDefinition s_module = ModuleDefinition.ReadModule(Path.Combine(AppContext.BaseDirectory, "RealCore", "mscorlib.dll"));

    public static Version Version => s_module.Assembly.Name.Version;

    /// <summary>Every public type, nested ones too, by the name that the member lists use.</summary>
    public static IReadOnlyDictionary<string, TypeDefinition> Types { get; } = s_module.Types
        .SelectMany(IlWalk.WithNested)
        .Where(IsPublic)
        .ToDictionary(IlWalk.Name);

    /// <summary>The public members that a type declares itself, written as <see cref="ListedType.Keys"/> are.</summary>
    public static IEnumerable<string> Public(TypeDefinition type) => Keys(type, field => field.IsPublic, method => method.IsPublic);

    /// <summary>The public members and those for derived types.</summary>
    public static IEnumerable<string> Usable(TypeDefinition type) =>
        Keys(type, field => field.IsPublic || field.IsFamily, method => method.IsPublic || method.IsFamily);

    private static IEnumerable<string> Keys(TypeDefinition type, Func<FieldDefinition, bool> fields, Func<MethodDefinition, bool> methods) =>
        type.Methods.Where(methods).Select(ExternalMembers.Key)
            .Concat(type.Fields.Where(field => fields(field) && field.Name != "value__").Select(field => $"{IlWalk.Name(field.FieldType)} {field.Name}"));

    private static bool IsPublic(TypeDefinition type) => type.IsPublic || (type.IsNestedPublic && IsPublic(type.DeclaringType));
}
