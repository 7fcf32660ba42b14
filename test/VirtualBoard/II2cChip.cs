using System;

namespace HipSense.Virtual;

/// <summary>A chip on the bus, as the bus sees it.</summary>
public interface II2cChip
{
    /// <summary>Takes the bytes of a write transfer.</summary>
    /// <param name="data">At least one byte.</param>
    void Write(ReadOnlySpan<byte> data);

    /// <summary>Gives the bytes of a read transfer.</summary>
    /// <param name="data">Receives them.</param>
    void Read(Span<byte> data);
}
