using System;
using HipSense.Virtual;

namespace nanoFramework.Device.Bluetooth;

/// <summary>Bytes on their way. The array is wrapped, not copied.</summary>
public class Buffer
{
    /// <summary>Makes an empty buffer.</summary>
    public Buffer(uint capacity) => Data = new byte[capacity];

    /// <summary>Wraps an array.</summary>
    public Buffer(byte[] array)
    {
        VirtualBoard.CurrentOrNull?.Radio.Faults.Wrap();
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
    internal byte[] Data { get; private set; }

    /// <summary>Adds bytes at the end, in a longer array when they need one.</summary>
    internal void Append(byte[] more)
    {
        byte[] all = [.. Copy(), .. more];
        Data = all;
        Length = (uint)all.Length;
    }

    /// <summary>A copy of the bytes that count, as every native call makes one.</summary>
    internal byte[] Copy() => Data[..(int)Length];
}
