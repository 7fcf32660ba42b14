using System.Collections.Generic;

namespace HipSense.VirtualClip;

/// <summary>All that was measured for a report.</summary>
/// <param name="Size">How much was run.</param>
/// <param name="Model">Random runners.</param>
/// <param name="Causes">What the error of obliquity is made of.</param>
/// <param name="Cues">False cues.</param>
/// <param name="NoRuns">What is not running.</param>
/// <param name="Hard">The hard cases.</param>
/// <param name="Folders">Recordings of others.</param>
internal sealed record ReportResults(
    ReportSize Size,
    ModelStudy Model,
    IReadOnlyList<(string What, ErrorSum Runs, double Worst)> Causes,
    CueStudy Cues,
    NoRunStudy NoRuns,
    IReadOnlyList<(RobustCase Case, Trial Trial, string Remark)> Hard,
    IReadOnlyList<FolderStudy> Folders)
{
    /// <summary>Runs everything.</summary>
    /// <param name="size">How much.</param>
    /// <param name="folders">Folders of recordings.</param>
    public static ReportResults Run(ReportSize size, IEnumerable<string> folders)
    {
        // The folders first: a wrong name is told at once.
        var studies = new List<FolderStudy>();
        foreach (string folder in folders)
        {
            studies.Add(FolderStudy.Run(folder));
        }

        ModelStudy model = ModelStudy.Run(size);
        return new ReportResults(size, model, CauseStudy.Run(size), CueStudy.Run(size, model.StepNoiseDeg), NoRunStudy.Run(size), RobustStudy.Run(size), studies);
    }
}
