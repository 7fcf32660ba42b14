namespace HipSense.Core;

/// <summary>The UUIDs of the HipSense service. The base is random; the third and fourth byte tell what it is.</summary>
public static class LinkIds
{
    /// <summary>The service.</summary>
    public const string Service = "7a5e0001-0f4b-4c5e-9d1a-6b3f2c8e1d00";

    /// <summary><see cref="AlertPacket"/>: read, notify.</summary>
    public const string Alert = "7a5e0002-0f4b-4c5e-9d1a-6b3f2c8e1d00";

    /// <summary><see cref="MetricsPacket"/>: read, notify.</summary>
    public const string Metrics = "7a5e0003-0f4b-4c5e-9d1a-6b3f2c8e1d00";

    /// <summary><see cref="ClipSettings"/>: read, write.</summary>
    public const string Settings = "7a5e0004-0f4b-4c5e-9d1a-6b3f2c8e1d00";

    /// <summary><see cref="ControlRequest"/> by write, <see cref="ControlReply"/> by notify.</summary>
    public const string Control = "7a5e0005-0f4b-4c5e-9d1a-6b3f2c8e1d00";

    /// <summary><see cref="LogPacket"/> and <see cref="LogEnd"/>, <see cref="RawPacket"/> and <see cref="RawNote"/>: notify.</summary>
    public const string Log = "7a5e0006-0f4b-4c5e-9d1a-6b3f2c8e1d00";

    /// <summary><see cref="InfoPacket"/>: read.</summary>
    public const string Info = "7a5e0007-0f4b-4c5e-9d1a-6b3f2c8e1d00";

    /// <summary>The owner's key, <see cref="OwnerProof.KeyBytes"/> bytes: read once, over an encrypted link, while the pair window is open.</summary>
    public const string Key = "7a5e0008-0f4b-4c5e-9d1a-6b3f2c8e1d00";
}
