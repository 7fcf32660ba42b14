using System;

namespace HipSense.Hardware.Facts;

/// <summary>A pin of a part, written <c>U1.D4</c>.</summary>
/// <param name="Reference">The part.</param>
/// <param name="Pin">Its pin.</param>
public readonly record struct PinName(string Reference, string Pin)
{
    /// <summary>Reads the written form.</summary>
    /// <param name="text">For example <c>U1.D4</c>.</param>
    /// <returns>The name.</returns>
    public static PinName Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        int dot = text.IndexOf('.', StringComparison.Ordinal);
        return new PinName(text[..dot], text[(dot + 1)..]);
    }

    /// <inheritdoc/>
    public override string ToString() => Reference + "." + Pin;
}
