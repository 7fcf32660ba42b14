namespace HipSense.Core;

/// <summary>Why a raw stream has ended.</summary>
public enum RawEnd
{
    /// <summary>The phone asked for it.</summary>
    Asked = 0,

    /// <summary>The cell is nearly empty: what is left is for the cues.</summary>
    BatteryLow = 1,

    /// <summary>It has gone on for 23 hours, after which the numbers of its samples would come again.</summary>
    TooLong = 2,
}
