using System.IO;
using System.Text.Json;
using HipSense.Core;

namespace HipSense.VirtualClip;

/// <summary>Writes what a run came to as JSON.</summary>
internal static class RunJson
{
    private const double UsPerMs = 1000;

    /// <summary>Writes it.</summary>
    public static void Write(VirtualRun run, Stream stream)
    {
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" });
        json.WriteStartObject();
        json.WriteString("runner", run.Plan.Runner.Name);
        json.WriteNumber("minutes", run.Plan.Minutes);
        json.WriteNumber("seed", run.Plan.Seed);
        json.WriteNumber("cadence_steps_per_min", run.Statistics.Cadence);
        JsonFigure.Write(json, "running_s", run.Activity.RunningS);
        JsonFigure.Write(json, "running_found_percent", run.Activity.FoundPercent);
        JsonFigure.Write(json, "running_false_s", run.Activity.FalseS);
        WriteSide(json, run, Side.Left);
        WriteSide(json, run, Side.Right);
        json.WriteStartArray("cues");
        foreach (FeltCue felt in run.Cues)
        {
            WriteCue(json, felt);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteSide(Utf8JsonWriter json, VirtualRun run, Side which)
    {
        var side = new SideSummary(run, which);
        json.WriteStartObject(EventWriter.Name(which));
        json.WriteNumber("stances_true", side.Found + side.Missed);
        json.WriteNumber("stances_found", side.Found);
        json.WriteNumber("stances_missed", side.Missed);
        json.WriteNumber("stances_invented", side.Invented);
        json.WriteNumber("side_wrong", side.SideWrong);
        json.WriteNumber("side_unknown", side.SideUnknown);
        json.WriteNumber("drops_counted", side.Drop.Count);
        JsonFigure.Write(json, "drop_mean_deg", side.Drop.Mean);
        JsonFigure.Write(json, "drop_standard_error_deg", side.Drop.StandardError);
        JsonFigure.Write(json, "drop_true_mean_deg", side.TrueDrop.Mean);
        JsonFigure.Write(json, "drop_step_rmse_deg", side.DropError.Rmse);
        JsonFigure.Write(json, "contact_mean_ms", side.Contact.Mean);
        JsonFigure.Write(json, "contact_true_mean_ms", side.TrueContact.Mean);
        JsonFigure.Write(json, "contact_rmse_ms", side.ContactError.Rmse);
        WritePelvis(json, "tilt", new PelvisSummary(run.Pelvis, PelvisAngle.Tilt, which));
        WritePelvis(json, "tilt_range", new PelvisSummary(run.Pelvis, PelvisAngle.TiltRange, which));
        WritePelvis(json, "rotation_ic", new PelvisSummary(run.Pelvis, PelvisAngle.RotationAtContact, which));
        WritePelvis(json, "rotation_range", new PelvisSummary(run.Pelvis, PelvisAngle.RotationRange, which));
        json.WriteNumber("cues", RunSummaryView.Cues(run, which));
        json.WriteEndObject();
    }

    private static void WritePelvis(Utf8JsonWriter json, string name, PelvisSummary angle)
    {
        JsonFigure.Write(json, name + "_mean_deg", angle.Told.Mean);
        JsonFigure.Write(json, name + "_standard_error_deg", angle.Told.StandardError);
        JsonFigure.Write(json, name + "_true_mean_deg", angle.True.Mean);
        JsonFigure.Write(json, name + "_rmse_deg", angle.Error.Rmse);
    }

    private static void WriteCue(Utf8JsonWriter json, FeltCue felt)
    {
        json.WriteStartObject();
        json.WriteNumber("at_ms", felt.Cue.AtUs / UsPerMs);
        json.WriteString("side", EventWriter.Name(felt.Cue.Side));
        json.WriteString("kind", EventWriter.Name(felt.Cue.Kind));
        json.WriteString("reason", EventWriter.Name(felt.Cue.Reason));
        json.WriteNumber("mean_deg", felt.Cue.MeanDeg);
        json.WriteNumber("threshold_deg", felt.Cue.ThresholdDeg);
        json.WriteStartArray("pulses_ms");
        foreach (Virtual.MotorPulse pulse in felt.Pulses)
        {
            json.WriteNumberValue(pulse.LengthUs / UsPerMs);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
