using System.Text.Json.Serialization;

namespace HipSense.Phone.Recordings;

/// <summary>How what is kept of a recording becomes a JSON text. Made at build time, so that the published page can leave out what it does not use.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(KeptRecording))]
internal sealed partial class RecordingJson : JsonSerializerContext;
