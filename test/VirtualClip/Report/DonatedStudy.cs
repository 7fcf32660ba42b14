using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace HipSense.VirtualClip;

/// <summary>
/// Recordings that people made with their own clips. A folder in the folder is one runner; so is a recording that lies in the folder itself. Beside a recording
/// <c>NAME.csv.gz</c> may lie what a camera saw: <c>NAME.reference.csv</c>.
/// </summary>
internal sealed class DonatedStudy
{
    private const string Reference = ".reference.csv";

    private static readonly string[] s_endings = [".csv", ".csv.gz"];

    private DonatedStudy(string folder, IReadOnlyList<DonatedRunner> runners)
    {
        Name = FolderStudy.NameOf(folder);
        Runners = runners;
    }

    /// <summary>The folder's own name.</summary>
    public string Name { get; }

    /// <summary>The runners, in the order of their names, which nothing repeats.</summary>
    public IReadOnlyList<DonatedRunner> Runners { get; }

    /// <summary>Runs it.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="UserErrorException">There is no such folder, or no recording in it.</exception>
    public static DonatedStudy Run(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new UserErrorException($"{folder}: there is no such folder");
        }

        (string Name, string[] Files)[] runners =
        [
            .. Directory.EnumerateDirectories(folder).Select(runner => (runner, RecordingsIn(runner)))
                .Concat(RecordingsIn(folder).Select(file => (file, new[] { file })))
                .Where(runner => runner.Item2.Length > 0)
                .OrderBy(runner => runner.Item1, StringComparer.Ordinal),
        ];
        return runners.Length == 0
            ? throw new UserErrorException($"{folder}: there is no recording in this folder, nor in a folder of it")
            : new DonatedStudy(folder, Work.Each(runners, runner => new DonatedRunner([.. runner.Files.Select(file => DonatedRecording.Of(file, ReferenceOf(file)))])));
    }

    private static string[] RecordingsIn(string folder) =>
    [
        .. Directory.EnumerateFiles(folder)
            .Where(file => EndingOf(file) is not null && !StemOf(file).EndsWith(".reference", StringComparison.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal),
    ];

    private static string? ReferenceOf(string file)
    {
        string reference = StemOf(file) + Reference;
        return File.Exists(reference) ? reference : null;
    }

    private static string? EndingOf(string file) => s_endings.LastOrDefault(ending => file.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    private static string StemOf(string file) => file[..^(EndingOf(file)?.Length ?? 0)];
}
