using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace HipSense.Benchmarks;

/// <summary>What an instruction does that costs something.</summary>
internal static class IlFacts
{
    /// <summary>True when the instruction is the last of its segment: it jumps, calls, returns or can throw.</summary>
    public static bool Ends(Instruction instruction) => instruction.OpCode.FlowControl != FlowControl.Next || CanThrow(instruction.OpCode.Code);

    /// <summary>What one run of the instruction does.</summary>
    public static Tally Of(Instruction instruction, MethodDefinition method)
    {
        var tally = new Tally { Instructions = 1, HostInstructions = HostCost.Of(instruction) };
        if (IsCall(instruction))
        {
            tally += new Tally { Calls = 1 };
        }

        if (PackageCost.Of(instruction) is Tally package)
        {
            tally += package with { HostInstructions = 0 };
        }

        if (LoadedStruct(instruction, method) is TypeReference copied)
        {
            tally += Struct(copied) with { StructCopies = 1, HostInstructions = HostCost.StructCopy };
        }

        return tally + Allocated(instruction);
    }

    /// <summary>What entering a method does: its locals that are structs are made.</summary>
    public static Tally OfEntry(MethodDefinition method) => method.Body.Variables
        .Select(variable => variable.VariableType)
        .Where(IsStruct)
        .Aggregate(default(Tally), (sum, type) => sum + Struct(type));

    /// <summary>True for calls, and constructors.</summary>
    public static bool IsCall(Instruction instruction) => instruction.OpCode.Code is Code.Call or Code.Callvirt or Code.Newobj or Code.Calli;

    /// <summary>True for what the clip keeps on its heap although it is a value: not the numbers, not enums.</summary>
    public static bool IsStruct(TypeReference type) =>
        type is { IsValueType: true, IsPrimitive: false, IsByReference: false } && type.Resolve() is { IsEnum: false };

    private static Tally Struct(TypeReference type) => new() { Allocations = 1, AllocatedBytes = HeapSize.OfObject(type) };

    private static Tally Allocated(Instruction instruction) => instruction.OpCode.Code switch
    {
        Code.Newobj when PackageCost.IsOfPackage(((MethodReference)instruction.Operand).DeclaringType) => OfPackage(instruction),
        Code.Newobj => Struct(((MethodReference)instruction.Operand).DeclaringType),
        Code.Newarr => new Tally { Allocations = 1 },
        Code.Box when instruction.Operand is TypeReference type => IsStruct(type)
            ? Struct(type)
            : new Tally { Allocations = 1, AllocatedBytes = HeapSize.OfBox },
        _ => default,
    };

    /// <summary>An object that a package wants to be given; those that its calls make are known.</summary>
    private static Tally OfPackage(Instruction instruction) =>
        new() { PackageBytes = PackageCost.Of(instruction) is null ? HeapSize.OfObject(((MethodReference)instruction.Operand).DeclaringType) : 0 };

    private static TypeReference? LoadedStruct(Instruction instruction, MethodDefinition method)
    {
        TypeReference? loaded = instruction.OpCode.Code switch
        {
            Code.Ldloc => ((VariableDefinition)instruction.Operand).VariableType,
            Code.Ldarg => instruction.Operand is ParameterDefinition parameter && parameter != method.Body.ThisParameter ? parameter.ParameterType : null,
            Code.Ldfld or Code.Ldsfld => ((FieldReference)instruction.Operand).FieldType,
            Code.Ldobj or Code.Ldelem_Any => (TypeReference)instruction.Operand,
            _ => null,
        };
        return loaded is not null && IsStruct(loaded) ? loaded : null;
    }

    private static bool CanThrow(Code code) => code switch
    {
        Code.Nop or Code.Dup or Code.Pop or Code.Ldnull or Code.Ldstr or Code.Ldtoken => false,
        Code.Ldc_I4 or Code.Ldc_I8 or Code.Ldc_R4 or Code.Ldc_R8 => false,
        Code.Ldarg or Code.Ldarga or Code.Starg or Code.Ldloc or Code.Ldloca or Code.Stloc => false,
        Code.Add or Code.Sub or Code.Mul or Code.And or Code.Or or Code.Xor or Code.Not or Code.Neg => false,
        Code.Shl or Code.Shr or Code.Shr_Un or Code.Ceq or Code.Cgt or Code.Cgt_Un or Code.Clt or Code.Clt_Un => false,
        Code.Conv_I1 or Code.Conv_I2 or Code.Conv_I4 or Code.Conv_I8 or Code.Conv_I or Code.Conv_U => false,
        Code.Conv_U1 or Code.Conv_U2 or Code.Conv_U4 or Code.Conv_U8 or Code.Conv_R4 or Code.Conv_R8 or Code.Conv_R_Un => false,
        _ => true,
    };
}
