using System;
using HipSense.Core;

namespace HipSense.Phone.Runs;

/// <summary>A hole in a run.</summary>
/// <param name="At">Where, since the run's start.</param>
/// <param name="Cause">Why.</param>
/// <param name="Seconds">How long; 0 when nobody knows.</param>
public sealed record RunGap(TimeSpan At, GapCause Cause, int Seconds);
