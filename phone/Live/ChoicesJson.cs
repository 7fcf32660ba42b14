using System.Text.Json.Serialization;

namespace HipSense.Phone.Live;

/// <summary>How the choices become a JSON text. Made at build time, so that the published page can leave out what it does not use.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(Choices))]
internal sealed partial class ChoicesJson : JsonSerializerContext;
