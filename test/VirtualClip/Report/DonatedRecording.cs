using System.Collections.Generic;
using System.Linq;

namespace HipSense.VirtualClip;

/// <summary>What the clip made of a recording that somebody gave.</summary>
internal sealed class DonatedRecording
{
    /// <summary>Why it is not used, without its name; null when it is.</summary>
    public string? Problem { get; private init; }

    /// <summary>Why its reference is not used, without its name; null when it is or there is none.</summary>
    public string? ReferenceProblem { get; private init; }

    /// <summary>What it says as a whole; null when it is not used.</summary>
    public WaistScore? Score { get; private init; }

    /// <summary>True when it begins with standing still.</summary>
    public bool IsStanding { get; private init; }

    /// <summary>Its stances.</summary>
    public IReadOnlyList<StanceEvent> Stances { get; private init; } = [];

    /// <summary>Beside its reference; null without one.</summary>
    public Comparison? Comparison { get; private init; }

    /// <summary>Replays it. What cannot be read is told in the report and does not end it: it came from somebody else.</summary>
    /// <param name="file">The recording.</param>
    /// <param name="referenceFile">The reference that lies beside it, or null.</param>
    public static DonatedRecording Of(string file, string? referenceFile)
    {
        try
        {
            Recording recording = RecordingReader.Read(file, withTruth: false);
            var up = new UpTrace();
            ClipSession session = ClipSession.Replay(recording, up);
            (Comparison? comparison, string? problem) = Compare(recording, session, up, referenceFile);
            return new DonatedRecording
            {
                Score = WaistScore.Of(recording, session.Events, up),
                IsStanding = recording.IsStanding,
                Stances = [.. session.Events.OfType<StanceEvent>()],
                Comparison = comparison,
                ReferenceProblem = problem,
            };
        }
        catch (UserErrorException problem)
        {
            return new DonatedRecording { Problem = Nameless(problem, file, referenceFile) };
        }
    }

    private static (Comparison? Comparison, string? Problem) Compare(Recording recording, ClipSession session, UpTrace up, string? referenceFile)
    {
        if (referenceFile is null)
        {
            return (null, null);
        }

        try
        {
            return (Comparison.Of(recording, session, up, ReferenceReader.Read(referenceFile), Zero.AsGiven), null);
        }
        catch (UserErrorException problem)
        {
            return (null, Nameless(problem, recording.Name, referenceFile));
        }
    }

    private static string Nameless(UserErrorException problem, string file, string? referenceFile)
    {
        string text = referenceFile is null ? problem.Message : problem.Message.Replace(referenceFile, "the reference", System.StringComparison.Ordinal);
        return text.Replace(file, "the recording", System.StringComparison.Ordinal);
    }
}
