using System;
using System.Collections.Generic;
using System.Linq;
using HipSense.Core;

namespace HipSense.VirtualClip;

/// <summary>
/// Reads a reference at the stances that the clip told. Drop: the reference's largest −obliquity (left) or +obliquity (right) between the clip's initial
/// contact and toe-off, each over 40 ms. Tilt: the mean over the same time. Contact time and cadence: of the reference's own stances, each paired with the
/// clip's within 80 ms of its initial contact. All times are on the recording's clock.
/// </summary>
internal sealed class StancePairs
{
    private const double UsPerSecond = 1e6;
    private const double UsPerMs = 1000;
    private const double MsPerMinute = 60_000;
    private const double HalfMeanS = 0.02;
    private const double RowS = ImuScale.SamplePeriodUs / UsPerSecond;

    // Two rows of a chip are one count of µs apart at worst.
    private const double SameMs = 1;

    private readonly Reference _reference;
    private readonly ClockFit _clock;
    private readonly double _obliquityZero;
    private readonly double _tiltZero;

    /// <summary>Pairs them.</summary>
    /// <param name="events">What the clip said.</param>
    /// <param name="up">The up vector that it found.</param>
    /// <param name="reference">The reference.</param>
    /// <param name="clock">Its clock.</param>
    /// <param name="obliquityZero">What the reference says where obliquity is 0, degrees.</param>
    /// <param name="tiltZero">The same of tilt.</param>
    public StancePairs(IEnumerable<ClipEvent> events, UpTrace up, Reference reference, ClockFit clock, double obliquityZero, double tiltZero)
    {
        _reference = reference;
        _clock = clock;
        _obliquityZero = obliquityZero;
        _tiltZero = tiltZero;
        StanceEvent[] told = [.. events.OfType<StanceEvent>()];
        StanceEvent[] seen = [.. told.Where(IsContactSeen)];
        List<TrueStance> truth = reference.Stances(clock, (up.Rows - 1) * Recording.RowMs);
        Matches = new StanceMatches(truth, seen);
        var contacts = new Dictionary<StanceEvent, (double Clip, double Reference)>();
        var cadences = new Dictionary<StanceEvent, (double Clip, double Reference)>();
        AddContacts(truth, contacts, cadences);
        Stances =
        [
            .. told.Select(stance => new ComparedStance(stance.Side, stance.InitialContactUs / UsPerSecond)
            {
                Drop = DropOf(stance),
                Tilt = TiltOf(stance),
                ContactMs = contacts.GetValueOrDefault(stance, (double.NaN, double.NaN)),
                Cadence = cadences.GetValueOrDefault(stance, (double.NaN, double.NaN)),
            }),
        ];
    }

    /// <summary>Every stance that the clip told.</summary>
    public IReadOnlyList<ComparedStance> Stances { get; }

    /// <summary>The contacts of both, where the reference has them.</summary>
    public StanceMatches Matches { get; }

    private static int FirstRow(StanceEvent stance) => (int)Math.Max(0, (stance.InitialContactUs + ImuScale.SamplePeriodUs - 1) / ImuScale.SamplePeriodUs);

    private static int EndRow(StanceEvent stance) => (int)(stance.ToeOffUs / ImuScale.SamplePeriodUs) + 1;

    private bool IsContactSeen(StanceEvent stance) => _reference.HasContact
        && _reference.IsContactKnown(_clock.ToReference(stance.InitialContactUs / UsPerSecond), _clock.ToReference(stance.ToeOffUs / UsPerSecond));

    private (double Clip, double Reference) DropOf(StanceEvent stance)
    {
        double peak = double.NegativeInfinity;
        double sign = stance.Side == Side.Left ? -1 : 1;
        for (int row = FirstRow(stance); row < EndRow(stance); row++)
        {
            double at = row * RowS;
            double value = sign * (_reference.Obliquity.Mean(_clock.ToReference(at - HalfMeanS), _clock.ToReference(at + HalfMeanS)) - _obliquityZero);
            if (double.IsNaN(value))
            {
                return (double.NaN, double.NaN);
            }

            peak = Math.Max(peak, value);
        }

        return stance.Counts && double.IsFinite(peak) ? (stance.DropPeakDeg, peak) : (double.NaN, double.NaN);
    }

    private (double Clip, double Reference) TiltOf(StanceEvent stance) => stance is { Counts: true, TiltDeg: { } tilt }
        ? (tilt, _reference.Tilt.Mean(_clock.ToReference(stance.InitialContactUs / UsPerSecond), _clock.ToReference(stance.ToeOffUs / UsPerSecond)) - _tiltZero)
        : (double.NaN, double.NaN);

    private void AddContacts(
        List<TrueStance> truth,
        Dictionary<StanceEvent, (double Clip, double Reference)> contacts,
        Dictionary<StanceEvent, (double Clip, double Reference)> cadences)
    {
        for (int i = 0; i < Matches.Pairs.Count; i++)
        {
            (TrueStance real, StanceEvent found) = Matches.Pairs[i];
            contacts[found] = (found.ContactUs / UsPerMs, real.ContactMs);
            if (i == 0 || found.StepUs == 0 || truth.IndexOf(real) != truth.IndexOf(Matches.Pairs[i - 1].True) + 1)
            {
                continue;
            }

            // One step for both: none was missed, and none told that is not there.
            (TrueStance formerReal, StanceEvent former) = Matches.Pairs[i - 1];
            double stepMs = real.InitialContactMs - formerReal.InitialContactMs;
            bool isOneStep = Math.Abs(found.StepUs - (found.InitialContactUs - former.InitialContactUs)) <= SameMs * UsPerMs
                && _reference.IsContactKnown(_clock.ToReference(formerReal.InitialContactMs / UsPerMs), _clock.ToReference(real.InitialContactMs / UsPerMs));
            if (isOneStep)
            {
                cadences[found] = (MsPerMinute / (found.StepUs / UsPerMs), MsPerMinute / stepMs);
            }
        }
    }
}
