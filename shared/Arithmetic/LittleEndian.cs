namespace HipSense.Core;

/// <summary>Whole numbers in packets, lowest byte first. What does not fit is brought to the nearest value that does.</summary>
public static class LittleEndian
{
    /// <summary>Writes 0 … 255.</summary>
    public static void PutU8(byte[] into, int at, int value)
    {
        into[at] = (byte)(value < 0 ? 0 : value > byte.MaxValue ? byte.MaxValue : value);
    }

    /// <summary>Writes 0 … 65,535.</summary>
    public static void PutU16(byte[] into, int at, int value)
    {
        PutLow16(into, at, value < 0 ? 0 : value > ushort.MaxValue ? ushort.MaxValue : value);
    }

    /// <summary>Writes −32,768 … 32,767.</summary>
    public static void PutI16(byte[] into, int at, int value)
    {
        PutLow16(into, at, value < short.MinValue ? short.MinValue : value > short.MaxValue ? short.MaxValue : value);
    }

    /// <summary>Writes 32 bits.</summary>
    public static void PutU32(byte[] into, int at, uint value)
    {
        PutLow16(into, at, (int)(value & 0xFFFF));
        PutLow16(into, at + 2, (int)(value >> 16));
    }

    /// <summary>Reads 0 … 65,535.</summary>
    public static int U16(byte[] from, int at)
    {
        return from[at] | (from[at + 1] << 8);
    }

    /// <summary>Reads −32,768 … 32,767.</summary>
    public static int I16(byte[] from, int at)
    {
        return (short)U16(from, at);
    }

    /// <summary>Reads 32 bits.</summary>
    public static uint U32(byte[] from, int at)
    {
        return (uint)U16(from, at) | ((uint)U16(from, at + 2) << 16);
    }

    private static void PutLow16(byte[] into, int at, int value)
    {
        into[at] = (byte)value;
        into[at + 1] = (byte)(value >> 8);
    }
}
