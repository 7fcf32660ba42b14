using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace HipSense.Reliability;

/// <summary>What was seen of an operation whose power was cut after each of its bytes.</summary>
/// <param name="operation">The operation.</param>
/// <param name="inPlace">Whether the file system wrote over the old state.</param>
public sealed class PowerCutSweep(SweptOperation operation, bool inPlace)
{
    /// <summary>Seconds of records that a power cut may cost.</summary>
    public const double MayLoseS = 5;

    private const int LeastCuts = 100;
    private const int MostBroken = 5;

    private readonly Dictionary<string, int> _outcomes = [];
    private readonly List<string> _broken = [];

    /// <summary>The operation.</summary>
    public SweptOperation Operation => operation;

    /// <summary>Whether the file system wrote over the old state.</summary>
    public bool InPlace => inPlace;

    /// <summary>Power cuts.</summary>
    public int Cuts { get; private set; }

    /// <summary>What was found, and how often; the last time the power was not cut.</summary>
    public IReadOnlyDictionary<string, int> Outcomes => _outcomes;

    /// <summary>The longest stretch of a run that was lost, s; negative: no run is concerned.</summary>
    public double MostLostS { get; private set; } = -1;

    /// <summary>Expectations that did not come true.</summary>
    public IReadOnlyList<string> Broken => _broken;

    /// <summary>True when everything expected came true.</summary>
    public bool Held => _broken.Count == 0;

    /// <summary>The outcomes in words.</summary>
    public string Seen => string.Join(", ", operation.Outcomes.Where(_outcomes.ContainsKey).Select(outcome => string.Create(CultureInfo.InvariantCulture, $"{outcome} {_outcomes[outcome]:N0}")));

    /// <summary>Something was found.</summary>
    /// <param name="outcome">What.</param>
    /// <param name="lostS">How much of the run is missing, s.</param>
    internal void Saw(string outcome, double lostS = -1)
    {
        _outcomes[outcome] = _outcomes.GetValueOrDefault(outcome) + 1;
        MostLostS = Math.Max(MostLostS, lostS);
        Expect(operation.Outcomes.Contains(outcome) && (inPlace || outcome != operation.InPlaceOnly), $"found: {outcome}");
        Expect(lostS <= MayLoseS, $"{lostS:0.00} s lost");
    }

    /// <summary>Expects something.</summary>
    internal void Expect(bool isSo, FormattableString what)
    {
        if (!isSo && _broken.Count < MostBroken)
        {
            _broken.Add($"cut after {Cuts} bytes: {FormattableString.Invariant(what)}");
        }
    }

    /// <summary>The power was cut.</summary>
    internal void CountCut() => Cuts++;

    /// <summary>The operation has come to its end.</summary>
    internal void Close()
    {
        Expect(Cuts >= LeastCuts, $"only {Cuts} cuts");
        foreach (string outcome in operation.Outcomes.Where(outcome => inPlace || outcome != operation.InPlaceOnly))
        {
            Expect(_outcomes.ContainsKey(outcome), $"never seen: {outcome}");
        }
    }
}
