using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HipSense.Core;

namespace HipSense.VirtualClip;

/// <summary>
/// Brings the clock of a reference to that of a recording: marks say about where, if both have them, and the obliquities, which both know, say exactly. First
/// a piece of the reference is laid over the whole recording at every offset and every rate; then windows of all of it are shifted until they fit best, and a
/// straight line through those shifts gives offset and rate.
/// </summary>
internal sealed class ClockFinder
{
    /// <summary>The rates of two clocks differ by this much at most: the sensor's own clock is good to 1 %, a camera's to much less.</summary>
    public const double MostRateError = 0.02;

    /// <summary>Seconds that both must know.</summary>
    public const double LeastOverlapS = 10;

    /// <summary>A mark is pressed by hand: the true offset lies within so many seconds.</summary>
    public const double MarkReachS = 2;

    /// <summary>With less correlation than this the two are not of one run.</summary>
    public const double LeastCorrelation = 0.5;

    /// <summary>Another offset whose correlation is hardly less could be the true one: so far apart by Fisher's z they are told apart.</summary>
    private const double ClearlyBetter = 0.1;

    private const double CoarseS = 0.04;
    private const double HalfMeanS = 0.02;
    private const double LongestPieceS = 180;
    private const double DriftS = 0.05;
    private const double FineS = ImuScale.SamplePeriodUs / 1e6;
    private const int Candidates = 6;
    private const double ApartS = 0.15;

    private readonly Recording _recording;
    private readonly Reference _reference;
    private readonly float[] _clip;
    private readonly List<(Mark InRecording, Mark InReference)> _marks;

    private ClockFinder(Recording recording, UpTrace up, Reference reference)
    {
        _recording = recording;
        _reference = reference;
        _clip = [.. Enumerable.Range(0, up.Rows).Select(row => (float)up.ObliquityDeg(row))];
        _marks = PairMarks(recording.Marks, reference.Marks);
    }

    /// <summary>True when another offset would do nearly as well, as in running without any change.</summary>
    public bool IsAmbiguous { get; private set; }

    /// <summary>The clocks, brought together.</summary>
    public ClockFit Fit { get; private set; } = new(0, 1);

    /// <summary>Marks of both files that stand for one moment.</summary>
    public IReadOnlyList<(Mark InRecording, Mark InReference)> Marks => _marks;

    /// <summary>Finds the clocks.</summary>
    /// <exception cref="UserErrorException">The two have nothing in common.</exception>
    public static ClockFinder Of(Recording recording, UpTrace up, Reference reference)
    {
        var finder = new ClockFinder(recording, up, reference);
        finder.Find();
        return finder;
    }

    /// <summary>The same word as often in both files: the first stands for the first, and so on.</summary>
    private static List<(Mark InRecording, Mark InReference)> PairMarks(IReadOnlyList<Mark> recording, IReadOnlyList<Mark> reference)
    {
        var pairs = new List<(Mark, Mark)>();
        foreach (IGrouping<string, Mark> word in recording.GroupBy(mark => mark.Word))
        {
            Mark[] others = [.. reference.Where(mark => mark.Word == word.Key)];
            if (others.Length == word.Count())
            {
                pairs.AddRange(word.Zip(others));
            }
        }

        return pairs;
    }

    private void Find()
    {
        List<(ClockFit Coarse, double Score)> coarse = Search();
        List<ClockFit> fits = [.. coarse.Select(candidate => Refine(candidate.Coarse)).OfType<ClockFit>().OrderByDescending(fit => fit.Correlation)];
        if (fits.Count == 0 || fits[0].OverlapS < LeastOverlapS || !(fits[0].Correlation >= LeastCorrelation))
        {
            string best = fits.Count == 0 ? "nothing fits" : string.Create(CultureInfo.InvariantCulture, $"the best correlation is {fits[0].Correlation:0.00} over {fits[0].OverlapS:0} s");
            throw new UserErrorException(
                $"{_reference.Name}: no overlap with {_recording.Name} is found{(_marks.Count > 0 ? " near the marks" : "")}: {best}, and {LeastOverlapS} s with {LeastCorrelation} must be there");
        }

        Fit = fits[0];
        ClockFit? other = fits.Find(fit => Math.Abs(Middle(fit) - Middle(Fit)) > ApartS);
        IsAmbiguous = other is not null && Math.Atanh(Fit.Correlation) - Math.Atanh(Math.Min(other.Correlation, Fit.Correlation)) < ClearlyBetter;
    }

    /// <summary>When the middle of the reference is, on the recording's clock, s.</summary>
    private double Middle(ClockFit fit) => fit.ToRecording((_reference.Obliquity.FirstSeconds + _reference.Obliquity.LastSeconds) / 2);

    private bool IsNearMarks(ClockFit fit) =>
        _marks.TrueForAll(mark => Math.Abs(fit.ToRecording(mark.InReference.Seconds) - mark.InRecording.Seconds) <= MarkReachS);

    /// <summary>Lays pieces of the reference over the recording, until one fits well.</summary>
    private List<(ClockFit Coarse, double Score)> Search()
    {
        const double GoodScore = 0.85;
        double first = _reference.Obliquity.FirstSeconds;
        double seconds = _reference.Obliquity.LastSeconds - first;
        int pieces = Math.Max(1, (int)Math.Ceiling(seconds / LongestPieceS));
        double pieceS = seconds / pieces;
        double[] clip = Coarse();
        var correlation = new MaskedCorrelation(clip, (int)(pieceS * (1 + MostRateError) / CoarseS) + 2);
        var best = new List<(ClockFit Coarse, double Score)>();

        // From the middle outward: the ends are the likeliest to lie outside the recording.
        foreach (int piece in Enumerable.Range(0, pieces).OrderBy(piece => Math.Abs(piece - ((pieces - 1) / 2.0))))
        {
            SearchPiece(correlation, first + (piece * pieceS), pieceS, best);
            if (best.Count > 0 && best[0].Score > GoodScore)
            {
                break;
            }
        }

        return best;
    }

