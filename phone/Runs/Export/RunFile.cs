namespace HipSense.Phone.Runs.Export;

/// <summary>What a JSON export holds.</summary>
/// <param name="Run">The run.</param>
/// <param name="Figures">What it comes to.</param>
/// <param name="Angles">The pelvis over the run: all of it, by thirds, by cadence.</param>
public sealed record RunFile(RunRecord Run, RunFigures Figures, RunAngles Angles);
