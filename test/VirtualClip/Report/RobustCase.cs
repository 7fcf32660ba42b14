using System;

namespace HipSense.VirtualClip;

/// <summary>A hard case.</summary>
/// <param name="What">What is hard, in a few words.</param>
/// <param name="Plan">The run.</param>
/// <param name="Remark">Says what the columns do not; given the run.</param>
internal sealed record RobustCase(string What, TrialPlan Plan, Func<Trial, string>? Remark = null);
