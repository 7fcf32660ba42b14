using System;
using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;

namespace HipSense.Tests.Conformance;

/// <summary>Finds what compiled code takes from elsewhere and the real packages do not have.</summary>
/// <param name="catalog">What there is.</param>
internal sealed class ExternalMembers(MemberCatalog catalog)
{
    /// <summary>Assemblies of our own that are checked themselves.</summary>
    private static readonly string[] s_own = ["HipSense.Core", "HipSense.Firmware"];

    /// <summary>The one type of the virtual board's own that the firmware uses: its file firmware/Basics/Clock.cs is another one on the clip.</summary>
    private const string Clock = "HipSense.Firmware.Clock";

    public IEnumerable<Finding> Check(ModuleDefinition module) =>
        Check(module.Types)
            .Concat(CheckAttributes(module.Name, module.Assembly.CustomAttributes))
            .Concat(CheckAttributes(module.Name, module.CustomAttributes));

    public IEnumerable<Finding> Check(IEnumerable<TypeDefinition> types) => types.SelectMany(IlWalk.WithNested).SelectMany(Check).Distinct();

    private IEnumerable<Finding> Check(TypeDefinition type)
    {
        IEnumerable<Finding> declared = IlWalk.TypesOfDeclarations(type).SelectMany(use => CheckType(use.Where, use.Type));
        IEnumerable<Finding> used = type.Methods.SelectMany(method =>
            IlWalk.TypesOfBody(method).SelectMany(named => CheckType(method.FullName, named))
                .Concat(IlWalk.Instructions(method).SelectMany(instruction => CheckMember(method.FullName, instruction.Operand))));
        IEnumerable<Finding> attributes = CheckAttributes(type.FullName, type.CustomAttributes)
            .Concat(type.Fields.SelectMany(field => CheckAttributes(field.FullName, field.CustomAttributes)))
            .Concat(type.Properties.SelectMany(property => CheckAttributes(property.FullName, property.CustomAttributes)))
            .Concat(type.Events.SelectMany(happening => CheckAttributes(happening.FullName, happening.CustomAttributes)))
            .Concat(type.Methods.SelectMany(method => CheckAttributes(method.FullName, method.CustomAttributes)
                .Concat(method.Parameters.SelectMany(parameter => CheckAttributes(method.FullName, parameter.CustomAttributes)))
                .Concat(CheckAttributes(method.FullName, method.MethodReturnType.CustomAttributes))));
        return declared.Concat(used).Concat(attributes);
    }

    private IEnumerable<Finding> CheckAttributes(string where, IEnumerable<CustomAttribute> attributes) => attributes
        .Where(attribute => !DesktopLowering.IsKnownAttribute(attribute.AttributeType))
        .SelectMany(attribute => CheckMember(where, attribute.Constructor));

    private IEnumerable<Finding> CheckMember(string where, object? operand)
    {
        if (operand is not MemberReference member || member is TypeReference || DesktopLowering.IsKnownMember(member))
        {
            return [];
        }

        if (OriginOf(member.DeclaringType) != Origin.Package)
        {
            return CheckType(where, member.DeclaringType);
        }

        ListedType? type = catalog.Find(IlWalk.Name(member.DeclaringType));
        if (type != null && (Key(member) is not string key || catalog.HasMember(type, key) || IsConstructorOfDelegate(type, member)))
        {
            return [];
        }

        return [new Finding(Rule.UnknownMember, where, member.FullName)];
    }

    private IEnumerable<Finding> CheckType(string where, TypeReference used)
    {
        foreach (TypeReference part in IlWalk.Parts(used).Where(part => part is not (TypeSpecification or GenericParameter)))
        {
            Origin origin = OriginOf(part);
            if (origin == Origin.VirtualBoard)
            {
                yield return new Finding(Rule.VirtualBoard, where, part.FullName);
            }
            else if (origin == Origin.Package && catalog.Find(IlWalk.Name(part)) == null && !DesktopLowering.IsKnownMember(part))
            {
                yield return new Finding(Rule.UnknownMember, where, part.FullName);
            }
        }
    }

    private static Origin OriginOf(TypeReference type)
    {
        TypeReference plain = type.GetElementType();
        string assembly = (plain.Scope as AssemblyNameReference)?.Name ?? "";
        return plain.Scope is ModuleDefinition || s_own.Contains(assembly) || plain.FullName == Clock ? Origin.Own
            : StandInNamespaces.Real(plain.FullName).StartsWith("HipSense.", StringComparison.Ordinal) ? Origin.VirtualBoard
            : Origin.Package;
    }

    private static bool IsConstructorOfDelegate(ListedType type, MemberReference member) => type.Kind == "delegate" && member.Name == ".ctor";

    private static string? Key(MemberReference member) => member switch
    {
        FieldReference field => $"{IlWalk.Name(field.FieldType)} {field.Name}",
        MethodReference method => Key(method),
        _ => null,
    };

    /// <summary>A method as <see cref="ListedType.Keys"/> has it.</summary>
    public static string Key(MethodReference method)
    {
        string parameters = string.Join(",", method.Parameters.Select(parameter => IlWalk.Name(parameter.ParameterType)));
        string isStatic = method.HasThis ? "" : "static ";
        return method.Name == ".ctor" ? $"new({parameters})" : $"{isStatic}{IlWalk.Name(method.ReturnType)} {method.Name}({parameters})";
    }

    private enum Origin
    {
        Own,
        VirtualBoard,
        Package,
    }
}
