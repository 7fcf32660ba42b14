namespace HipSense.Core;

/// <summary>The CRC-32 of IEEE 802.3, reflected (polynomial 0xEDB88320): what zip, PNG and zlib use, so every tool can check ours.</summary>
public static class Crc32
{
    // The remainders of the sixteen half bytes: two steps a byte, and 64 bytes of memory where a table of bytes would take 1,024.
    private static readonly uint[] s_remainder =
    {
        0x00000000, 0x1DB71064, 0x3B6E20C8, 0x26D930AC, 0x76DC4190, 0x6B6B51F4, 0x4DB26158, 0x5005713C,
        0xEDB88320, 0xF00F9344, 0xD6D6A3E8, 0xCB61B38C, 0x9B64C2B0, 0x86D3D2D4, 0xA00AE278, 0xBDBDF21C,
    };

    /// <summary>Goes on with a checksum.</summary>
    /// <param name="crc">The checksum of everything before; 0 at the start.</param>
    /// <param name="data">Holds the bytes.</param>
    /// <param name="at">Index of the first byte.</param>
    /// <param name="count">How many bytes; 0 changes nothing.</param>
    /// <returns>The checksum of everything so far.</returns>
    public static uint Update(uint crc, byte[] data, int at, int count)
    {
        uint[] remainder = s_remainder;
        int end = at + count;
        crc = ~crc;
        for (int i = at; i < end; i++)
        {
            crc ^= data[i];
            crc = (crc >> 4) ^ remainder[(int)(crc & 15)];
            crc = (crc >> 4) ^ remainder[(int)(crc & 15)];
        }

        return ~crc;
    }
}
