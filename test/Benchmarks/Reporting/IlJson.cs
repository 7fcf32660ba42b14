using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Text.Json;
using HipSense.Core;

namespace HipSense.Benchmarks;

/// <summary>The counts as JSON.</summary>
internal static class IlJson
{
    private const int Digits = 3;

    /// <summary>Writes one object.</summary>
    public static string Write(ClipCost clip, ClipCost withPhone, IEnumerable<Cost> peers)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteNumber("il_per_sample_mean", Rounded(clip.Sensing.Instructions));
            json.WriteNumber("il_per_sample_p99", Rounded(clip.BlockP99 / (double)ImuScale.BlockSamples));
            json.WriteNumber("il_burst_max", clip.BurstMax);
            json.WriteNumber("calls_per_sample", Rounded(clip.Sensing.Calls));
            json.WriteNumber("allocated_bytes_per_sample", Rounded(clip.Sensing.AllocatedBytes));
            json.WriteNumber("struct_copies_per_sample", Rounded(clip.Sensing.StructCopies));
            json.WriteStartObject("methods");
            foreach (Cost method in clip.Methods)
            {
                json.WriteNumber(method.Name, Rounded(method.Instructions));
            }

            json.WriteEndObject();
            json.WriteStartObject("with_phone");
            foreach (Cost part in withPhone.Beside)
            {
                json.WriteStartObject(part.Name);
                json.WriteNumber("il_per_second", Rounded(part.InstructionsPerSecond));
                json.WriteNumber("allocated_bytes_per_minute", part.Total.AllocatedBytes);
                json.WriteNumber("package_bytes_per_minute", part.Total.PackageBytes);
                json.WriteNumber("cpu_percent", Rounded(Cost.Percent(part.NominalUs)));
                json.WriteNumber("cpu_percent_worst", Rounded(Cost.Percent(part.WorstUs)));
                json.WriteEndObject();
            }

            json.WriteEndObject();
            json.WriteStartObject("peers");
            foreach (Cost peer in peers)
            {
                json.WriteStartObject(peer.Name);
                json.WriteNumber("il_per_sample_mean", Rounded(peer.Instructions));
                json.WriteNumber("calls_per_sample", Rounded(peer.Calls));
                json.WriteNumber("allocated_bytes_per_sample", Rounded(peer.AllocatedBytes));
                json.WriteNumber("struct_copies_per_sample", Rounded(peer.StructCopies));
                json.WriteEndObject();
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static double Rounded(double value) => Math.Round(value, Digits);
}
