using System;
using System.Collections.Generic;
using System.Linq;
using HipSense.Core;

namespace HipSense.VirtualClip;

/// <summary>How well stances were found, timed, sided and measured; of one recording or of several.</summary>
public sealed class StanceScore
{
    /// <summary>Stances in a mean: as many as the alerts take.</summary>
    private const int StancesOfMean = AlertWindow.Window;

    private const double UsPerMs = 1000;

    /// <summary>Stances that were there.</summary>
    public int True { get; private set; }

    /// <summary>There and not found.</summary>
    public int Missed { get; private set; }

    /// <summary>Found and not there.</summary>
    public int Invented { get; private set; }

    /// <summary>Errors of initial contact, ms.</summary>
    public ErrorSum InitialContact { get; } = new();

    /// <summary>Errors of toe-off, ms.</summary>
    public ErrorSum ToeOff { get; } = new();

    /// <summary>Errors of contact time, ms.</summary>
    public ErrorSum Contact { get; } = new();

    /// <summary>True contact times, ms.</summary>
    public ErrorSum ContactTrue { get; } = new();

    /// <summary>Contact times told of the same stances, ms.</summary>
    public ErrorSum ContactTold { get; } = new();

    /// <summary>Time from toe-off until it was told, ms of signal; but for the steps that wait for the proof that it is a run.</summary>
    public ErrorSum Delay { get; } = new();

    /// <summary>Pairs whose true side is known.</summary>
    public int Sided { get; private set; }

    /// <summary>Of these, told as unknown.</summary>
    public int SideUnknown { get; private set; }

    /// <summary>Of these, told wrong.</summary>
    public int SideWrong { get; private set; }

    /// <summary>Most steps of a run before its side was known; -1 when there was no side at all.</summary>
    public int StepsToLock { get; private set; } = -1;

    /// <summary>Errors of the peak drop of single steps that count, degrees.</summary>
    public ErrorSum Drop { get; } = new();

    /// <summary>The same, of left stances.</summary>
    public ErrorSum DropLeft { get; } = new();

    /// <summary>The same, of right stances.</summary>
    public ErrorSum DropRight { get; } = new();

    /// <summary>Errors of the mean of ten stances of a side, degrees.</summary>
    public ErrorSum DropOfTen { get; } = new();

    /// <summary>Makes the score of one recording.</summary>
    /// <param name="matches">What was found beside what was there.</param>
    public static StanceScore Of(StanceMatches matches)
    {
        ArgumentNullException.ThrowIfNull(matches);
        var score = new StanceScore { Missed = matches.Missed.Count, Invented = matches.Invented.Count };
        score.True = matches.Pairs.Count + score.Missed;
        foreach ((TrueStance True, StanceEvent Found) pair in matches.Pairs)
        {
            double contactError = StanceMatches.ContactErrorMs(pair);
            double toeOffError = StanceMatches.ToeOffErrorMs(pair);
            score.InitialContact.Add(contactError);
            score.ToeOff.Add(toeOffError);
            score.Contact.Add(toeOffError - contactError);
            score.ContactTrue.Add(pair.True.ContactMs);
            score.ContactTold.Add(pair.Found.ContactUs / UsPerMs);
            if (pair.True.Side != Side.Unknown)
            {
                score.Sided++;
                score.SideUnknown += pair.Found.Side == Side.Unknown ? 1 : 0;
                score.SideWrong += pair.Found.Side != Side.Unknown && pair.Found.Side != pair.True.Side ? 1 : 0;
            }
        }

        score.AddDelays(matches.Pairs);
        score.AddLocks(matches.Pairs);
        score.AddDrops(matches.Pairs, Side.Left, score.DropLeft);
        score.AddDrops(matches.Pairs, Side.Right, score.DropRight);
        return score;
    }

    /// <summary>Adds the score of another recording.</summary>
    /// <param name="other">The other.</param>
    public void Add(StanceScore other)
    {
        ArgumentNullException.ThrowIfNull(other);
        True += other.True;
        Missed += other.Missed;
        Invented += other.Invented;
        InitialContact.Add(other.InitialContact);
        ToeOff.Add(other.ToeOff);
        Contact.Add(other.Contact);
        ContactTrue.Add(other.ContactTrue);
        ContactTold.Add(other.ContactTold);
        Delay.Add(other.Delay);
        Sided += other.Sided;
        SideUnknown += other.SideUnknown;
        SideWrong += other.SideWrong;
        StepsToLock = Math.Max(StepsToLock, other.StepsToLock);
        Drop.Add(other.Drop);
        DropLeft.Add(other.DropLeft);
        DropRight.Add(other.DropRight);
        DropOfTen.Add(other.DropOfTen);
    }

    /// <summary>True when two pairs have no step between them.</summary>
    private static bool Follows(TrueStance former, TrueStance stance) => stance.InitialContactMs - former.InitialContactMs < 1000;

    private void AddDelays(IReadOnlyList<(TrueStance True, StanceEvent Found)> pairs)
    {
        for (int i = 0; i < pairs.Count; i++)
        {
            // Steps that were told together waited for one another.
            bool waited = (i > 0 && pairs[i - 1].Found.DecidedUs == pairs[i].Found.DecidedUs)
                || (i + 1 < pairs.Count && pairs[i + 1].Found.DecidedUs == pairs[i].Found.DecidedUs);
            if (!waited)
            {
                Delay.Add((pairs[i].Found.DecidedUs / UsPerMs) - pairs[i].True.ToeOffMs);
            }
        }
    }

    private void AddLocks(IReadOnlyList<(TrueStance True, StanceEvent Found)> pairs)
    {
        int steps = 0;
        bool isLocked = false;
        for (int i = 0; i < pairs.Count; i++)
        {
            if (pairs[i].True.Side == Side.Unknown)
            {
                continue;
            }

            if (i > 0 && !Follows(pairs[i - 1].True, pairs[i].True))
            {
                steps = 0;
                isLocked = false;
            }

            isLocked |= pairs[i].Found.Side != Side.Unknown;
            steps += isLocked ? 0 : 1;
            StepsToLock = Math.Max(StepsToLock, steps);
        }
    }

    private void AddDrops(IReadOnlyList<(TrueStance True, StanceEvent Found)> pairs, Side side, ErrorSum sum)
    {
        double[] errors =
        [
            .. pairs
                .Where(pair => pair.Found.Counts && pair.Found.Side == side && pair.True.Side == side && !double.IsNaN(pair.True.PeakDropDeg))
                .Select(pair => pair.Found.DropPeakDeg - pair.True.PeakDropDeg),
        ];
        foreach (double error in errors)
        {
            sum.Add(error);
            Drop.Add(error);
        }

        foreach (double[] ten in errors.Chunk(StancesOfMean).Where(some => some.Length == StancesOfMean))
        {
            DropOfTen.Add(ten.Average());
        }
    }
}
