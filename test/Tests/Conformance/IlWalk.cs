using System.Collections.Generic;
using System.IO;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace HipSense.Tests.Conformance;

/// <summary>Reads compiled code: its types with the nested ones, their instructions, and every type that they name.</summary>
internal static class IlWalk
{
    /// <summary>Opens an assembly that lies beside this one.</summary>
    public static ModuleDefinition Open(string assemblyName)
    {
        string directory = System.AppContext.BaseDirectory;
        var resolver = new DefaultAssemblyResolver();
        resolver.AddSearchDirectory(directory);
        resolver.AddSearchDirectory(Path.GetDirectoryName(typeof(object).Assembly.Location));
        return ModuleDefinition.ReadModule(
            Path.Combine(directory, assemblyName + ".dll"),
            new ReaderParameters { AssemblyResolver = resolver });
    }

    public static IEnumerable<TypeDefinition> WithNested(TypeDefinition type) => type.NestedTypes.SelectMany(WithNested).Prepend(type);

    public static IEnumerable<Instruction> Instructions(MethodDefinition method) => method.HasBody ? method.Body.Instructions : [];

    /// <summary>The types that a type names outside of its methods' bodies, with the place.</summary>
    public static IEnumerable<(string Where, TypeReference Type)> TypesOfDeclarations(TypeDefinition type)
    {
        if (type.BaseType != null)
        {
            yield return (type.FullName, type.BaseType);
        }

        foreach (InterfaceImplementation implementation in type.Interfaces)
        {
            yield return (type.FullName, implementation.InterfaceType);
        }

        foreach (FieldDefinition field in type.Fields)
        {
            yield return (field.FullName, field.FieldType);
        }

        foreach (MethodDefinition method in type.Methods)
        {
            yield return (method.FullName, method.ReturnType);
            foreach (ParameterDefinition parameter in method.Parameters)
            {
                yield return (method.FullName, parameter.ParameterType);
            }
        }
    }

    /// <summary>The types of a method's locals and handlers, and those that its instructions name without a member.</summary>
    public static IEnumerable<TypeReference> TypesOfBody(MethodDefinition method)
    {
        if (!method.HasBody)
        {
            return [];
        }

        IEnumerable<TypeReference> locals = method.Body.Variables.Select(variable => variable.VariableType);
        IEnumerable<TypeReference> caught = method.Body.ExceptionHandlers.Select(handler => handler.CatchType).OfType<TypeReference>();
        return [.. locals, .. caught, .. Instructions(method).Select(instruction => instruction.Operand).OfType<TypeReference>()];
    }

    /// <summary>A type and everything that it is made of: elements of arrays, arguments of generics, modifiers.</summary>
    public static IEnumerable<TypeReference> Parts(TypeReference type)
    {
        IEnumerable<TypeReference> inner = type switch
        {
            GenericInstanceType generic => generic.GenericArguments.SelectMany(Parts),
            RequiredModifierType required => Parts(required.ModifierType).Concat(Parts(required.ElementType)),
            OptionalModifierType optional => Parts(optional.ElementType),
            FunctionPointerType or GenericParameter => [],
            TypeSpecification specification => Parts(specification.ElementType),
            _ => [],
        };
        return inner.Prepend(type);
    }

    /// <summary>A type's name as the member lists write it.</summary>
    public static string Name(TypeReference type) => type switch
    {
        IModifierType modifier => Name(modifier.ElementType),
        ByReferenceType reference => Name(reference.ElementType) + "&",
        ArrayType { Rank: 1 } array => Name(array.ElementType) + "[]",
        _ => StandInNamespaces.Real(type.FullName).Replace('/', '.'),
    };
}
