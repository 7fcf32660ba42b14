using System;
using HipSense.Virtual;

namespace nanoFramework.Device.Bluetooth;

/// <summary>Reads the bytes of a buffer.</summary>
public class DataReader
{
    private readonly byte[] _data;
    private int _at;

    private DataReader(byte[] data) => _data = data;

    /// <summary>Bytes not read yet.</summary>
    public uint UnconsumedBufferLength => (uint)(_data.Length - _at);

    /// <summary>Reads a buffer from its beginning.</summary>
    public static DataReader FromBuffer(Buffer buffer)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        VirtualBoard.Current.Radio.Faults.Copy();
        return new DataReader(buffer.Copy());
    }

    /// <summary>Reads as many bytes as the array holds.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer.</exception>
    public void ReadBytes(byte[] value)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)value.Length, UnconsumedBufferLength);
        Array.Copy(_data, _at, value, 0, value.Length);
        _at += value.Length;
    }
}
