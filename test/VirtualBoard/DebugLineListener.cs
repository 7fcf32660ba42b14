using System.Diagnostics;

namespace HipSense.Virtual;

/// <summary>Takes what the firmware writes for the debugger to the board of its thread.</summary>
internal sealed class DebugLineListener : TraceListener
{
    public override void Write(string? message) => VirtualBoard.CurrentOrNull?.WriteDebug(message, endOfLine: false);

    public override void WriteLine(string? message) => VirtualBoard.CurrentOrNull?.WriteDebug(message, endOfLine: true);
}
