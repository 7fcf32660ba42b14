using System;
using System.Collections.Generic;

namespace HipSense.Virtual;

/// <summary>Faults of the radio, asked for by a test. Each has a counter that proves that it happened.</summary>
public sealed class RadioFaults
{
    private readonly List<FaultWindow> _refusals = [];
    private int _refuseNext;
    private int _failNextCopies;
    private int _failNextAnswers;
    private int _loseNextEnds;

    /// <summary>Notifications refused for want of memory, by a fault or because the queue was full.</summary>
    public int Refused { get; internal set; }

    /// <summary>Notifications for somebody who had left.</summary>
    public int ToNobody { get; internal set; }

    /// <summary>Notifications that were longer than the link and were cut off.</summary>
    public int CutOff { get; internal set; }

    /// <summary>Notifications that were queued and then lost with the connection.</summary>
    public int LostInQueue { get; internal set; }

    /// <summary>Requests that were not answered in time.</summary>
    public int TimedOut { get; internal set; }

    /// <summary>Connections that broke or were ended.</summary>
    public int Drops { get; internal set; }

    /// <summary>Events that the firmware was never told.</summary>
    public int LostEvents { get; internal set; }

    /// <summary>Copies of written bytes for which there was no memory.</summary>
    public int FailedCopies { get; private set; }

    /// <summary>Answers for which there was no memory.</summary>
    public int FailedAnswers { get; private set; }

    /// <summary>Crashes of the stack by cancelled pairing.</summary>
    public int Crashes { get; internal set; }

    /// <summary>The stack has no memory for the next notifications.</summary>
    public void RefuseNext(int notifications) => _refuseNext += notifications;

    /// <summary>The stack has no memory for notifications between two moments, µs.</summary>
    public void RefuseBetween(long fromUs, long untilUs) => _refusals.Add(new FaultWindow(fromUs, untilUs));

    /// <summary>There is no memory in a handler: the next copies of what was written fail.</summary>
    public void FailNextCopies(int copies) => _failNextCopies += copies;

    /// <summary>There is no memory in a handler: the next buffers for an answer cannot be made.</summary>
    public void FailNextAnswers(int answers) => _failNextAnswers += answers;

    /// <summary>The firmware is not told of the next ends of a connection.</summary>
    public void LoseNextEnds(int ends) => _loseNextEnds += ends;

    internal bool TakeLostEnd()
    {
        if (_loseNextEnds == 0)
        {
            return false;
        }

        _loseNextEnds--;
        LostEvents++;
        return true;
    }

    internal void Wrap()
    {
        if (_failNextAnswers > 0)
        {
            _failNextAnswers--;
            FailedAnswers++;
            throw new InsufficientMemoryException();
        }
    }

    internal void Copy()
    {
        if (_failNextCopies > 0)
        {
            _failNextCopies--;
            FailedCopies++;
            throw new InsufficientMemoryException();
        }
    }

    internal bool TakeRefusal(long nowUs)
    {
        if (_refuseNext == 0)
        {
            return FaultWindow.Any(_refusals, nowUs);
        }

        _refuseNext--;
        return true;
    }
}
