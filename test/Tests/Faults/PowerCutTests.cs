using System.Linq;
using HipSense.Reliability;
using Xunit;

namespace HipSense.Tests.Faults;

/// <summary>Rows F20 and F22 of the fault list: the power is cut after every byte of everything that writes to the flash.</summary>
public class PowerCutTests
{
    public static TheoryData<string> Operations => [.. SweepList.All.Select(operation => operation.Name)];

    [Theory]
    [MemberData(nameof(Operations))]
    public void Beside_the_old_state(string name) => Sweep(name, inPlace: false);

    [Theory]
    [MemberData(nameof(Operations))]
    public void Over_the_old_state(string name) => Sweep(name, inPlace: true);

    private static void Sweep(string name, bool inPlace)
    {
        PowerCutSweep sweep = SweepList.All.Single(operation => operation.Name == name).Run(inPlace);
        TestContext.Current.TestOutputHelper!.WriteLine($"{sweep.Cuts} cuts: {sweep.Seen}");
        Assert.Empty(sweep.Broken);
        Assert.InRange(sweep.Cuts, 100, 10_000);
        Assert.Equal(sweep.Cuts + 1, sweep.Outcomes.Values.Sum());
    }
}
