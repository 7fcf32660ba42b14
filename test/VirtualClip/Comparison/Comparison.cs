using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HipSense.Core;

namespace HipSense.VirtualClip;

/// <summary>A recording beside a reference that was taken of the same run.</summary>
public sealed class Comparison
{
    /// <summary>Stances of each side with a drop from both: fewer say nothing.</summary>
    public const int LeastOfSide = 10;

    private Comparison(ClockFinder clock, StancePairs pairs, IReadOnlyList<string> doubts, double rateHz)
    {
        Clock = clock.Fit;
        Marks = [.. clock.Marks];
        Stances = pairs.Stances;
        Missed = pairs.Matches.Missed.Count;
        Invented = pairs.Matches.Invented.Count;
        ReferenceRateHz = rateHz;
        Doubts = doubts;
        Quantities =
        [
            new ComparedQuantity("drop_left", "peak drop, left", "°", 2, Of(stance => stance.Side == Side.Left ? stance.Drop : (double.NaN, double.NaN))),
            new ComparedQuantity("drop_right", "peak drop, right", "°", 2, Of(stance => stance.Side == Side.Right ? stance.Drop : (double.NaN, double.NaN))),
            new ComparedQuantity("tilt", "mean tilt", "°", 2, Of(stance => stance.Tilt)),
            new ComparedQuantity("contact_ms", "contact time", "ms", 1, Of(stance => stance.ContactMs)),
            new ComparedQuantity("cadence", "cadence", "steps/min", 1, Of(stance => stance.Cadence)),
        ];
    }

    /// <summary>The clocks.</summary>
    public ClockFit Clock { get; }

    /// <summary>Marks that stand for one moment in both files.</summary>
    public IReadOnlyList<(Mark InRecording, Mark InReference)> Marks { get; }

    /// <summary>Every stance that the clip told.</summary>
    public IReadOnlyList<ComparedStance> Stances { get; }

    /// <summary>Stances of the reference that the clip did not tell; 0 without a column of contact.</summary>
    public int Missed { get; }

    /// <summary>Stances that the clip told and the reference does not have; 0 without a column of contact.</summary>
    public int Invented { get; }

    /// <summary>Rows a second of the reference.</summary>
    public double ReferenceRateHz { get; }

    /// <summary>What speaks against the figures, one sentence each.</summary>
    public IReadOnlyList<string> Doubts { get; }

    /// <summary>What was compared: drop left and right, tilt, contact time, cadence.</summary>
    public IReadOnlyList<ComparedQuantity> Quantities { get; }

    /// <summary>Compares.</summary>
    /// <param name="recording">The recording.</param>
    /// <param name="reference">The reference.</param>
    /// <param name="zero">Where the reference's angles have their zero.</param>
    /// <param name="progressed">Called after each block with the signal time, µs, when not null.</param>
    /// <exception cref="UserErrorException">They have too little in common.</exception>
    public static Comparison Of(Recording recording, Reference reference, Zero zero = Zero.AsGiven, Action<long>? progressed = null)
    {
        ArgumentNullException.ThrowIfNull(recording);
        ArgumentNullException.ThrowIfNull(reference);
        var up = new UpTrace();
        ClipSession session = ClipSession.Replay(recording, up, progressed);
        return Of(recording, session, up, reference, zero);
    }

    /// <summary>Compares what was replayed already.</summary>
    internal static Comparison Of(Recording recording, ClipSession session, UpTrace up, Reference reference, Zero zero)
    {
        if (!session.Events.OfType<StanceEvent>().Any())
        {
            throw new UserErrorException($"{recording.Name}: the clip tells no stance of it, so there is nothing to compare");
        }

        var clock = ClockFinder.Of(recording, up, reference);
        double obliquityZero = 0;
        double tiltZero = 0;
        if (zero == Zero.Standing)
        {
            List<(double FromS, double ToS)> standing = StandingParts.Of(recording, up);
            obliquityZero = MeanOf(reference.Obliquity, standing, clock.Fit);
            tiltZero = reference.HasTilt ? MeanOf(reference.Tilt, standing, clock.Fit) : 0;
            if (double.IsNaN(obliquityZero + tiltZero))
            {
                throw new UserErrorException($"{reference.Name}: --zero standing: there is no second of it in which {recording.Name} stands still");
            }
        }

        var pairs = new StancePairs(session.Events, up, reference, clock.Fit, obliquityZero, tiltZero);
        var comparison = new Comparison(clock, pairs, [.. DoubtsOf(recording, reference, clock, pairs)], reference.RateHz);
        foreach (ComparedQuantity side in comparison.Quantities.Take(2).Where(side => side.Agreement.Count < LeastOfSide))
        {
            throw new UserErrorException($"{reference.Name}: {side.Agreement.Count} stances with a {side.Title} are in both files; {LeastOfSide} must be there");
        }

        return comparison;
    }

    private static double MeanOf(ReferenceSeries series, List<(double FromS, double ToS)> parts, ClockFit clock)
    {
        const double PieceS = 0.1;
        const double LeastS = 1;
        double sum = 0;
        int count = 0;
        foreach ((double from, double to) in parts)
        {
            for (double at = from; at + PieceS <= to; at += PieceS)
            {
                double mean = series.Mean(clock.ToReference(at), clock.ToReference(at + PieceS));
                sum += double.IsNaN(mean) ? 0 : mean;
                count += double.IsNaN(mean) ? 0 : 1;
            }
        }

        return count * PieceS < LeastS ? double.NaN : sum / count;
    }

    private static IEnumerable<string> DoubtsOf(Recording recording, Reference reference, ClockFinder clock, StancePairs pairs)
    {
        const double FewHz = 100;
        const double FarMarkS = 0.5;
        const double MostWrongSides = 0.1;
        if (clock.IsAmbiguous)
        {
            yield return "Another offset fits nearly as well: single stances may be set beside their neighbours. A mark in both files settles it, or a stop in the run.";
        }

        foreach ((Mark mark, Mark other) in clock.Marks)
        {
            double off = clock.Fit.ToRecording(other.Seconds) - mark.Seconds;
            if (Math.Abs(off) > FarMarkS)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"The mark '{mark.Word}' is {off:+0.0;−0.0} s from where the correlation has it.");
            }
        }

        if (reference.HasContact && reference.RateHz < FewHz)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"At {reference.RateHz:0} rows a second a contact time of the reference is uncertain by {1000 / reference.RateHz / Math.Sqrt(6):0} ms (SD) from the rows alone.");
        }

        if (!recording.IsStanding)
        {
            yield return "The recording has no standing calibration: the level is not known, and half the difference of left and right drop is in doubt; their mean is not.";
        }

        int sided = pairs.Matches.Pairs.Count(pair => pair.Found.Side != Side.Unknown);
        int wrong = pairs.Matches.Pairs.Count(pair => pair.Found.Side != Side.Unknown && pair.Found.Side != pair.True.Side);
        if (wrong > MostWrongSides * sided)
        {
            yield return $"{wrong} of {sided} stances are of the other side in the reference: its sides or its sign may be exchanged (obliquity is + with the right side up).";
        }
    }

    private List<(double Clip, double Reference)> Of(Func<ComparedStance, (double Clip, double Reference)> figure) =>
        [.. Stances.Select(figure).Where(pair => !double.IsNaN(pair.Clip + pair.Reference))];
}
