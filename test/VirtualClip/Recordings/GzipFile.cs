using System;
using System.Buffers.Binary;
using System.IO;
using System.IO.Compression;

namespace HipSense.VirtualClip;

/// <summary>Unpacks a gzip file, and notices what the runtime passes over in silence: a file that was cut off.</summary>
internal static class GzipFile
{
    private const int TrailerBytes = 8;

    // A portion in which damage shows is lost whole: small ones tell more exactly where it is.
    private const int PortionBytes = 512;

    private static readonly uint[] s_crc = MakeTable();

    /// <summary>True when the bytes begin as a gzip file does.</summary>
    public static bool IsGzip(ReadOnlySpan<byte> bytes) => bytes.Length >= 2 && bytes[0] == 0x1F && bytes[1] == 0x8B;

    /// <summary>Unpacks as much as can be read.</summary>
    /// <param name="packed">The file.</param>
    /// <param name="isWhole">False when the file is damaged or ends too early.</param>
    /// <returns>What could be read.</returns>
    public static ReadOnlyMemory<byte> Unpack(byte[] packed, out bool isWhole)
    {
        var unpacked = new MemoryStream(packed.Length * 4);
        isWhole = true;
        try
        {
            using var stream = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
            stream.CopyTo(unpacked, PortionBytes);
        }
        catch (InvalidDataException)
        {
            isWhole = false;
        }

        ReadOnlyMemory<byte> bytes = unpacked.GetBuffer().AsMemory(0, (int)unpacked.Length);
        isWhole = isWhole && HasTrailer(packed, bytes.Span);
        return bytes;
    }

    /// <summary>A gzip file ends with the checksum and the length of what it holds; of several joined together, the last does.</summary>
    private static bool HasTrailer(byte[] packed, ReadOnlySpan<byte> unpacked)
    {
        if (packed.Length < TrailerBytes)
        {
            return false;
        }

        ReadOnlySpan<byte> trailer = packed.AsSpan(packed.Length - TrailerBytes);
        uint length = BinaryPrimitives.ReadUInt32LittleEndian(trailer[4..]);
        return length <= unpacked.Length
            && Crc(unpacked[(unpacked.Length - (int)length)..]) == BinaryPrimitives.ReadUInt32LittleEndian(trailer);
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in bytes)
        {
            crc = s_crc[(byte)(crc ^ value)] ^ (crc >> 8);
        }

        return ~crc;
    }

    private static uint[] MakeTable()
    {
        uint[] table = new uint[256];
        for (uint i = 0; i < table.Length; i++)
        {
            uint value = i;
            for (int bit = 0; bit < 8; bit++)
            {
                value = (value & 1) != 0 ? 0xEDB88320 ^ (value >> 1) : value >> 1;
            }

            table[i] = value;
        }

        return table;
    }
}
