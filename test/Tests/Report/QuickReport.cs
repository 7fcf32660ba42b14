using System;
using HipSense.Tests.VirtualClip;

namespace HipSense.Tests.Report;

/// <summary>A quick report, made once for all tests.</summary>
public sealed class QuickReport : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly TempFolder _recordings = new();

    public QuickReport()
    {
        File = _folder.PathOf("accuracy.md");
        CommandLine.Run(["report", .. RecordingFolders.Make(_recordings), "--quick", "--out", File]);
    }

    /// <summary>Where it is.</summary>
    public string Folder => _folder.Root;

    /// <summary>The report.</summary>
    public string File { get; }

    /// <summary>Where the recordings in it were.</summary>
    public string Recordings => _recordings.Root;

    public void Dispose()
    {
        _folder.Dispose();
        _recordings.Dispose();
    }
}
