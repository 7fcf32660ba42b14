using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace HipSense.VirtualClip;

/// <summary>What one recording, or several together, came to beside its truth. A part is null where there is no truth for it.</summary>
/// <param name="Name">The file or the folder.</param>
/// <param name="Seconds">Length of the signal.</param>
public sealed record FileScore(string Name, double Seconds)
{
    /// <summary>Stances found, timed, sided and measured.</summary>
    public StanceScore? Stances { get; private set; }

    /// <summary>Drops beside a filmed pelvis.</summary>
    public OpticalScore? Optical { get; private set; }

    /// <summary>Tilt and rotation of the pelvis.</summary>
    public PelvisScore? Pelvis { get; private set; }

    /// <summary>The up vector.</summary>
    public AttitudeScore? Attitude { get; private set; }

    /// <summary>Running told from everything else.</summary>
    public ActivityScore? Activity { get; private set; }

    /// <summary>Cues for too much drop.</summary>
    public int Cues { get; private set; }

    /// <summary>The folder of the file.</summary>
    public string Folder => Path.GetDirectoryName(Name) is { Length: > 0 } folder ? folder : ".";

    /// <summary>Replays a recording and compares.</summary>
    /// <param name="recording">The recording, with its truth.</param>
    /// <param name="progressed">Called after each block with the signal time, µs, when not null.</param>
    public static FileScore Of(Recording recording, Action<long>? progressed = null)
    {
        ArgumentNullException.ThrowIfNull(recording);
        var up = new UpTrace();
        ClipSession session = ClipSession.Replay(recording, up, progressed);
        return Of(recording, session, up);
    }

    /// <summary>Adds up the scores of several recordings.</summary>
    /// <param name="name">What to call them together.</param>
    /// <param name="parts">The recordings' scores.</param>
    public static FileScore Pool(string name, IReadOnlyCollection<FileScore> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var all = new FileScore(name, parts.Sum(part => part.Seconds)) { Cues = parts.Sum(part => part.Cues) };
        foreach (FileScore part in parts)
        {
            if (part.Stances is not null)
            {
                all.Stances ??= new StanceScore();
                all.Stances.Add(part.Stances);
            }

            if (part.Optical is not null)
            {
                all.Optical ??= new OpticalScore();
                all.Optical.Add(part.Optical);
            }

            if (part.Pelvis is not null)
            {
                all.Pelvis ??= new PelvisScore();
                all.Pelvis.Add(part.Pelvis);
            }

            if (part.Attitude is not null)
            {
                all.Attitude ??= new AttitudeScore();
                all.Attitude.Add(part.Attitude);
            }

            if (part.Activity is not null)
            {
                all.Activity ??= new ActivityScore();
                all.Activity.Add(part.Activity);
            }
        }

        return all;
    }

    private static FileScore Of(Recording recording, ClipSession session, UpTrace up)
    {
        var score = new FileScore(recording.Name, recording.Rows * Recording.RowMs / 1000);
        score.Attitude = AttitudeScore.Of(recording, up);
        score.Cues = session.Events.OfType<CueEvent>().Count(cue => cue.Kind == Core.CueKind.TooMuchDrop);
        double[]? activity = recording.TruthOrNull(TruthColumn.Activity);
        if (activity is not null)
        {
            score.Activity = ActivityScore.Of(activity, session.Events);
        }

        if (recording.TruthOrNull(TruthColumn.OpticalObliquity) is { } filmed)
        {
            score.Optical = OpticalScore.Of(filmed, session.Events);
        }

        double[]? tilt = recording.TruthOrNull(TruthColumn.Tilt);
        double[]? rotation = recording.TruthOrNull(TruthColumn.Rotation);
        if (tilt is not null || rotation is not null)
        {
            score.Pelvis = PelvisScore.Of(tilt, rotation, session.Events);
        }

        List<TrueStance>? truth = recording.TruthOrNull(TruthColumn.Force) is { } force
            ? ForceTruth.Read(force)
            : recording.TruthOrNull(TruthColumn.Contact) is { } contact
            ? ModelTruth.Read(contact, activity, recording.TruthOrNull(TruthColumn.Obliquity))
            : null;
        if (truth is not null)
        {
            score.Stances = StanceScore.Of(new StanceMatches(truth, [.. session.Events.OfType<StanceEvent>()]));
        }

        return score;
    }
}
