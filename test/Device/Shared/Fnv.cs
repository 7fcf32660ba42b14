namespace HipSense.Device;

/// <summary>The FNV-1a hash, 32 bits: all that a run told, in one number that two machines can compare.</summary>
public sealed class Fnv
{
    private const uint Prime = 16777619;

    /// <summary>The hash of what was added so far.</summary>
    public uint Value = 2166136261;

    /// <summary>Adds a number, byte by byte from the lowest.</summary>
    public void Add(int value)
    {
        uint rest = (uint)value;
        uint hash = Value;
        for (int i = 0; i < 4; i++)
        {
            hash = (hash ^ (rest & 0xFF)) * Prime;
            rest >>= 8;
        }

        Value = hash;
    }

    /// <summary>Adds a long number, low half first.</summary>
    public void Add(long value)
    {
        Add((int)value);
        Add((int)(value >> 32));
    }
}
