using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace HipSense.VirtualClip;

/// <summary>A folder of recordings that somebody else made, through the whole firmware.</summary>
internal sealed partial class FolderStudy
{
    /// <summary>
    /// The offsets in <see cref="Core.ContactTiming"/> were fitted on the trials whose number can be divided by this: 00, 04, 08 and so on. The others
    /// were not used for it.
    /// </summary>
    private const int FitEvery = 4;

    private FolderStudy(string name, IReadOnlyList<FileScore> files, PeerScores? peers)
    {
        Name = name;
        Files = files;
        Peers = peers;
    }

    /// <summary>The folder's own name.</summary>
    public string Name { get; }

    /// <summary>Its recordings.</summary>
    public IReadOnlyList<FileScore> Files { get; }

    /// <summary>The filters of others on them; null without a true up vector.</summary>
    public PeerScores? Peers { get; }

    /// <summary>The recordings in which the gyro comes to its full scale, by their places in <see cref="Files"/>.</summary>
    public IReadOnlySet<int> Clipped { get; private init; } = new HashSet<int>();

    /// <summary>True when a force plate gives the truth.</summary>
    public bool HasForce { get; private init; }

    /// <summary>The trials that the offsets were fitted on.</summary>
    public IReadOnlyList<FileScore> Fitted => [.. Files.Where(file => NumberOf(file.Name) is int number && number % FitEvery == 0)];

    /// <summary>The other trials.</summary>
    public IReadOnlyList<FileScore> Others => [.. Files.Except(Fitted)];

    /// <summary>Runs it.</summary>
    /// <param name="folder">The folder.</param>
    public static FolderStudy Run(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new UserErrorException($"{folder}: there is no such folder");
        }

        var results = Work.Each(ScoreCommand.FilesOf([folder]), file =>
        {
            Recording recording = RecordingReader.Read(file, withTruth: true);
            IReadOnlyList<ErrorSum>? peers = recording.TruthOrNull(TruthColumn.UpX) is not null && !recording.IsStanding
                ? PeerScores.Inclination(recording)
                : null;
            return (Score: FileScore.Of(recording), Peers: peers, HasForce: recording.TruthOrNull(TruthColumn.Force) is not null, IsClipped: RecordedSamples.IsGyroAtRail(recording, 0, recording.Rows));
        });
        PeerScores? scores = results.All(result => result.Peers is not null) ? new PeerScores() : null;
        foreach (IReadOnlyList<ErrorSum>? peers in results.Select(result => result.Peers))
        {
            scores?.Add(peers!);
        }

        string name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        return new FolderStudy(name, [.. results.Select(result => result.Score)], scores)
        {
            HasForce = results.All(result => result.HasForce),
            Clipped = Enumerable.Range(0, results.Length).Where(i => results[i].IsClipped).ToHashSet(),
        };
    }

    [GeneratedRegex(@"(\d+)\D*$")]
    private static partial Regex LastNumber { get; }

    private static int? NumberOf(string file)
    {
        Match match = LastNumber.Match(Path.GetFileNameWithoutExtension(Path.GetFileNameWithoutExtension(file)));
        return match.Success ? int.Parse(match.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) : null;
    }
}
