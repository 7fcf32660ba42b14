using System;
using System.IO;
using HipSense.Core;

namespace HipSense.Firmware;

/// <summary>
/// A few bytes that outlive a power cut at any moment. Two files take turns; each has a generation and a checksum, so that whatever happens to
/// the one that is being written, the other still holds what was before. Every change is read back: on a full flash the file system writes nothing
/// and says nothing. A file that cannot be read is tried again, and never taken for one that is not there: what it holds may be newer.
/// </summary>
public sealed class SettingsStore
{
    /// <summary>The longest payload, bytes.</summary>
    public const int MostBytes = 64;

    // Generation, length, payload, checksum.
    private const int PrefixBytes = 5;
    private const int FrameBytes = PrefixBytes + 4;

    // Whatever keeps a file from being opened for a moment, a full heap above all, is over in less.
    private const int Tries = 3;
    private const int TryAgainMs = 20;
    private const int Unreadable = -1;

    // Files, tried in turn.
    private const int Slots = 2;

    private static readonly byte[] s_none = new byte[0];

    private readonly string _name;

    // Held only while a file is at hand: there are eight stores, and each is seldom used.
    private byte[] _slot = s_none;
    private int _newest;
    private int _whole;
    private int _unread;
    private uint _generation;

    /// <summary>Makes a store; the flash is looked at by <see cref="Load"/>.</summary>
    /// <param name="name">What its files are called.</param>
    public SettingsStore(string name)
    {
        _name = name;
    }

    /// <summary>True when a file was there whose content was not what was once written: what <see cref="Load"/> gave may be old, or the defaults.</summary>
    public bool WasDamaged;

    /// <summary>True when a file was there that could not be read: what <see cref="Load"/> gave may be old, or nothing. Load again.</summary>
    public bool IsUnread => _unread != 0;

    /// <summary>Reads the newest payload that is whole.</summary>
    /// <returns>The payload; null when there is none.</returns>
    public byte[]? Load()
    {
        byte[]? newest = null;
        if (TakeSlot())
        {
            newest = LoadNewest();
            _slot = s_none;
        }
        else
        {
            _unread = (1 << Slots) - 1;
        }

        return newest;
    }

    private byte[]? LoadNewest()
    {
        _generation = 0;
        _newest = 1;
        _whole = 0;
        _unread = 0;
        WasDamaged = false;
        byte[]? newest = null;
        for (int i = 0; i < Slots; i++)
        {
            int length = Read(i, out uint generation);
            _whole += length >= 0 ? 1 : 0;

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

    /// <summary>Writes a payload over the older of the two files, or over one that cannot be read.</summary>
    /// <param name="payload">At most <see cref="MostBytes"/>.</param>
    /// <returns>True when it has been read back and nothing can undo it; false when the store holds what it held before.</returns>
    public bool Save(byte[] payload)
    {
        if (payload.Length > MostBytes || !TakeSlot())
        {
            return false;
        }

        if (_whole == 0 || IsUnread)
        {
            // What was not there, or not to be read, a while ago may be now; and it has a generation.
            LoadNewest();
        }

        // A file that cannot be read is at most one generation ahead of the other.
        uint generation = _generation + (IsUnread ? 2u : 1u);
        int slot = Older();
        bool wasDamaged = WasDamaged;
        int unread = _unread;

        // Few calls within calls here: at the end of the longest chain that there is a file is opened, and each link takes 200 bytes of the heap.
        bool isSaved = Write(slot, payload, generation) && Read(slot, out uint readBack) >= 0 && readBack == generation;
        _slot = s_none;
        WasDamaged = wasDamaged;
        _unread = unread;
        unread &= ~(1 << slot);
        if (!isSaved || (unread != 0 && !Remove(1 - slot)))
        {
            // One that can be read again may be taken for the newer.
            return false;
        }

        _newest = slot;
        _generation = generation;
        _whole = _whole == 0 ? 1 : 2;
        _unread = 0;
        return true;
    }

    /// <summary>Writes a payload into both files: no bit that rots brings back what was before, and none loses what is now.</summary>
    /// <param name="payload">At most <see cref="MostBytes"/>.</param>
    /// <returns>True when both have been read back.</returns>
    public bool SaveTwice(byte[] payload)
    {
        return Save(payload) && Save(payload);
    }

    /// <summary>True when both files hold this, as after <see cref="SaveTwice"/>.</summary>
    /// <param name="payload">What was loaded.</param>
    public bool HasTwice(byte[] payload)
    {
        if (!TakeSlot())
        {
            return false;
        }

        bool has = BothHold(payload);
        _slot = s_none;
        return has;
    }

    private bool BothHold(byte[] payload)
    {
        for (int i = 0; i < Slots; i++)
        {
            if (Read(i, out _) != payload.Length)
            {
                return false;
            }

            for (int at = 0; at < payload.Length; at++)
            {
                if (_slot[PrefixBytes + at] != payload[at])
                {
                    return false;
                }
            }
        }

        return true;
    }

    private bool Write(int slot, byte[] payload, uint generation)
    {
        LittleEndian.PutU32(_slot, 0, generation);
        _slot[4] = (byte)payload.Length;
        Array.Copy(payload, 0, _slot, PrefixBytes, payload.Length);
        int sumAt = PrefixBytes + payload.Length;
        LittleEndian.PutU32(_slot, sumAt, Crc32.Update(0, _slot, 0, sumAt));
        try
        {
            using (FileStream file = new FileStream(PathOf(slot), FileMode.Create, FileAccess.Write))
            {
                file.Write(_slot, 0, sumAt + 4);
            }
        }
        catch (Exception)
        {
            return false;
        }

        return true;
    }

    private bool Remove(int slot)
    {
        try
        {
            File.Delete(PathOf(slot));
            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }

    private bool TakeSlot()
    {
        try
        {
            _slot = new byte[FrameBytes + MostBytes];
            return true;
        }
        catch (OutOfMemoryException)
        {
            return false;
        }
    }

    private string PathOf(int slot)
    {
        return "I:\\" + _name + (slot == 0 ? ".a" : ".b");
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
        int count = Unreadable;
        for (int tries = 0; count == Unreadable && tries < Tries; tries++)
        {
            if (tries > 0)
            {
                Clock.Sleep(TryAgainMs);
            }

            try
            {
                count = 0;
                if (File.Exists(PathOf(slot)))
                {
                    using (FileStream file = new FileStream(PathOf(slot), FileMode.Open, FileAccess.Read))
                    {
                        count = file.Read(_slot, 0, _slot.Length);
                    }
                }
            }
            catch (Exception)
            {
                count = Unreadable;
            }
        }

        if (count == Unreadable)
        {
            _unread |= 1 << slot;
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
