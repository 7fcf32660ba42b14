using System;

namespace HipSense.Virtual;

/// <summary>Unwinds the firmware's stack when the board stops; firmware cannot name it, so only a catch of everything sees it.</summary>
internal sealed class BoardStopException(BoardStop stop) : Exception($"The virtual board stopped: {stop}.")
{
    /// <summary>Why the board stopped.</summary>
    public BoardStop Stop { get; } = stop;
}
