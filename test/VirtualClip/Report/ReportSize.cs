using HipSense.Runners;

namespace HipSense.VirtualClip;

/// <summary>How much is run for a report.</summary>
/// <param name="People">People of the population.</param>
/// <param name="RunSeconds">Length of each of their runs, s.</param>
/// <param name="CausePeople">People for whom one cause after the other is left out.</param>
/// <param name="CueHours">Hours of step sequences for each figure of false cues.</param>
/// <param name="CueRuns">Runs through the whole firmware for false cues.</param>
/// <param name="CueRunSeconds">Length of each, s.</param>
/// <param name="NoRunSeeds">Repetitions of each thing that is not running.</param>
/// <param name="NoRunSeconds">Length of each, s.</param>
/// <param name="HardSeconds">Length of each hard case, s.</param>
internal sealed record ReportSize(
    int People,
    double RunSeconds,
    int CausePeople,
    int CueHours,
    int CueRuns,
    double CueRunSeconds,
    int NoRunSeeds,
    double NoRunSeconds,
    double HardSeconds)
{
    /// <summary>For the documentation.</summary>
    public static readonly ReportSize Full = new(Population.Size, 125, 24, 2000, 24, 3600, 5, 600, 245);

    /// <summary>For the tests.</summary>
    public static readonly ReportSize Quick = new(4, 40, 2, 60, 1, 420, 1, 40, 40);
}
