using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using NJsonSchema;

namespace HipSense.Hardware.Facts;

/// <summary>Reads <c>hardware/boards</c>; nothing is read that its schema refuses.</summary>
public static class HardwareReader
{
    private const string SchemaKey = "$schema";

    private static readonly JsonSerializerOptions s_options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
    };

    /// <summary>Reads the folder.</summary>
    /// <param name="folder">The path of <c>hardware/boards</c>.</param>
    /// <returns>What it says.</returns>
    /// <exception cref="InvalidDataException">A file does not fit its schema.</exception>
    public static HardwareFacts Read(string folder)
    {
        JsonObject parts = ReadObject(Path.Combine(folder, "parts.json"));
        return new HardwareFacts(
            Get<Dictionary<string, ChipFacts>>(ReadObject(Path.Combine(folder, "chips.json"))),
            Get<Dictionary<string, PartKind>>(parts["parts"]!),
            parts["pricesAsOf"]!.GetValue<string>(),
            [.. Directory.GetFiles(folder, "wiring.json", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Select(path => Get<Wiring>(ReadObject(path)))]);
    }

    /// <summary>Reads the work and the tests of the build.</summary>
    /// <param name="folder">The path of <c>hardware</c>.</param>
    /// <returns>What it says.</returns>
    /// <exception cref="InvalidDataException">The file does not fit its schema.</exception>
    public static BuildSequence ReadBuild(string folder) => Get<BuildSequence>(ReadObject(Path.Combine(folder, "build.json")));

    /// <summary>Holds a text against a schema.</summary>
    /// <param name="json">The text.</param>
    /// <param name="schemaPath">The schema's file.</param>
    /// <returns>What does not fit; empty when all does.</returns>
    public static IReadOnlyList<string> Validate(string json, string schemaPath) =>
        [.. JsonSchema.FromFileAsync(schemaPath).GetAwaiter().GetResult().Validate(json).Select(error => $"{error.Path}: {error.Kind}")];

    private static JsonObject ReadObject(string path)
    {
        string text = File.ReadAllText(path);
        JsonObject content = JsonNode.Parse(text)!.AsObject();
        string schema = Path.Combine(Path.GetDirectoryName(path)!, content[SchemaKey]!.GetValue<string>());
        IReadOnlyList<string> errors = Validate(text, schema);
        if (errors.Count > 0)
        {
            throw new InvalidDataException($"{path} does not fit its schema: {string.Join("; ", errors)}");
        }

        content.Remove(SchemaKey);
        return content;
    }

    private static T Get<T>(JsonNode node) => node.Deserialize<T>(s_options) ?? throw new InvalidDataException("Empty.");
}
