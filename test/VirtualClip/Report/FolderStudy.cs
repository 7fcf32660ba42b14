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
    /// were looked at when the last of them were rounded.
    /// </summary>
    private const int FitEvery = 4;

    private FolderStudy(string name, IReadOnlyList<FileScore> files)
    {
        Name = name;
        Files = files;
    }

    /// <summary>The folder's own name.</summary>
    public string Name { get; }

    /// <summary>Its recordings.</summary>
    public IReadOnlyList<FileScore> Files { get; }

    /// <summary>The filters of others on them, moved by hand; null without a true up vector.</summary>
    public PeerScores? Peers { get; private init; }

    /// <summary>The filters of others on filmed pelvises; null where there are none.</summary>
    public PeerScores? OpticalPeers { get; private init; }

    /// <summary>The recordings in which the gyro comes to its full scale, by their places in <see cref="Files"/>.</summary>
    public IReadOnlySet<int> Clipped { get; private init; } = new HashSet<int>();

    /// <summary>True when a force plate gives the truth.</summary>
    public bool HasForce { get; private init; }

    /// <summary>True when filmed pelvises are the truth.</summary>
    public bool IsOptical => Files.All(file => file.Optical is not null);

    /// <summary>Told against true contact time over the trials.</summary>
    public StraightLine ContactLine =>
        new([.. Files.Where(file => file.Stances?.ContactTrue.Count > 0).Select(file => (file.Stances!.ContactTrue.Mean, file.Stances.ContactTold.Mean))]);

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
            bool isFilmed = recording.TruthOrNull(TruthColumn.OpticalObliquity) is not null && recording.IsStanding;
            return (
                Score: FileScore.Of(recording),
                Peers: recording.TruthOrNull(TruthColumn.UpX) is not null && !recording.IsStanding ? PeerScores.Inclination(recording) : null,
                OpticalPeers: isFilmed ? PeerScores.Obliquity(recording, MonitorTrack.Of(recording)) : null,
                HasForce: recording.TruthOrNull(TruthColumn.Force) is not null,
                IsClipped: RecordedSamples.IsGyroAtRail(recording, 0, recording.Rows));
        });
        return new FolderStudy(NameOf(folder), [.. results.Select(result => result.Score)])
        {
            Peers = All([.. results.Select(result => result.Peers)]),
            OpticalPeers = All([.. results.Select(result => result.OpticalPeers)]),
            HasForce = results.All(result => result.HasForce),
            Clipped = Enumerable.Range(0, results.Length).Where(i => results[i].IsClipped).ToHashSet(),
        };
    }

    /// <summary>A folder's own name.</summary>
    /// <param name="folder">Its path.</param>
    public static string NameOf(string folder) => Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));

    /// <summary>All of them as one; null when one is lacking.</summary>
    private static PeerScores? All(IReadOnlyList<IReadOnlyList<ErrorSum>?> peers)
    {
        if (peers.Any(one => one is null))
        {
            return null;
        }

        var scores = new PeerScores();
        foreach (IReadOnlyList<ErrorSum>? one in peers)
        {
            scores.Add(one!);
        }

        return scores;
    }

    [GeneratedRegex(@"(\d+)\D*$")]
    private static partial Regex LastNumber { get; }

    private static int? NumberOf(string file)
    {
        Match match = LastNumber.Match(Path.GetFileNameWithoutExtension(Path.GetFileNameWithoutExtension(file)));
        return match.Success ? int.Parse(match.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) : null;
    }
}
