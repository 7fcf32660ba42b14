using System.Collections.Generic;
using System.Linq;

namespace HipSense.VirtualClip;

/// <summary>All that was measured for a report.</summary>
/// <param name="Size">How much was run.</param>
/// <param name="Model">The population.</param>
/// <param name="Causes">What the errors are made of.</param>
/// <param name="Cues">False cues.</param>
/// <param name="NoRuns">What is not running.</param>
/// <param name="Hard">The hard cases.</param>
/// <param name="Folders">Recordings of others.</param>
internal sealed record ReportResults(
    ReportSize Size,
    ModelStudy Model,
    IReadOnlyList<Cause> Causes,
    CueStudy Cues,
    NoRunStudy NoRuns,
    IReadOnlyList<HardResult> Hard,
    IReadOnlyList<FolderStudy> Folders)
{
    /// <summary>People who were asked to run; null without such recordings.</summary>
    public WaistStudy? Running { get; private init; }

    /// <summary>People who were asked to do anything else; null without such recordings.</summary>
    public WaistStudy? NotRunning { get; private init; }

    /// <summary>People who recorded themselves; null without such recordings.</summary>
    public DonatedStudy? Donated { get; private init; }

    /// <summary>Runs everything.</summary>
    /// <param name="size">How much.</param>
    /// <param name="folders">Folders of recordings.</param>
    public static ReportResults Run(ReportSize size, ReportFolders folders)
    {
        // The folders first: a wrong name is told at once.
        FolderStudy[] studies = [.. folders.WithTruth.Select(FolderStudy.Run)];
        WaistStudy? running = folders.Running is null ? null : WaistStudy.Run(folders.Running);
        WaistStudy? notRunning = folders.NotRunning is null ? null : WaistStudy.Run(folders.NotRunning);
        DonatedStudy? donated = folders.Donated is null ? null : DonatedStudy.Run(folders.Donated);
        ModelStudy model = ModelStudy.Run(size);
        return new ReportResults(size, model, CauseStudy.Run(size), CueStudy.Run(size, model.StepNoiseDeg), NoRunStudy.Run(size), RobustStudy.Run(size), studies)
        {
            Running = running,
            NotRunning = notRunning,
            Donated = donated,
        };
    }
}

/// <summary>Folders of recordings for a report.</summary>
/// <param name="WithTruth">Those with columns of truth.</param>
/// <param name="Running">One in which everybody runs, or null.</param>
/// <param name="NotRunning">One in which nobody does, or null.</param>
/// <param name="Donated">One of people who recorded themselves, or null.</param>
internal sealed record ReportFolders(IReadOnlyList<string> WithTruth, string? Running, string? NotRunning, string? Donated);
