using System;

namespace HipSense.Virtual;

/// <summary>A call that waits in virtual time.</summary>
public sealed class ScheduledCall
{
    private readonly Action _call;

    internal ScheduledCall(long dueUs, Action call)
    {
        DueUs = dueUs;
        _call = call;
    }

    /// <summary>When the call is due, µs.</summary>
    public long DueUs { get; }

    /// <summary>True when the call was cancelled.</summary>
    public bool IsCancelled { get; private set; }

    /// <summary>Makes sure that the call does not happen any more.</summary>
    public void Cancel() => IsCancelled = true;

    internal void Run() => _call();
}
