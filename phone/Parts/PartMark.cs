using HipSense.Phone.Runs;

namespace HipSense.Phone.Parts;

/// <summary>A part of a run on a picture of its parts.</summary>
/// <param name="Name">What is written under it.</param>
/// <param name="Beside">What is written under that; empty: nothing.</param>
/// <param name="Left">The angle, left.</param>
/// <param name="Right">Likewise right.</param>
public sealed record PartMark(string Name, string Beside, AngleFigures Left, AngleFigures Right);
