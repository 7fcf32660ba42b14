using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;

namespace HipSense.Phone.Runs.Export;

/// <summary>
/// Writes a FIT file (protocol 2.0): a header, messages each after its definition, a CRC-16. Of the format it knows what this page needs; the
/// numbers of messages and fields are the public profile's.
/// </summary>
internal sealed class FitWriter
{
    private const int HeaderBytes = 14;
    private const byte DefinitionBit = 0x40;
    private const byte DeveloperBit = 0x20;

    // The remainders of the sixteen half bytes for the polynomial 0x8005, reflected.
    private static readonly ushort[] s_remainder =
    [
        0x0000, 0xCC01, 0xD801, 0x1400, 0xF001, 0x3C00, 0x2800, 0xE401, 0xA001, 0x6C00, 0x7800, 0xB401, 0x5000, 0x9C01, 0x8801, 0x4400,
    ];

    private readonly List<byte> _data = [];
    private readonly Dictionary<ushort, (byte Local, byte[] Definition)> _known = [];

    /// <summary>Writes a message; its definition too when it has not had this shape before.</summary>
    public void Write(ushort message, params FitValue[] values)
    {
        FitValue[] plain = [.. values.Where(value => !value.IsDeveloper)];
        FitValue[] developer = [.. values.Where(value => value.IsDeveloper)];
        byte local = _known.TryGetValue(message, out (byte Local, byte[] Definition) known) ? known.Local : (byte)_known.Count;
        byte[] definition = Define(local, message, plain, developer);
        if (known.Definition is null || !definition.SequenceEqual(known.Definition))
        {
            _known[message] = (local, definition);
            _data.AddRange(definition);
        }

        _data.Add(local);
        foreach (FitValue value in plain.Concat(developer))
        {
            _data.AddRange(value.Bytes);
        }
    }

    /// <summary>The whole file.</summary>
    public byte[] ToArray()
    {
        byte[] file = new byte[HeaderBytes + _data.Count + 2];
        file[0] = HeaderBytes;
        file[1] = 0x20;
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(2), 21195);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(4), (uint)_data.Count);
        ".FIT"u8.CopyTo(file.AsSpan(8));
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(12), Crc(file.AsSpan(0, 12)));
        _data.CopyTo(file, HeaderBytes);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(file.Length - 2), Crc(file.AsSpan(0, file.Length - 2)));
        return file;
    }

    private static byte[] Define(byte local, ushort message, FitValue[] plain, FitValue[] developer)
    {
        bool hasDeveloper = developer.Length > 0;
        var definition = new List<byte>
        {
            (byte)(DefinitionBit | (hasDeveloper ? DeveloperBit : 0) | local),
            0,
            0,
            (byte)message,
            (byte)(message >> 8),
            (byte)plain.Length,
        };
        definition.AddRange(plain.SelectMany(value => new[] { value.Number, (byte)value.Bytes.Length, value.BaseType }));
        if (hasDeveloper)
        {
            definition.Add((byte)developer.Length);
            definition.AddRange(developer.SelectMany(value => new byte[] { value.Number, (byte)value.Bytes.Length, 0 }));
        }

        return [.. definition];
    }

    private static ushort Crc(ReadOnlySpan<byte> bytes)
    {
        int crc = 0;
        foreach (byte one in bytes)
        {
            crc = (crc >> 4) ^ s_remainder[(crc ^ one) & 15];
            crc = (crc >> 4) ^ s_remainder[(crc ^ (one >> 4)) & 15];
        }

        return (ushort)crc;
    }
}
