using System.Collections.Generic;
using HipSense.Virtual;

namespace HipSense.VirtualClip;

/// <summary>A cue, and what the motor did for it.</summary>
/// <param name="Cue">The cue.</param>
/// <param name="Pulses">What the runner felt.</param>
public sealed record FeltCue(CueEvent Cue, IReadOnlyList<MotorPulse> Pulses);
