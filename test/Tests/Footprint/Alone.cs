using Xunit;

namespace HipSense.Tests.Footprint;

/// <summary>
/// Tests that count what their thread allocates run alone: when the runtime collects the garbage of others, it takes what is left of this thread's buffer for
/// allocated.
/// </summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
