using System;
using System.Linq;
using System.Text;

namespace nanoFramework.Device.Bluetooth;

/// <summary>Writes bytes into a buffer, which it is itself.</summary>
public class DataWriter : Buffer
{
    /// <summary>Makes an empty one.</summary>
    public DataWriter()
        : base(0)
    {
    }

    /// <summary>Writes a UUID lowest byte first, as it goes on air.</summary>
    public void WriteUuid(Guid value) => Append([.. value.ToByteArray(bigEndian: true).Reverse()]);

    /// <summary>Writes a text.</summary>
    /// <returns>Bytes written.</returns>
    public uint WriteString(string value)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(value);
        Append(bytes);
        return (uint)bytes.Length;
    }

    /// <summary>What was written.</summary>
    public Buffer DetachBuffer() => this;
}
