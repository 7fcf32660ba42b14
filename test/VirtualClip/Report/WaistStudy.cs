using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using HipSense.Core;

namespace HipSense.VirtualClip;

/// <summary>
/// Recordings of people without any truth but what they were asked to do: to run throughout, or anything but running. They show whether running
/// is found and told from everything else.
/// </summary>
internal sealed class WaistStudy
{
    private WaistStudy(string folder, IReadOnlyList<WaistScore> files)
    {
        Name = FolderStudy.NameOf(folder);
        Files = files;
    }

    /// <summary>The folder's own name.</summary>
    public string Name { get; }

    /// <summary>Its recordings.</summary>
    public IReadOnlyList<WaistScore> Files { get; }

    /// <summary>Share of the recordings in which running is found for more than so much of the time, percent.</summary>
    /// <param name="percent">How much.</param>
    public double ShareOver(double percent) => 100.0 * Files.Count(file => file.RunningPercent > percent) / Files.Count;

    /// <summary>Time taken for running, percent of all.</summary>
    public double RunningPercent => 100 * Files.Sum(file => file.RunningS) / Files.Sum(file => file.Seconds);

    /// <summary>Hours of recording.</summary>
    public double Hours => Files.Sum(file => file.Seconds) / 3600;

    /// <summary>Cues for too much drop.</summary>
    public int Cues => Files.Sum(file => file.Cues);

    /// <summary>Recordings at whose end the clip does not know how it sits.</summary>
    public int Uncalibrated => Files.Count(file => double.IsNaN(file.CalibratedS));

    /// <summary>Runs it.</summary>
    /// <param name="folder">The folder.</param>
    public static WaistStudy Run(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new UserErrorException($"{folder}: there is no such folder");
        }

        return new WaistStudy(folder, Work.Each(ScoreCommand.FilesOf([folder]), file =>
        {
            Recording recording = RecordingReader.Read(file, withTruth: false);
            var up = new UpTrace();
            ClipSession session = ClipSession.Replay(recording, up);
            return WaistScore.Of(recording, session.Events, up);
        }));
    }
}

/// <summary>What the clip made of one of them.</summary>
/// <param name="Seconds">Its length.</param>
/// <param name="RunningS">Time taken for running.</param>
/// <param name="ToldS">Time in stances that were told, each as long as the step that it belongs to.</param>
/// <param name="CalibratedS">When the clip knew how it sits, s; NaN when it never did.</param>
/// <param name="Cues">Cues for too much drop.</param>
internal sealed record WaistScore(double Seconds, double RunningS, double ToldS, double CalibratedS, int Cues)
{
    private const double UsPerSecond = 1e6;

    /// <summary>Taken for running, percent of all.</summary>
    public double RunningPercent => 100 * RunningS / Seconds;

    /// <summary>Told as stances, percent of all.</summary>
    public double ToldPercent => 100 * ToldS / Seconds;

    /// <summary>Makes it.</summary>
    public static WaistScore Of(Recording recording, IReadOnlyList<ClipEvent> events, UpTrace up)
    {
        double seconds = recording.Rows * Recording.RowMs / 1000;
        double runningS = 0;
        double sinceS = double.NaN;
        foreach (ActivityEvent what in events.OfType<ActivityEvent>())
        {
            bool isRunning = what.Activity == Activity.Running;
            double atS = Math.Clamp(what.AtUs / UsPerSecond, 0, seconds);
            runningS += !isRunning && !double.IsNaN(sinceS) ? atS - sinceS : 0;
            sinceS = !isRunning ? double.NaN : double.IsNaN(sinceS) ? atS : sinceS;
        }

        runningS += double.IsNaN(sinceS) ? 0 : seconds - sinceS;
        StanceEvent[] stances = [.. events.OfType<StanceEvent>()];
        double[] steps = [.. stances.Where(stance => stance.StepUs > 0).Select(stance => stance.StepUs / UsPerSecond).Order()];
        int known = Enumerable.Range(0, up.Rows).FirstOrDefault(row => !double.IsNaN(up.ObliquityDeg(row)), -1);
        return new WaistScore(
            seconds,
            runningS,
            steps.Length == 0 ? 0 : stances.Length * steps[steps.Length / 2],
            known < 0 ? double.NaN : known * Recording.RowMs / 1000,
            events.OfType<CueEvent>().Count(cue => cue.Kind == CueKind.TooMuchDrop));
    }
}
