using System.Text.Json.Serialization;

namespace HipSense.Phone.Runs;

/// <summary>How a kept run becomes a JSON text. Made at build time, so that the published page can leave out what it does not use.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(KeptRun))]
internal sealed partial class RunJson : JsonSerializerContext;
