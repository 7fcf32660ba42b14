namespace HipSense.Core;

/// <summary>
/// What all packets of HIP version 1 have in common. The first byte of what the clip sends by itself is the major version (high half) and
/// the type (low half): who does not know it ignores the packet. A packet may grow in later versions and never shrinks, so a receiver takes
/// longer ones and ignores the rest.
/// </summary>
public static class Packet
{
    /// <summary>A phone that cannot read this version must not guess.</summary>
    public const int Major = 1;

    /// <summary>Grows with what is added without harm to older phones.</summary>
    public const int Minor = 4;

    /// <summary>
    /// What a notification carries on every link: the smallest MTU is 23, and ATT's header takes 3. Longer ones would be cut off silently; only those of a raw stream are longer, on a link that
    /// has agreed on it.
    /// </summary>
    public const int MostBytes = 20;

    /// <summary>First byte of an <see cref="AlertPacket"/>.</summary>
    public const byte Alert = (Major << 4) | 1;

    /// <summary>First byte of a <see cref="MetricsPacket"/>.</summary>
    public const byte Metrics = (Major << 4) | 2;

    /// <summary>First byte of a <see cref="ControlReply"/>.</summary>
    public const byte Reply = (Major << 4) | 3;

    /// <summary>First byte of a <see cref="LogPacket"/>.</summary>
    public const byte Log = (Major << 4) | 4;

    /// <summary>First byte of a <see cref="LogEnd"/>.</summary>
    public const byte LogEnd = (Major << 4) | 5;

    /// <summary>First byte of a <see cref="FeedbackPacket"/>.</summary>
    public const byte Feedback = (Major << 4) | 6;

    /// <summary>First byte of an <see cref="AnglesPacket"/>.</summary>
    public const byte Angles = (Major << 4) | 9;

    /// <summary>First byte of a <see cref="RawPacket"/>.</summary>
    public const byte Raw = (Major << 4) | 7;

    /// <summary>First byte of a <see cref="Core.RawNote"/>.</summary>
    public const byte RawNote = (Major << 4) | 8;
}
