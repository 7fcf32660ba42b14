using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace HipSense.Tests.Conformance;

/// <summary>Holds compiled code to the order of its rooms: a later room may use only earlier ones.</summary>
/// <param name="types">The compiled types.</param>
/// <param name="order">The rooms, the one that uses none first.</param>
/// <param name="roomOf">The room of a type, null when it has none.</param>
/// <param name="codeOf">The source of a type: the compiler leaves nothing of a constant but its value.</param>
internal sealed partial class RoomRule(IEnumerable<TypeDefinition> types, string[] order, Func<string, string?> roomOf, Func<string, string> codeOf)
{
    private readonly TypeDefinition[] _types = [.. types.Where(type => !type.Name.StartsWith('<') && !IsMadeByCompiler(type))];

    private readonly HashSet<string> _names = [.. types.Select(type => type.FullName)];

    /// <summary>Types whose room cannot be told, or is not in the order.</summary>
    public IEnumerable<string> Unplaced() => _types.Select(type => type.Name).Where(name => !order.Contains(roomOf(name)));

    /// <summary>Rooms of the order in which no type is.</summary>
    public IEnumerable<string> Empty() => order.Except(_types.Select(type => roomOf(type.Name)).OfType<string>());

    /// <summary>Each use of a room by another.</summary>
    public IEnumerable<RoomUse> Uses() =>
        from type in _types
        let room = roomOf(type.Name)
        from used in Named(type).Concat(Constants(type)).Distinct()
        let usedRoom = roomOf(used)
        where room != null && usedRoom != null && usedRoom != room
        select new RoomUse(type.Name, room, used, usedRoom);

    /// <summary>The uses of a later room by an earlier one.</summary>
    public IEnumerable<RoomUse> Wrong() => Uses().Where(use => Array.IndexOf(order, use.UsedRoom) > Array.IndexOf(order, use.Room));

    private static bool IsMadeByCompiler(TypeDefinition type) => type.CustomAttributes.Any(attribute => attribute.AttributeType.Name is "CompilerGeneratedAttribute" or "EmbeddedAttribute");

    /// <summary>The types that the compiled code names. Of the clip's clock the desktop has another one, in another assembly and the same namespace.</summary>
    private IEnumerable<string> Named(TypeDefinition type) => IlWalk.WithNested(type)
        .SelectMany(part => IlWalk.TypesOfDeclarations(part).Select(declared => declared.Type).Concat(part.Methods.SelectMany(OfBody)))
        .SelectMany(IlWalk.Parts)
        .Select(Outermost)
        .Where(used => used.Namespace == type.Namespace || _names.Contains(used.FullName))
        .Select(used => used.Name);

    private static IEnumerable<TypeReference> OfBody(MethodDefinition method) => IlWalk.TypesOfBody(method).Concat(IlWalk.Instructions(method).SelectMany(OfMember));

    private static IEnumerable<TypeReference> OfMember(Instruction instruction) => instruction.Operand switch
    {
        GenericInstanceMethod generic => [generic.DeclaringType, .. generic.GenericArguments],
        MethodReference called => [called.DeclaringType, called.ReturnType, .. called.Parameters.Select(parameter => parameter.ParameterType)],
        FieldReference field => [field.DeclaringType, field.FieldType],
        _ => [],
    };

    /// <summary>What is nested belongs to the room of the type around it.</summary>
    private TypeReference Outermost(TypeReference type)
    {
        TypeReference outermost = type.GetElementType();
        while (outermost.DeclaringType != null && !_names.Contains(outermost.FullName))
        {
            outermost = outermost.DeclaringType;
        }

        return outermost;
    }

    private IEnumerable<string> Constants(TypeDefinition type)
    {
        HashSet<string> named = [.. TypeAndMember().Matches(codeOf(type.Name)).Select(match => match.Value)];
        return _types.Where(other => other.Fields.Any(field => field.HasConstant && named.Contains(other.Name + "." + field.Name))).Select(other => other.Name);
    }

    [GeneratedRegex(@"(?<![\w.])[A-Z]\w*\.[A-Z]\w*")]
    private static partial Regex TypeAndMember();
}
