using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using HipSense.Core;

namespace HipSense.VirtualClip;

/// <summary>Writes events as JSON, one object a line; times in ms after the first sample.</summary>
public static class EventWriter
{
    private const double UsPerMs = 1000;

    /// <summary>Writes the line that says whose events follow.</summary>
    /// <param name="name">The file.</param>
    /// <param name="stream">Where.</param>
    public static void WriteFile(string name, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("event", "file");
            json.WriteString("name", name);
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }

    /// <summary>Writes events.</summary>
    /// <param name="events">In the order in which they are to stand.</param>
    /// <param name="stream">Where.</param>
    public static void Write(IEnumerable<ClipEvent> events, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(stream);
        using var json = new Utf8JsonWriter(stream);
        foreach (ClipEvent what in events)
        {
            json.WriteStartObject();
            Write(what, json);
            json.WriteEndObject();
            json.Flush();
            json.Reset();
            stream.WriteByte((byte)'\n');
        }
    }

    private static void Write(ClipEvent what, Utf8JsonWriter json)
    {
        switch (what)
        {
            case StanceEvent stance:
                Write(stance, json);
                break;
            case CueEvent cue:
                json.WriteString("event", "cue");
                json.WriteNumber("at_ms", Ms(cue.AtUs));
                json.WriteString("side", Name(cue.Side));
                json.WriteString("kind", Name(cue.Kind));
                json.WriteString("reason", Name(cue.Reason));
                json.WriteNumber("mean_deg", cue.MeanDeg);
                json.WriteNumber("threshold_deg", cue.ThresholdDeg);
                break;
            case ActivityEvent activity:
                json.WriteString("event", "activity");
                json.WriteString("state", Name(activity.Activity));
                json.WriteNumber("at_ms", Ms(activity.AtUs));
                break;
            case CalibrationEvent calibration:
                json.WriteString("event", "calibration");
                json.WriteString("result", Name(calibration.Result));
                json.WriteNumber("at_ms", Ms(calibration.AtUs));
                break;
            default:
                throw new ArgumentException($"No form for {what.GetType().Name}.", nameof(what));
        }
    }

    private static void Write(StanceEvent stance, Utf8JsonWriter json)
    {
        json.WriteString("event", "stance");
        json.WriteString("side", Name(stance.Side));
        json.WriteNumber("ic_ms", Ms(stance.InitialContactUs));
        json.WriteNumber("to_ms", Ms(stance.ToeOffUs));
        json.WriteNumber("contact_ms", Ms(stance.ContactUs));
        bool isKnown = stance.Side != Side.Unknown;
        WriteOrNull(json, "step_ms", stance.StepUs != 0 ? Ms(stance.StepUs) : null);
        WriteOrNull(json, "drop_peak_deg", isKnown ? stance.DropPeakDeg : null);
        WriteOrNull(json, "drop_ic_deg", isKnown ? stance.DropAtContactDeg : null);
        WriteOrNull(json, "excursion_deg", isKnown ? stance.ExcursionDeg : null);
        WriteOrNull(json, "tilt_deg", stance.TiltDeg);
        WriteOrNull(json, "tilt_range_deg", stance.Stride?.TiltRangeDeg);
        WriteOrNull(json, "rotation_ic_deg", stance.Stride?.RotationAtContactDeg);
        WriteOrNull(json, "rotation_range_deg", stance.Stride?.RotationRangeDeg);
        json.WriteNumber("quality", stance.Quality);
    }

    private static void WriteOrNull(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } known)
        {
            json.WriteNumber(name, known);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static double Ms(long us) => us / UsPerMs;

    /// <summary>The JSON word for a side, a state or a result: <c>TooMuchDrop</c> is <c>too_much_drop</c>.</summary>
    /// <param name="value">The value.</param>
    public static string Name(Enum value) => JsonNamingPolicy.SnakeCaseLower.ConvertName($"{value}");
}
