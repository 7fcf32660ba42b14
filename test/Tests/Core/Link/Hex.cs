using System;

namespace HipSense.Tests.Link;

/// <summary>Packets as docs/bluetooth.md writes them.</summary>
internal static class Hex
{
    public static byte[] Bytes(string text) => Convert.FromHexString(text.Replace(" ", "", StringComparison.Ordinal));
}
