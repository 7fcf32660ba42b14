using System.Linq;
using HipSense.Reliability;
using Xunit;

namespace HipSense.Tests.Faults;

/// <summary>Every row of the fault list, each with twenty seeds, and each without the code that it is there for.</summary>
public class FaultCaseTests
{
    private const int Seeds = 20;

    public static TheoryData<string> Rows => [.. CaseList.All.Select(item => item.Row)];

    public static TheoryData<string, string> Mutated => new(Mutation.All.Select(mutation => (mutation.Row, mutation.What)));

    [Theory]
    [MemberData(nameof(Rows))]
    public void The_clip_survives(string row)
    {
        FaultCase item = CaseList.All.Single(other => other.Row == row);
        Assert.Empty(Enumerable.Range(1, Seeds).Select(item.Run).SelectMany(trial => trial.Broken.Select(broken => $"seed {trial.Seed}: {broken}")));
    }

    [Theory]
    [MemberData(nameof(Mutated))]
    public void Without_its_recovery_it_does_not(string row, string what) =>
        Assert.True(MutationCheck.Of(Mutation.All.Single(mutation => mutation.Row == row && mutation.What == what), Seeds).IsNoticed);

    [Fact]
    public void No_case_is_without_a_mutation_or_a_reason() => Assert.Empty(MutationCheck.Forgotten());

    [Fact]
    public void A_soak_of_some_minutes_leaves_nothing_behind()
    {
        var soak = Soak.Run(0.25, 3);
        Assert.InRange(soak.Faults, 20, 80);
        Assert.Equal(0, soak.Escaped);
        Assert.True(soak.Stances > 500);
        Assert.Empty(soak.FalseCues);
        Assert.Equal(0, soak.HeapGrowth);
        Assert.True(soak.Alerts is { Live: > 0, Replayed: > 0 });
        Assert.True(soak.Alerts.AddUp);
    }
}
