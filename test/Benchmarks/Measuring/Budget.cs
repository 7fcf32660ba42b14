using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.Json;

namespace HipSense.Benchmarks;

/// <summary>What the minute of running may cost: totals, so that one instruction more is seen.</summary>
/// <param name="Instructions">IL instructions from FIFO byte to event.</param>
/// <param name="BlockP99">Instructions of the block that 99 % of all do not exceed.</param>
/// <param name="BurstMax">Instructions of the dearest burst.</param>
/// <param name="Calls">Calls.</param>
/// <param name="AllocatedBytes">Bytes allocated.</param>
/// <param name="StructCopies">Structs copied.</param>
/// <param name="SamplerInstructions">IL instructions of sampler and driver.</param>
/// <param name="LogInstructions">IL instructions of the run log, with a phone as the next two.</param>
/// <param name="LinkInstructions">IL instructions of the way to the phone.</param>
/// <param name="BesideAllocatedBytes">Bytes that both allocate.</param>
public sealed record Budget(
    long Instructions,
    long BlockP99,
    long BurstMax,
    long Calls,
    long AllocatedBytes,
    long StructCopies,
    long SamplerInstructions,
    long LogInstructions,
    long LinkInstructions,
    long BesideAllocatedBytes)
{
    private static readonly JsonSerializerOptions s_json = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>The committed file.</summary>
    public static string File { get; } = Path.Combine(RepositoryRoot, "test", "Benchmarks", "budget.json");

    private static string RepositoryRoot => typeof(Budget).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    /// <summary>What was measured, as a budget.</summary>
    /// <param name="clip">The clip alone.</param>
    /// <param name="withPhone">The clip with a phone.</param>
    public static Budget Of(ClipCost clip, ClipCost withPhone)
    {
        System.ArgumentNullException.ThrowIfNull(clip);
        System.ArgumentNullException.ThrowIfNull(withPhone);
        Tally sensing = clip.Sensing.Total;
        return new Budget(
            sensing.Instructions,
            clip.BlockP99,
            clip.BurstMax,
            sensing.Calls,
            sensing.AllocatedBytes,
            sensing.StructCopies,
            clip.Sampler.Total.Instructions,
            withPhone.Log.Total.Instructions,
            withPhone.Link.Total.Instructions,
            withPhone.Log.Total.AllocatedBytes + withPhone.Link.Total.AllocatedBytes);
    }

    /// <summary>Reads the committed file.</summary>
    public static Budget Read() => JsonSerializer.Deserialize<Budget>(System.IO.File.ReadAllText(File), s_json)!;

    /// <summary>Writes the committed file.</summary>
    public void Write() => System.IO.File.WriteAllText(File, JsonSerializer.Serialize(this, s_json).ReplaceLineEndings("\n") + "\n");
}
