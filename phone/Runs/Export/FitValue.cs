using System.Buffers.Binary;
using System.Text;

namespace HipSense.Phone.Runs.Export;

/// <summary>A field of a FIT message with its value.</summary>
/// <param name="Number">The field's number in its message.</param>
/// <param name="BaseType">The base type's number.</param>
/// <param name="Bytes">The value, little endian.</param>
/// <param name="IsDeveloper">True for a field that a field description of this file has introduced.</param>
internal sealed record FitValue(byte Number, byte BaseType, byte[] Bytes, bool IsDeveloper = false)
{
    public const byte Float32 = 0x88;

    public static FitValue Enum(byte number, byte value) => new(number, 0x00, [value]);

    public static FitValue U8(byte number, byte value) => new(number, 0x02, [value]);

    public static FitValue U16(byte number, ushort value)
    {
        byte[] bytes = new byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, value);
        return new(number, 0x84, bytes);
    }

    public static FitValue U32(byte number, uint value)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        return new(number, 0x86, bytes);
    }

    public static FitValue Bytes16(byte number, byte[] value) => new(number, 0x0D, value);

    public static FitValue Text(byte number, string value) => new(number, 0x07, [.. Encoding.UTF8.GetBytes(value), 0]);

    /// <summary>A value of our own; null is FIT's "invalid", all ones.</summary>
    public static FitValue Developer(byte number, double? value)
    {
        byte[] bytes = [0xFF, 0xFF, 0xFF, 0xFF];
        if (value is double some)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes, (float)some);
        }

        return new(number, Float32, bytes, true);
    }
}
