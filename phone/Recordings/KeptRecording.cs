using System;
using HipSense.Core;

namespace HipSense.Phone.Recordings;

/// <summary>What is known of a recording on this phone; its samples are in chunks of their own.</summary>
public sealed class KeptRecording
{
    /// <summary>Its key.</summary>
    public string Id { get; set; } = "";

    /// <summary>What the runner calls it; it stays on this phone.</summary>
    public string Name { get; set; } = "";

    /// <summary>When it began.</summary>
    public DateTimeOffset StartedAt { get; set; }

    /// <summary>True when nobody ran it.</summary>
    public bool IsDemo { get; set; }

    /// <summary>The clip's firmware, like 1.2.3; empty when not known.</summary>
    public string Firmware { get; set; } = "";

    /// <summary>Samples that are there.</summary>
    public long Samples { get; set; }

    /// <summary>Samples from the first to the last, those that are missing included.</summary>
    public long Span { get; set; }

    /// <summary>How many gaps there are.</summary>
    public int Gaps { get; set; }

    /// <summary>How many marks there are.</summary>
    public int Marks { get; set; }

    /// <summary>Chunks in the storage.</summary>
    public int Chunks { get; set; }

    /// <summary>Bytes in the storage.</summary>
    public long Bytes { get; set; }

    /// <summary>When it was deleted; null: it was not. The next page forgets it for good.</summary>
    public DateTimeOffset? DeletedAt { get; set; }

    /// <summary>Samples that are missing.</summary>
    public long Missing() => Span - Samples;

    /// <summary>How long it is.</summary>
    public TimeSpan Length() => TimeSpan.FromSeconds(Span / (double)ImuScale.RateHz);
}
