using System.Text.Json;

namespace HipSense.Phone.Runs.Export;

/// <summary>A run as JSON: everything that the CSV has, and the figures.</summary>
public static class JsonExport
{
    /// <summary>Writes a run.</summary>
    /// <returns>UTF-8 text.</returns>
    public static byte[] Write(RunRecord run) => JsonSerializer.SerializeToUtf8Bytes(new RunFile(run, RunFigures.Of(run), RunAngles.Of(run)), RunFileJson.Readable.RunFile);
}
