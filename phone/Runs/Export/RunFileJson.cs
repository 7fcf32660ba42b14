using System.Text.Json;
using System.Text.Json.Serialization;

namespace HipSense.Phone.Runs.Export;

/// <summary>How a run becomes a JSON file. Made at build time, so that the published page can leave out what it does not use.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(RunFile))]
internal sealed partial class RunFileJson : JsonSerializerContext
{
    /// <summary>With line breaks: people open it.</summary>
    public static RunFileJson Readable => new(new JsonSerializerOptions(Default.Options) { WriteIndented = true });
}
