using HipSense.Reliability;
using Xunit;

namespace HipSense.Tests.Faults;

/// <summary>Row F22 of the fault list, bit by bit; its power cuts are swept in <see cref="PowerCutTests"/>.</summary>
public class RunLogFaultsTests
{
    [Fact]
    public void F22_rotten_records_cost_themselves_and_a_rotten_header_not_the_run()
    {
        var before = KeptRuns.Record(2);
        string path = KeptRuns.PathOf(1);
        int bits = before.Files[path].Length * 8;
        for (int bit = 0; bit < bits; bit++)
        {
            var bench = new LogBench();
            before.PutOnto(bench.Flash);
            bench.Flash.Rot(path, bit);
            bench.Session(bench => bench.Stand(1));
            Assert.Equal(2, bench.Runs().Count);
            Assert.Equal(1, bench.Flash.Faults.RottenBits);
        }
    }
}
