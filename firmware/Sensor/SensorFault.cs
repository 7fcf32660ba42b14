namespace HipSense.Firmware;

/// <summary>What is wrong with the sensor.</summary>
public enum SensorFault
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>It does not acknowledge its address, or the bus hangs.</summary>
    NotAnswering = 1,

    /// <summary>Something answers, but as no chip would: 0x00 or 0xFF.</summary>
    NotAChip = 2,

    /// <summary>It did not keep what was written to it, or lost it: a brown-out, or not a chip of this family.</summary>
    Misconfigured = 3,

    /// <summary>A line of the bus is held low, or a transfer hung for a second.</summary>
    BusHangs = 4,

    /// <summary>It sends the same sample again and again, or none.</summary>
    Frozen = 5,
}
