using System;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace HipSense.VirtualClip;

/// <summary>Writes a comparison as JSON; null where a figure does not exist.</summary>
internal static class ComparisonJson
{
    private const int RateDigits = 7;

    /// <summary>Writes it.</summary>
    public static void Write(Comparison comparison, Stream stream)
    {
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" });
        json.WriteStartObject();
        JsonFigure.Write(json, "offset_s", comparison.Clock.OffsetS);
        json.WriteNumber("rate", Math.Round(comparison.Clock.Rate, RateDigits));
        JsonFigure.Write(json, "correlation", comparison.Clock.Correlation);
        JsonFigure.Write(json, "overlap_s", comparison.Clock.OverlapS);
        JsonFigure.Write(json, "reference_rate_hz", comparison.ReferenceRateHz);
        json.WriteNumber("stances", comparison.Stances.Count);
        json.WriteNumber("missed", comparison.Missed);
        json.WriteNumber("invented", comparison.Invented);
        foreach (ComparedQuantity quantity in comparison.Quantities)
        {
            Write(json, quantity);
        }

        json.WriteStartArray("doubts");
        foreach (string doubt in comparison.Doubts)
        {
            json.WriteStringValue(doubt);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ComparedQuantity quantity)
    {
        Agreement agreement = quantity.Agreement;
        json.WriteStartObject(quantity.Key);
        json.WriteNumber("n", agreement.Count);
        JsonFigure.Write(json, "bias", agreement.Bias);
        WriteInterval(json, "bias_ci", agreement.Bias, agreement.BiasMargin);
        JsonFigure.Write(json, "sd", agreement.Sd);
        JsonFigure.Write(json, "loa_low", agreement.LowerLimit);
        WriteInterval(json, "loa_low_ci", agreement.LowerLimit, agreement.LimitMargin);
        JsonFigure.Write(json, "loa_high", agreement.UpperLimit);
        WriteInterval(json, "loa_high_ci", agreement.UpperLimit, agreement.LimitMargin);
        JsonFigure.Write(json, "rmse", agreement.Rmse);
        JsonFigure.Write(json, "icc", agreement.Icc);
        JsonFigure.Write(json, "clip_mean", Mean(agreement, pair => pair.Clip));
        JsonFigure.Write(json, "reference_mean", Mean(agreement, pair => pair.Reference));
        json.WriteEndObject();
    }

    private static double Mean(Agreement agreement, Func<(double Clip, double Reference), double> of) =>
        agreement.Count == 0 ? double.NaN : agreement.Pairs.Average(of);

    private static void WriteInterval(Utf8JsonWriter json, string name, double middle, double margin)
    {
        json.WriteStartArray(name);
        foreach (double end in new[] { middle - margin, middle + margin })
        {
            if (double.IsFinite(end))
            {
                json.WriteNumberValue(Math.Round(end, JsonFigure.Digits));
            }
            else
            {
                json.WriteNullValue();
            }
        }

        json.WriteEndArray();
    }
}
