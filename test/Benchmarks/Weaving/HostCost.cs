using Mono.Cecil;
using Mono.Cecil.Cil;

namespace HipSense.Benchmarks;

/// <summary>
/// Instructions of the processor that the interpreter needs for one IL instruction: a simple one's 65, and on top of that what the real
/// interpreter was seen to need (32-bit build, optimised for size, operations in a loop, the simple instructions around them taken off).
/// </summary>
public static class HostCost
{
    /// <summary>Any instruction.</summary>
    public const int Simple = 65;

    /// <summary>On top of a load: a struct is copied.</summary>
    public const int StructCopy = 1_850;

    private const int FieldMore = 160;
    private const int StaticFieldMore = 145;
    private const int ElementMore = 90;
    private const int DivideMore = 40;
    private const int CallMore = 440;
    private const int ArgumentMore = 85;
    private const int VirtualMore = 320;
    private const int NewObjectMore = 1_600;
    private const int NewArrayMore = 500;
    private const int BoxMore = 450;
    private const int ThrowMore = 16_700;
    private const int SpanMore = 4_000;
    private const int SpanIndexMore = 1_700;

    /// <summary>One run of an instruction.</summary>
    internal static int Of(Instruction instruction) => Simple + instruction.OpCode.Code switch
    {
        Code.Ldfld or Code.Stfld or Code.Ldflda => FieldMore,
        Code.Ldsfld or Code.Stsfld or Code.Ldsflda => StaticFieldMore,
        Code.Div or Code.Div_Un or Code.Rem or Code.Rem_Un => DivideMore,
        Code.Throw or Code.Rethrow => ThrowMore,
        Code.Newarr => NewArrayMore,
        Code.Box => BoxMore,
        Code.Call or Code.Callvirt or Code.Newobj => OfCall(instruction),
        _ => instruction.OpCode.Name.StartsWith("ldelem", System.StringComparison.Ordinal)
            || instruction.OpCode.Name.StartsWith("stelem", System.StringComparison.Ordinal) ? ElementMore : 0,
    };

    private static int OfCall(Instruction instruction)
    {
        var called = (MethodReference)instruction.Operand;
        if (PackageCost.Of(instruction) is Tally package)
        {
            return (int)package.HostInstructions;
        }

        if (called.DeclaringType.FullName == "System.SpanByte")
        {
            return called.Name is "get_Item" or "set_Item" ? SpanIndexMore : SpanMore;
        }

        int cost = CallMore + (ArgumentMore * (called.Parameters.Count + (called.HasThis ? 1 : 0)));
        if (instruction.OpCode.Code == Code.Newobj)
        {
            cost += NewObjectMore;
        }
        else if (instruction.OpCode.Code == Code.Callvirt && called.Resolve() is { IsVirtual: true })
        {
            cost += VirtualMore;
        }

        return cost;
    }
}