    private void SearchPiece(MaskedCorrelation correlation, double from, double pieceS, List<(ClockFit Coarse, double Score)> best)
    {
        double rateStep = 2 * DriftS / pieceS;
        int rates = (int)Math.Ceiling(MostRateError / rateStep);
        for (int i = -rates; i <= rates; i++)
        {
            double rate = 1 + (i * rateStep);
            double[] pattern = new double[(int)(pieceS * rate / CoarseS) + 1];
            for (int sample = 0; sample < pattern.Length; sample++)
            {
                double at = from + (sample * CoarseS / rate);
                pattern[sample] = _reference.Obliquity.Mean(at - HalfMeanS, at + HalfMeanS);
            }

            correlation.Correlate(pattern, (shift, coefficient, samples) =>
            {
                double overlapS = samples * CoarseS;
                var fit = new ClockFit((shift * CoarseS) - (from * rate), rate);
                if (overlapS >= LeastOverlapS && coefficient > 0 && IsNearMarks(fit))
                {
                    Add(best, fit, from + (pieceS / 2), LowerBound(coefficient, overlapS));
                }
            });
        }
    }

    /// <summary>What the coefficient is at least, were it found again: a short overlap fits well by chance. By Fisher's z, with two independent values a second.</summary>
    private static double LowerBound(double coefficient, double overlapS)
    {
        const double Sds = 2;
        const double ValuesPerSecond = 2;
        return Math.Tanh(Math.Atanh(Math.Min(coefficient, 0.999999)) - (Sds / Math.Sqrt(overlapS * ValuesPerSecond)));
    }

    /// <summary>Keeps the best few that are truly different.</summary>
    private static void Add(List<(ClockFit Coarse, double Score)> best, ClockFit fit, double middle, double score)
    {
        if (best.Count == Candidates && score <= best[^1].Score)
        {
            return;
        }

        int near = best.FindIndex(other => Math.Abs(other.Coarse.ToRecording(middle) - fit.ToRecording(middle)) < ApartS);
        if (near >= 0 && best[near].Score >= score)
        {
            return;
        }

        best.RemoveAll(other => Math.Abs(other.Coarse.ToRecording(middle) - fit.ToRecording(middle)) < ApartS);
        best.Add((fit, score));
        best.Sort((a, b) => b.Score.CompareTo(a.Score));
        if (best.Count > Candidates)
        {
            best.RemoveAt(Candidates);
        }
    }

    /// <summary>The clip's obliquity, as often as the search needs it.</summary>
    private double[] Coarse()
    {
        const int Rows = (int)(CoarseS / FineS);
        return [.. Enumerable.Range(0, (_clip.Length + Rows - 1) / Rows).Select(i => (double)_clip[i * Rows])];
    }

    /// <summary>Shifts windows of the reference until they fit best, and lays a line through the shifts.</summary>
    /// <returns>Null where there is too little.</returns>
    private ClockFit? Refine(ClockFit fit)
    {
        const int Passes = 3;
        for (int pass = 0; pass < Passes; pass++)
        {
            List<WindowShift> shifts = Shifts(fit);
            if (ShiftLine.Of(shifts) is not { } line)
            {
                return null;
            }

            // recording = fit(t) + a + b · fit(t)
            fit = new ClockFit(fit.OffsetS + line.Offset + (line.Slope * fit.OffsetS), fit.Rate * (1 + line.Slope));
        }

        return Math.Abs(fit.Rate - 1) > MostRateError + 0.01 || !IsNearMarks(fit) ? null : Correlate(fit);
    }

    private List<WindowShift> Shifts(ClockFit fit)
    {
        const double ShortestS = 3;
        const double LongestS = 8;
        const double Windows = 6;
        const int Reach = 50;
        double from = Math.Max(0, fit.ToRecording(_reference.Obliquity.FirstSeconds));
        double to = Math.Min((_clip.Length - 1) * FineS, fit.ToRecording(_reference.Obliquity.LastSeconds));
        double windowS = Math.Clamp((to - from) / Windows, ShortestS, LongestS);
        var shifts = new List<WindowShift>();
        for (double begin = from; begin + windowS <= to; begin += windowS / 2)
        {
            if (WindowShift.Find(_clip, Values(fit, begin, begin + windowS), (int)(begin / FineS), Reach) is { } shift)
            {
                shifts.Add(shift);
            }
        }

        return shifts;
    }

    /// <summary>The reference at the rows of the recording from one time to another.</summary>
    private double[] Values(ClockFit fit, double from, double to)
    {
        int first = (int)(from / FineS);
        double[] values = new double[(int)(to / FineS) - first];
        for (int i = 0; i < values.Length; i++)
        {
            double at = (first + i) * FineS;
            values[i] = _reference.Obliquity.Mean(fit.ToReference(at - HalfMeanS), fit.ToReference(at + HalfMeanS));
        }

        return values;
    }

    private ClockFit Correlate(ClockFit fit)
    {
        double[] reference = Values(fit, 0, _clip.Length * FineS);
        (double coefficient, int rows) = WindowShift.Correlate(_clip, reference, 0);
        return fit with { Correlation = coefficient, OverlapS = rows * FineS };
    }
}
