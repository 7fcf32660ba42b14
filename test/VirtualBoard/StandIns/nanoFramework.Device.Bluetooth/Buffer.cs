using System;

namespace nanoFramework.Device.Bluetooth;

/// <summary>Bytes on their way. The array is wrapped, not copied.</summary>
public class Buffer
{
    /// <summary>Makes an empty buffer.</summary>
    public Buffer(uint capacity) => Data = new byte[capacity];

    /// <summary>Wraps an array.</summary>
    public Buffer(byte[] array)
    {
        Data = array;
        Length = (uint)array.Length;
    }

    /// <summary>Bytes that there is room for.</summary>
    public uint Capacity => (uint)Data.Length;

    /// <summary>Bytes that count.</summary>
    public uint Length
    {
        get;
        set => field = value <= Data.Length ? value : throw new ArgumentException("Longer than the buffer.");
    }

    /// <summary>The array.</summary>
    internal byte[] Data { get; }

    /// <summary>A copy of the bytes that count, as every native call makes one.</summary>
    internal byte[] Copy() => Data[..(int)Length];
}
