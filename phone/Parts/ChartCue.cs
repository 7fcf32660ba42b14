using HipSense.Core;

namespace HipSense.Phone.Parts;

/// <summary>A cue on the drop chart.</summary>
/// <param name="X">Where, in the unit of the chart.</param>
/// <param name="Side">Whose.</param>
public readonly record struct ChartCue(double X, Side Side);
