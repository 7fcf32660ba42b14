using System;
using System.Text.Json;

namespace HipSense.VirtualClip;

/// <summary>Writes a figure as JSON.</summary>
internal static class JsonFigure
{
    /// <summary>Decimals that are kept.</summary>
    public const int Digits = 4;

    /// <summary>Writes it; null where it does not exist.</summary>
    /// <param name="json">Where.</param>
    /// <param name="name">Its name.</param>
    /// <param name="value">The figure, or NaN.</param>
    public static void Write(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value))
        {
            json.WriteNumber(name, Math.Round(value, Digits));
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
