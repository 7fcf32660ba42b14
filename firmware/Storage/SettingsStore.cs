using System;
using System.IO;
using HipSense.Core;

namespace HipSense.Firmware;

/// <summary>
/// A few bytes that outlive a power cut at any moment. Two files take turns; each has a generation and a checksum, so that whatever happens to
/// the one that is being written, the other still holds what was before. Every change is read back: on a full flash the file system writes nothing
/// and says nothing.
/// </summary>
public sealed class SettingsStore
{
    /// <summary>The longest payload, bytes.</summary>
    public const int MostBytes = 64;

    // Generation, length, payload, checksum.
    private const int PrefixBytes = 5;
    private const int FrameBytes = PrefixBytes + 4;

    private readonly string[] _paths;
    private readonly byte[] _slot = new byte[FrameBytes + MostBytes];
    private int _newest;
    private uint _generation;
    private bool _isLoaded;

    /// <summary>Makes a store; the flash is looked at by <see cref="Load"/>.</summary>
    /// <param name="name">What its files are called.</param>
    public SettingsStore(string name)
    {
        _paths = new[] { "I:\\" + name + ".a", "I:\\" + name + ".b" };
    }

    /// <summary>True when a file was there whose content was not what was once written: what <see cref="Load"/> gave may be old, or the defaults.</summary>
    public bool WasDamaged;

    /// <summary>Reads the newest payload that is whole.</summary>
    /// <returns>The payload; null when there is none.</returns>
    public byte[]? Load()
    {
        _isLoaded = true;
        _generation = 0;
        _newest = 1;
        byte[]? newest = null;
        for (int i = 0; i < _paths.Length; i++)
        {
            int length = Read(i, out uint generation);

            // By the difference, so that the generation may start again from 0.
            if (length >= 0 && (newest == null || (int)(generation - _generation) > 0))
            {
                newest = new byte[length];
                Array.Copy(_slot, PrefixBytes, newest, 0, length);
                _newest = i;
                _generation = generation;
            }
        }

        return newest;
    }

    /// <summary>Writes a payload over the older of the two files.</summary>
    /// <param name="payload">At most <see cref="MostBytes"/>.</param>
    /// <returns>True when it has been read back; false when the store holds what it held before.</returns>
    public bool Save(byte[] payload)
    {
        if (payload.Length > MostBytes)
        {
            return false;
        }

        if (!_isLoaded)
        {
            Load();
        }

        int slot = Older();
        uint generation = _generation + 1;
        LittleEndian.PutU32(_slot, 0, generation);
        _slot[4] = (byte)payload.Length;
        Array.Copy(payload, 0, _slot, PrefixBytes, payload.Length);
        int sumAt = PrefixBytes + payload.Length;
        LittleEndian.PutU32(_slot, sumAt, Crc32.Update(0, _slot, 0, sumAt));
        try
        {
            using (FileStream file = new FileStream(_paths[slot], FileMode.Create, FileAccess.Write))
            {
                file.Write(_slot, 0, sumAt + 4);
            }
        }
        catch (Exception)
        {
            return false;
        }

        bool damaged = WasDamaged;
        bool written = Read(slot, out uint readBack) >= 0 && readBack == generation;
        WasDamaged = damaged;
        if (written)
        {
            _newest = slot;
            _generation = generation;
        }

        return written;
    }

    /// <summary>The file that may be lost.</summary>
    private int Older()
    {
        return 1 - _newest;
    }

    /// <summary>Reads a file into the slot.</summary>
    /// <returns>The length of its payload; −1 when there is none that is whole.</returns>
    private int Read(int slot, out uint generation)
    {
        generation = 0;
        int count;
        try
        {
            if (!File.Exists(_paths[slot]))
            {
                return -1;
            }

            using (FileStream file = new FileStream(_paths[slot], FileMode.Open, FileAccess.Read))
            {
                count = file.Read(_slot, 0, _slot.Length);
            }
        }
        catch (Exception)
        {
            WasDamaged = true;
            return -1;
        }

        // An empty file is one whose first content never came to be.
        int sumAt = count - 4;
        if (count < FrameBytes || PrefixBytes + _slot[4] != sumAt || Crc32.Update(0, _slot, 0, sumAt) != LittleEndian.U32(_slot, sumAt))
        {
            WasDamaged |= count > 0;
            return -1;
        }

        generation = LittleEndian.U32(_slot, 0);
        return sumAt - PrefixBytes;
    }
}
