using System.Linq;
using HipSense.Tests.Conformance;
using Mono.Cecil;
using Xunit;

namespace HipSense.Tests.Footprint;

/// <summary>
/// A frame that the interpreter does not keep has to be found in the heap anew after each collection, in one piece: the frame of 66 blocks that a method of 50 locals had
/// was what a heap of 84 KB ran out of first, measured on the interpreter.
/// </summary>
public sealed class NanoFrameTests
{
    [Fact]
    public void The_size_is_what_the_interpreter_asked_its_heap_for() => Assert.Equal(66, NanoFrame.Blocks(locals: 50, maxStack: 6));

    [Theory]
    [InlineData("HipSense.Core")]
    [InlineData("HipSense.Firmware")]
    public void Every_frame_is_one_that_the_interpreter_keeps(string assembly)
    {
        MethodDefinition[] methods = [.. IlWalk.Open(assembly).Types.SelectMany(IlWalk.WithNested).SelectMany(type => type.Methods).Where(method => method.HasBody)];
        Assert.True(methods.Length > 100, $"{methods.Length} methods");
        string[] large =
        [
            .. methods.Select(method => (method.FullName, Blocks: NanoFrame.Blocks(method.Body.Variables.Count, method.Body.MaxStackSize)))
                .Where(method => method.Blocks >= NanoFrame.KeptBelowBlocks)
                .OrderByDescending(method => method.Blocks)
                .Select(method => $"{method.Blocks} blocks: {method.FullName}"),
        ];
        Assert.True(large.Length == 0, string.Join('\n', large));
    }
}
