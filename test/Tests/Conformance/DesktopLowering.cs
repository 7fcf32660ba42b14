using System;
using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;

namespace HipSense.Tests.Conformance;

/// <summary>
/// Where the desktop's compilation of the same source cannot be what the clip's is. The compiler picks what the base library
/// offers: against nanoFramework's mscorlib, which has none of this, it falls back to what is there.
/// </summary>
internal static class DesktopLowering
{
    /// <summary>Attributes that the compiler or the SDK writes by itself, and what becomes of them on the clip.</summary>
    private static readonly Dictionary<string, string> s_attributes = new()
    {
        ["System.Runtime.CompilerServices.NullableAttribute"] = "defined by the compiler in the assembly itself when the library has none",
        ["System.Runtime.CompilerServices.NullableContextAttribute"] = "defined by the compiler in the assembly itself",
        ["System.Runtime.CompilerServices.NullablePublicOnlyAttribute"] = "defined by the compiler in the assembly itself",
        ["System.Runtime.CompilerServices.RefSafetyRulesAttribute"] = "defined by the compiler in the assembly itself",
        ["System.Runtime.CompilerServices.IsReadOnlyAttribute"] = "defined by the compiler in the assembly itself (readonly structs, in)",
        ["System.Runtime.CompilerServices.IsByRefLikeAttribute"] = "defined by the compiler in the assembly itself (ref structs)",
        ["System.Runtime.CompilerServices.CompilerGeneratedAttribute"] = "left out by the compiler when the library has none",
        ["System.Runtime.CompilerServices.CompilationRelaxationsAttribute"] = "left out by the compiler when the library has none",
        ["System.Runtime.CompilerServices.RuntimeCompatibilityAttribute"] = "left out by the compiler when the library has none",
        ["System.Reflection.AssemblyMetadataAttribute"] = "written by the desktop's SDK only",
        ["System.ObsoleteAttribute"] = "written by the compiler onto ref structs; listed, but with other constructors",
        ["System.Runtime.CompilerServices.CompilerFeatureRequiredAttribute"] = "written by the compiler onto ref structs; left out when the library has none",
    };

    public static bool IsKnownAttribute(TypeReference attribute) => s_attributes.ContainsKey(attribute.FullName);

    /// <summary>True for what texts, locks and events become on the desktop only.</summary>
    public static bool IsKnownMember(MemberReference member) => member switch
    {
        // $"…" becomes string.Format or string.Concat on the clip.
        TypeReference type => IsInterpolation(type),
        { DeclaringType: { } type } when IsInterpolation(type) => true,

        // lock takes the older Monitor.Enter on the clip; an event's accessors combine delegates under a lock there.
        MethodReference { Name: "Enter", DeclaringType.FullName: "System.Threading.Monitor", Parameters.Count: 2 } => true,
        GenericInstanceMethod { Name: "CompareExchange", DeclaringType.FullName: "System.Threading.Interlocked" } swap => IsDelegate(swap.GenericArguments[0]),

        // text + character goes over ReadOnlySpan<char> on the desktop, over char.ToString() on the clip.
        MethodReference { Name: "Concat", DeclaringType.FullName: "System.String" } concat => concat.Parameters.All(parameter => IsCharSpan(parameter.ParameterType)),
        MethodReference { Name: "op_Implicit", DeclaringType.FullName: "System.String" } toSpan => IsCharSpan(toSpan.ReturnType),
        MethodReference { Name: ".ctor" } ofOneCharacter => IsCharSpan(ofOneCharacter.DeclaringType),
        _ => false,
    };

    private static bool IsInterpolation(TypeReference type) => type.FullName == "System.Runtime.CompilerServices.DefaultInterpolatedStringHandler";

    private static bool IsDelegate(TypeReference type) => type.Resolve().BaseType?.FullName == "System.MulticastDelegate";

    private static bool IsCharSpan(TypeReference type) => type.FullName.Equals("System.ReadOnlySpan`1<System.Char>", StringComparison.Ordinal);
}
