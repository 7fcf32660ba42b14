using System;
using System.Collections.Generic;

namespace HipSense.Rivals;

/// <summary>A filter with its settings.</summary>
/// <param name="Kind">What it is compared for.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Style">How it is written, which decides what it costs.</param>
/// <param name="Settings">Makes it, with each setting that is tried. All cost the same.</param>
public sealed record RivalFamily(RivalKind Kind, string Name, string Style, IReadOnlyList<Func<Rival>> Settings);
