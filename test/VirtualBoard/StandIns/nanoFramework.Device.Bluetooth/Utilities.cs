using System;

namespace nanoFramework.Device.Bluetooth;

/// <summary>UUIDs.</summary>
public static class Utilities
{
    /// <summary>The 128-bit UUID of a number that the SIG gave.</summary>
    public static Guid CreateUuidFromShortCode(ushort uuid16) => new(uuid16, 0, 0x1000, 0x80, 0, 0, 0x80, 0x5f, 0x9b, 0x34, 0xfb);
}
