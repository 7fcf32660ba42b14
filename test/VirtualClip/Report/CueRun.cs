namespace HipSense.VirtualClip;

/// <summary>The cues of a run through the whole firmware whose means are truly under the thresholds.</summary>
/// <param name="DropCues">Cues for too much drop.</param>
/// <param name="TiltCues">Cues for an arched back.</param>
/// <param name="RotationCues">Cues for too much rotation.</param>
/// <param name="Hours">The hours that count.</param>
/// <param name="GrowthDeg">How far the mean drop truly grew, degrees.</param>
internal sealed record CueRun(int DropCues, int TiltCues, int RotationCues, double Hours, double GrowthDeg);
