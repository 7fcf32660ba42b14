using HipSense.Virtual;

namespace nanoFramework.Runtime.Native;

/// <summary>Limits how long a method may run.</summary>
public static class ExecutionConstraint
{
    /// <summary>From now on the calling method, and what it calls, is interrupted by a <see cref="ConstraintException"/> when it runs or waits for longer.</summary>
    /// <param name="timeoutMilliseconds">How long; -1: no limit any more.</param>
    /// <param name="priority">The thread's priority; 0 leaves it.</param>
    public static void Install(int timeoutMilliseconds, int priority)
    {
        VirtualBoard board = VirtualBoard.Current;
        board.Hangs.LimitUs = timeoutMilliseconds < 0 ? long.MaxValue : board.Time.NowUs + (timeoutMilliseconds * 1000L);
    }
}
