using System;
using System.Collections.Generic;
using HipSense.Virtual;

namespace HipSense.Reliability;

/// <summary>An operation of the flash which the power may leave after any byte.</summary>
/// <param name="Name">What is done.</param>
/// <param name="Outcomes">What may be found afterwards. All of it must be seen, but for <see cref="InPlaceOnly"/>.</param>
/// <param name="Cut">Does it on a new board whose power goes after so many bytes, looks at what is left, and starts the clip again; tells how the operation ended.</param>
public sealed record SweptOperation(string Name, IReadOnlyList<string> Outcomes, Func<PowerCutSweep, int, BoardStop> Cut)
{
    /// <summary>The outcome that a file system cannot have which writes beside the old state; null: there is none.</summary>
    public string? InPlaceOnly { get; init; }

    /// <summary>Cuts the power after the first byte, the second and so on, until the operation comes to its end.</summary>
    /// <param name="inPlace">Whether the file system writes over the old state; the clip's does not.</param>
    /// <returns>What was seen.</returns>
    public PowerCutSweep Run(bool inPlace)
    {
        var sweep = new PowerCutSweep(this, inPlace);
        while (Cut(sweep, sweep.Cuts) == BoardStop.PowerOff)
        {
            sweep.CountCut();
        }

        sweep.Close();
        return sweep;
    }
}
