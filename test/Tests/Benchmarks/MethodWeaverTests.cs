using System;
using Mono.Cecil.Cil;
using Xunit;

namespace HipSense.Tests.Benchmarks;

public class MethodWeaverTests
{
    [Fact]
    public void A_straight_line_is_counted_instruction_by_instruction() =>
        Assert.Equal((42, 4L), Count(il => Emit(il, il.Create(OpCodes.Ldarg_0), il.Create(OpCodes.Ldc_I4_2), il.Create(OpCodes.Mul), il.Create(OpCodes.Ret)), 21));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1000)]
    public void A_loop_is_counted_as_often_as_it_runs(int times)
    {
        // 1 jump to the test; a round is 4 instructions and the test 3; in the end 2.
        (int result, long instructions) = Count(Loop, times);
        Assert.Equal(0, result);
        Assert.Equal(1 + (4 * times) + (3 * (times + 1)) + 2, instructions);
    }

    [Theory]
    [InlineData(1, 8, 1 + 5 + 2)]
    [InlineData(0, -1, 1 + 3 + 4 + 2)]
    public void What_an_exception_skips_is_not_counted(int divisor, int result, int instructions)
    {
        // One instruction before, two after; between them 8 / divisor is stored in five, or fails in the third and is put right in four.
        Assert.Equal((result, (long)instructions), Count(Divide, divisor));
    }

    [Theory]
    [InlineData(0, 24)]
    [InlineData(4, 24)]
    [InlineData(5, 36)]
    [InlineData(100, 120)]
    public void An_array_takes_what_it_takes_on_the_clip(int length, int bytes)
    {
        (int result, HipSense.Benchmarks.Tally done) = WovenMethod.Run(
            il => Emit(
                il, il.Create(OpCodes.Ldarg_0), il.Create(OpCodes.Newarr, il.Body.Method.Module.TypeSystem.Byte), il.Create(OpCodes.Ldlen), il.Create(OpCodes.Conv_I4), il.Create(OpCodes.Ret)),
            length);
        Assert.Equal(length, result);
        Assert.Equal((1, bytes, 5), (done.Allocations, done.AllocatedBytes, done.Instructions));
    }

    private static (int Result, long Instructions) Count(Action<ILProcessor> write, int argument)
    {
        (int result, HipSense.Benchmarks.Tally done) = WovenMethod.Run(write, argument);
        return (result, done.Instructions);
    }

    private static void Emit(ILProcessor il, params Instruction[] instructions)
    {
        foreach (Instruction instruction in instructions)
        {
            il.Append(instruction);
        }
    }

    private static void Loop(ILProcessor il)
    {
        Instruction round = il.Create(OpCodes.Ldarg_0);
        Instruction test = il.Create(OpCodes.Ldarg_0);
        Emit(
            il, il.Create(OpCodes.Br_S, test), round, il.Create(OpCodes.Ldc_I4_1), il.Create(OpCodes.Sub), il.Create(OpCodes.Starg_S, il.Body.Method.Parameters[0]),
            test, il.Create(OpCodes.Ldc_I4_0), il.Create(OpCodes.Bgt_S, round), il.Create(OpCodes.Ldarg_0), il.Create(OpCodes.Ret));
    }

    private static void Divide(ILProcessor il)
    {
        Instruction first = il.Create(OpCodes.Ldc_I4_8);
        Instruction handler = il.Create(OpCodes.Pop);
        Instruction end = il.Create(OpCodes.Ldloc_0);
        Emit(
            il, il.Create(OpCodes.Nop), first, il.Create(OpCodes.Ldarg_0), il.Create(OpCodes.Div), il.Create(OpCodes.Stloc_0), il.Create(OpCodes.Leave_S, end),
            handler, il.Create(OpCodes.Ldc_I4_M1), il.Create(OpCodes.Stloc_0), il.Create(OpCodes.Leave_S, end), end, il.Create(OpCodes.Ret));
        il.Body.ExceptionHandlers.Add(new ExceptionHandler(ExceptionHandlerType.Catch)
        {
            TryStart = first,
            TryEnd = handler,
            HandlerStart = handler,
            HandlerEnd = end,
            CatchType = il.Body.Method.Module.ImportReference(typeof(DivideByZeroException)),
        });
    }
}
