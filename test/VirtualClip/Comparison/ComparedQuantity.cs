using System.Collections.Generic;

namespace HipSense.VirtualClip;

/// <summary>One of the figures that clip and reference both have.</summary>
/// <param name="key">Its name in JSON.</param>
/// <param name="title">Its name for people.</param>
/// <param name="unit">Its unit.</param>
/// <param name="digits">Digits after the point that mean something.</param>
/// <param name="pairs">Its pairs.</param>
public sealed class ComparedQuantity(string key, string title, string unit, int digits, IReadOnlyCollection<(double Clip, double Reference)> pairs)
{
    /// <summary>Its name in JSON.</summary>
    public string Key => key;

    /// <summary>Its name for people.</summary>
    public string Title => title;

    /// <summary>Its unit.</summary>
    public string Unit => unit;

    /// <summary>Digits after the point that mean something.</summary>
    public int Digits => digits;

    /// <summary>How well both agree.</summary>
    public Agreement Agreement { get; } = new(pairs);
}
