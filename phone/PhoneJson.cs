using System.Text.Json;
using System.Text.Json.Serialization;
using HipSense.Phone.Live;
using HipSense.Phone.Recordings;
using HipSense.Phone.Runs;
using HipSense.Phone.Runs.Export;

namespace HipSense.Phone;

/// <summary>How objects become JSON texts: made at build time, so that the published page can leave out what it does not use.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(Choices))]
[JsonSerializable(typeof(KeptRecording))]
[JsonSerializable(typeof(KeptRun))]
[JsonSerializable(typeof(RunFile))]
internal sealed partial class PhoneJson : JsonSerializerContext
{
    /// <summary>The same, with line breaks, for files that people open.</summary>
    public static PhoneJson Readable => new(new JsonSerializerOptions(Default.Options) { WriteIndented = true });
}
