using System;

namespace HipSense.Core;

/// <summary>What a clip can do beyond alerts and metrics.</summary>
[Flags]
public enum Capabilities
{
    /// <summary>Nothing more.</summary>
    None = 0,

    /// <summary>It records runs.</summary>
    Log = 1,

    /// <summary>It tests itself.</summary>
    SelfTest = 2,

    /// <summary>It measures its battery.</summary>
    Battery = 4,

    /// <summary>It sends what its sensor measures, as it measures it.</summary>
    Raw = 8,
}
