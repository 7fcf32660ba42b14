using System;

namespace HipSense.Tests.Footprint;

/// <summary>The size of a call's frame on the clip, which the interpreter takes out of the heap in one piece.</summary>
internal static class NanoFrame
{
    /// <summary>The interpreter keeps frames of less than this for the next call; others it asks the heap for (nf-interpreter, nanoCLR_Runtime.h, c_maxFastLists).</summary>
    public const int KeptBelowBlocks = 40;

    // What a frame holds beside its locals and its stack (CLR_RT_StackFrame up to m_extension); what is added to the stack for newobj and for inlining; and the least of both.
    private const int HeaderBlocks = 7;
    private const int SpareBlocks = 3;
    private const int LeastBlocks = 10;

    /// <summary>Blocks of a call's frame; its arguments are on the caller's stack (CLR_RT_StackFrame::Push).</summary>
    /// <param name="locals">Locals of the method.</param>
    /// <param name="maxStack">The most that it has on its stack.</param>
    public static int Blocks(int locals, int maxStack) => HeaderBlocks + Math.Max(LeastBlocks, locals + maxStack + SpareBlocks);
}
