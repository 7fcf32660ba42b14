using System;
using HipSense.Core;

namespace HipSense.Phone.Runs;

/// <summary>A cue of a run.</summary>
/// <param name="At">When, since the run's start.</param>
/// <param name="Side">Whose hip.</param>
/// <param name="Kind">What it told.</param>
/// <param name="MeanDeg">Mean drop behind it, degrees.</param>
/// <param name="ThresholdDeg">The threshold, degrees.</param>
public sealed record RunCue(TimeSpan At, Side Side, CueKind Kind, double MeanDeg, double ThresholdDeg);
