using System.IO;
using System.Linq;
using System.Text.Json;
using HipSense.Benchmarks;
using HipSense.Core;
using Xunit;

namespace HipSense.Tests.Benchmarks;

public class BudgetTests(MeasuredClip measured) : IClassFixture<MeasuredClip>
{
    private const string Refresh = "dotnet run -c Release --project test/Benchmarks -- il --budget";

    private readonly ClipCost _clip = measured.Clip;
    private readonly ClipCost _withPhone = measured.WithPhone;

    [Fact]
    public void The_minute_of_running_costs_no_more_than_its_budget()
    {
        Budget budget = Budget.Read();
        var now = Budget.Of(_clip, _withPhone);
        Holds(nameof(Budget.Instructions), now.Instructions, budget.Instructions);
        Holds(nameof(Budget.BlockP99), now.BlockP99, budget.BlockP99);
        Holds(nameof(Budget.BurstMax), now.BurstMax, budget.BurstMax);
        Holds(nameof(Budget.Calls), now.Calls, budget.Calls);
        Holds(nameof(Budget.AllocatedBytes), now.AllocatedBytes, budget.AllocatedBytes);
        Holds(nameof(Budget.StructCopies), now.StructCopies, budget.StructCopies);
        Holds(nameof(Budget.SamplerInstructions), now.SamplerInstructions, budget.SamplerInstructions);
        Holds(nameof(Budget.LogInstructions), now.LogInstructions, budget.LogInstructions);
        Holds(nameof(Budget.LinkInstructions), now.LinkInstructions, budget.LinkInstructions);
        Holds(nameof(Budget.BesideAllocatedBytes), now.BesideAllocatedBytes, budget.BesideAllocatedBytes);
    }

    [Fact]
    public void Sensing_allocates_nothing_and_copies_no_struct()
    {
        Assert.Equal(0, _clip.Sensing.Total.Allocations);
        Assert.Equal(0, _clip.Sensing.Total.StructCopies);
    }

    [Fact]
    public void Every_instruction_is_counted_the_same_a_second_time()
    {
        var again = ClipCost.Measure();
        Assert.Equal(_clip.Sensing.Total, again.Sensing.Total);
        Assert.Equal(_clip.Sampler.Total, again.Sampler.Total);
        Assert.Equal(Budget.Of(_clip, _withPhone), Budget.Of(again, _withPhone));
    }

    [Fact]
    public void A_phone_costs_nothing_on_the_sample_path()
    {
        // The loop's turns fall otherwise, so that the minute may have a block more or less at its end.
        long block = _clip.Sensing.Total.Instructions / (RunnerMinute.Seconds * ImuScale.RateHz / ImuScale.BlockSamples);
        Assert.InRange(_withPhone.Sensing.Total.Instructions - _clip.Sensing.Total.Instructions, -block, block);
        Assert.Equal(0, _withPhone.Sensing.Total.AllocatedBytes);
        Assert.True(_withPhone.Link.Total.Instructions > 2 * _clip.Link.Total.Instructions);
    }

    [Fact]
    public void Run_log_and_phone_are_told_through_their_packages()
    {
        // Three packets a stride and one a second; the log is appended every four seconds and reaches the flash.
        Assert.InRange(_withPhone.Link.Total.Notifications, 270, 340);
        Assert.InRange(_withPhone.Log.Total.FileOpens, 12, 16);
        Assert.InRange(_withPhone.Use.LogBytes, 100, 2000);
        Assert.Equal(0, _withPhone.Log.Total.AllocatedBytes);

        // The boot record is marked, written and read back, three times in the first minute of a start, and then never again; and the kept state is written when
        // the offset along the back has been judged, which it is three times in this minute.
        Assert.InRange(_withPhone.Rest.Total.AllocatedBytes, 0, (3 * 352) + (3 * 96));
        Assert.Equal(0, _clip.Link.Total.Notifications);
    }

    [Fact]
    public void Blocks_stages_and_methods_are_three_views_of_the_same_instructions()
    {
        long total = _clip.Sensing.Total.Instructions;
        Assert.Equal(total, _clip.Rooms.Sum(room => room.Total.Instructions));
        Assert.Equal(total, _clip.Methods.Sum(method => method.Total.Instructions));

        // A minute, give or take the block at its ends.
        Assert.InRange(_clip.Samples, 12_000 - 8, 12_000 + 8);
        Assert.InRange(_clip.BlockMax, _clip.BlockP99, _clip.BurstMax);
        Assert.True(_clip.BlockMedian <= _clip.BlockP99);
    }

    [Fact]
    public void The_json_has_what_programs_look_for()
    {
        using var json = JsonDocument.Parse(IlJson.Write(_clip, _withPhone, [RivalCost.BareDecode()]));
        Assert.Equal(
            [
                "il_per_sample_mean", "il_per_sample_p99", "il_burst_max", "calls_per_sample",
                "allocated_bytes_per_sample", "struct_copies_per_sample", "methods", "with_phone", "peers",
            ],
            json.RootElement.EnumerateObject().Select(property => property.Name));
    }

    private static void Holds(string what, long now, long budget) => Assert.True(
        now <= budget,
        $"{what}: {now}, the budget in {Path.GetFileName(Budget.File)} is {budget}. If that is meant to be: {Refresh}");
}
