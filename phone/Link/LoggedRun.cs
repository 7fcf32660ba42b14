using System;

namespace HipSense.Phone.Link;

/// <summary>A run in the clip's log.</summary>
/// <param name="Run">Its number.</param>
/// <param name="Length">Bytes.</param>
/// <param name="StartedAt">When it began; null when the clip did not know the time of day.</param>
public sealed record LoggedRun(uint Run, int Length, DateTimeOffset? StartedAt);
