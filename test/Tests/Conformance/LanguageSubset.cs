using System;
using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace HipSense.Tests.Conformance;

/// <summary>Finds what C# can say and nanoFramework's stable runtime cannot do.</summary>
internal static class LanguageSubset
{
    public static IEnumerable<Finding> Check(IEnumerable<TypeDefinition> types) => types.SelectMany(IlWalk.WithNested).SelectMany(Check).Distinct();

    private static IEnumerable<Finding> Check(TypeDefinition type)
    {
        if (type.HasGenericParameters)
        {
            yield return new Finding(Rule.Generic, type.FullName, "generic type");
        }

        foreach ((string where, TypeReference used) in IlWalk.TypesOfDeclarations(type))
        {
            foreach (Finding finding in Check(where, used))
            {
                yield return finding;
            }
        }

        foreach (MethodDefinition method in type.Methods)
        {
            foreach (Finding finding in Check(method))
            {
                yield return finding;
            }
        }
    }

    private static IEnumerable<Finding> Check(MethodDefinition method)
    {
        if (method.HasGenericParameters)
        {
            yield return new Finding(Rule.Generic, method.FullName, "generic method");
        }

        if (method.DeclaringType.IsInterface && method.HasBody)
        {
            yield return new Finding(Rule.DefaultInterfaceMethod, method.FullName, "body in an interface");
        }

        if (method.CustomAttributes.Any(attribute => attribute.AttributeType.Name.EndsWith("StateMachineAttribute", StringComparison.Ordinal)))
        {
            yield return new Finding(Rule.StateMachine, method.FullName, "async or yield");
        }

        foreach (Finding finding in IlWalk.TypesOfBody(method).SelectMany(used => Check(method.FullName, used)))
        {
            yield return finding;
        }

        foreach (Finding finding in IlWalk.Instructions(method).SelectMany(instruction => Check(method, instruction)))
        {
            yield return finding;
        }
    }

    private static IEnumerable<Finding> Check(MethodDefinition method, Instruction instruction)
    {
        Rule? rule = instruction.OpCode.Code switch
        {
            Code.Localloc => Rule.StackAlloc,
            Code.Calli => Rule.FunctionPointer,
            Code.Volatile => Rule.Volatile,
            Code.Constrained when IsTextOfEnum((TypeReference)instruction.Operand, instruction.Next) => Rule.EnumText,
            Code.Box when IsTextOfEnum((TypeReference)instruction.Operand, instruction.Next) => Rule.EnumText,
            _ when instruction.OpCode.Name.Contains(".ovf", StringComparison.Ordinal) => Rule.CheckedArithmetic,
            _ => null,
        };
        if (rule != null)
        {
            yield return new Finding(rule.Value, method.FullName, instruction.ToString());
        }

        if (instruction.Operand is not MemberReference member || member is TypeReference)
        {
            yield break;
        }

        if (DesktopLowering.IsKnownMember(member))
        {
            if (member is GenericInstanceMethod { GenericArguments: [{ } shown] } && IsEnum(shown))
            {
                yield return new Finding(Rule.EnumText, method.FullName, shown.FullName);
            }

            yield break;
        }

        if (member is GenericInstanceMethod)
        {
            yield return new Finding(IsLinq(member.DeclaringType) ? Rule.Linq : Rule.Generic, method.FullName, member.FullName);
        }

        IEnumerable<TypeReference> named = member switch
        {
            MethodReference called => [called.DeclaringType, called.ReturnType, .. called.Parameters.Select(parameter => parameter.ParameterType)],
            FieldReference field => [field.DeclaringType, field.FieldType],
            _ => [],
        };
        foreach (Finding finding in named.SelectMany(type => Check(method.FullName, type)))
        {
            yield return finding;
        }
    }

    private static IEnumerable<Finding> Check(string place, TypeReference used) =>
        from part in IlWalk.Parts(used)
        let rule = RuleFor(part)
        where rule != null
        select new Finding(rule.Value, place, part.FullName);

    private static Rule? RuleFor(TypeReference part) => part switch
    {
        ArrayType { Rank: > 1 } => Rule.MultiDimensionalArray,
        PointerType or PinnedType => Rule.Pointer,
        FunctionPointerType => Rule.FunctionPointer,
        RequiredModifierType { ModifierType.Name: "IsVolatile" } => Rule.Volatile,
        GenericInstanceType { ElementType.FullName: "System.Nullable`1" } => Rule.NullableValue,
        GenericInstanceType { ElementType.Name: var name } when name.StartsWith("ValueTuple`", StringComparison.Ordinal) => Rule.Tuple,
        GenericInstanceType { ElementType.FullName: "System.Span`1" or "System.ReadOnlySpan`1" } => Rule.Span,
        GenericInstanceType => Rule.Generic,
        { FullName: "System.Decimal" } => Rule.Decimal,
        { FullName: "System.Runtime.CompilerServices.IAsyncStateMachine" } => Rule.StateMachine,
        _ when IsLinq(part) => Rule.Linq,
        _ => null,
    };

    private static bool IsLinq(TypeReference type) => type.Namespace.StartsWith("System.Linq", StringComparison.Ordinal);

    /// <summary>A value of an enumeration whose very next use is to be turned into text.</summary>
    private static bool IsTextOfEnum(TypeReference type, Instruction next) =>
        next.Operand is MethodReference { Name: "ToString" or "Concat" or "Format" } && IsEnum(type);

    private static bool IsEnum(TypeReference type) =>
        type is not GenericParameter && (type.Scope is ModuleDefinition || type.FullName.StartsWith("HipSense.", StringComparison.Ordinal)
            ? type.Resolve().IsEnum
            : MemberCatalog.Packages.Find(IlWalk.Name(type))?.Kind == "enum");
}
