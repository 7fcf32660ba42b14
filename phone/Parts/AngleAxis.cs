using System;
using System.Collections.Generic;
using System.Linq;

namespace HipSense.Phone.Parts;

/// <summary>The upright axis of a picture of angles. It stands still: a line that rises has risen.</summary>
/// <param name="BottomDeg">What it begins with, degrees; a multiple of <see cref="StepDeg"/> below the top.</param>
/// <param name="TopDeg">What it ends with.</param>
/// <param name="Top">Where the top is, in the picture's units from its upper edge.</param>
/// <param name="Bottom">Where the bottom is.</param>
public readonly record struct AngleAxis(int BottomDeg, int TopDeg, int Top, int Bottom)
{
    /// <summary>From line to line, degrees.</summary>
    public const int StepDeg = 4;

    /// <summary>Width of a picture.</summary>
    public const int Width = 360;

    /// <summary>Where the lines begin, to the right of their numbers.</summary>
    public const int Left = 38;

    /// <summary>The lines, degrees.</summary>
    public IEnumerable<int> Lines
    {
        get
        {
            int bottomDeg = BottomDeg;
            return Enumerable.Range(0, ((TopDeg - BottomDeg) / StepDeg) + 1).Select(line => bottomDeg + (line * StepDeg));
        }
    }

    /// <summary>Where an angle is; one beyond an end is at that end.</summary>
    /// <param name="degrees">The angle.</param>
    public double Y(double degrees) => Bottom - ((Math.Clamp(degrees, BottomDeg, TopDeg) - BottomDeg) / (TopDeg - BottomDeg) * (Bottom - Top));
}
