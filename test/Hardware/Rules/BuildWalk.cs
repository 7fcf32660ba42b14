using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HipSense.Hardware.Facts;

namespace HipSense.Hardware.Rules;

/// <summary>
/// Walks the build from its first step to its last: every part is there before it is used, every test's conditions hold where it is asked for, every test
/// is asked for once, and nothing is closed before it is tested.
/// </summary>
public static class BuildWalk
{
    /// <summary>The state after which nobody comes to the boards again.</summary>
    public const string Closed = "closed";

    /// <summary>The state of boards under varnish.</summary>
    public const string Varnished = "varnished";

    private const string After = "after ";

    /// <summary>Walks.</summary>
    /// <param name="sequence">The work and the tests.</param>
    /// <param name="wiring">The board's parts.</param>
    /// <returns>What cannot be done; empty for a build that can be followed.</returns>
    public static IReadOnlyList<string> Check(BuildSequence sequence, Wiring wiring)
    {
        ArgumentNullException.ThrowIfNull(sequence);
        ArgumentNullException.ThrowIfNull(wiring);
        List<string> findings = [];
        HashSet<string> there = [];
        HashSet<int> made = [];
        foreach (BuildStep step in sequence.Steps)
        {
            findings.AddRange(Missing(step.Needs, there, made).Select(need => $"\"{step.Title}\" needs {need}."));
            findings.AddRange(step.Clears.Where(state => !there.Contains(state)).Select(state => $"\"{step.Title}\" ends {state}, which does not hold."));
            findings.AddRange(step.Places.Where(part => !wiring.Parts.ContainsKey(part)).Select(part => $"\"{step.Title}\" places {part}, which the wiring lacks."));
            findings.AddRange(step.Places.Where(there.Contains).Select(part => $"\"{step.Title}\" places {part} again."));
            if (step.Sets.Contains(Closed))
            {
                findings.AddRange(sequence.Tests.Where(test => !made.Contains(test.Number) && !test.Needs.Contains(Closed)).Select(test => $"\"{step.Title}\" closes before test {test.Number} is made."));
                findings.AddRange(there.Contains(Varnished) ? [] : [$"\"{step.Title}\" closes before the boards are varnished."]);
            }

            if (step.Sets.Contains(Varnished))
            {
                findings.AddRange(sequence.Tests.Where(test => !made.Contains(test.Number) && test.Who != "person").Select(test => $"\"{step.Title}\" varnishes before test {test.Number} is made."));
            }

            there.ExceptWith(step.Clears);
            there.UnionWith(step.Sets);
            there.UnionWith(step.Places);
            foreach (int number in step.Tests)
            {
                BringUpTest? test = sequence.Tests.FirstOrDefault(test => test.Number == number);
                findings.AddRange(test is null ? [$"There is no test {number}."] : Missing(test.Needs, there, made).Select(need => $"Test {number} needs {need}."));
                findings.AddRange(made.Add(number) ? [] : [$"Test {number} is asked for twice."]);
            }
        }

        findings.AddRange(sequence.Tests.Where(test => !made.Contains(test.Number)).Select(test => $"Nobody asks for test {test.Number}."));
        findings.AddRange(wiring.Parts.Keys.Where(part => !there.Contains(part)).Select(part => $"Nobody places {part}."));
        return findings;
    }

    private static IEnumerable<string> Missing(IReadOnlyList<string> needs, HashSet<string> there, HashSet<int> made) => needs.Where(need =>
        need.StartsWith('!') ? there.Contains(need[1..])
        : need.StartsWith(After, StringComparison.Ordinal) ? !made.Contains(int.Parse(need[After.Length..], CultureInfo.InvariantCulture))
        : !there.Contains(need));
}
