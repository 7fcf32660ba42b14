using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace HipSense.Virtual;

/// <summary>
/// The flash behind the drive I:, with littlefs on it as nanoFramework's ESP32 images mount it. What is here is what a reboot finds. Bytes that
/// are programmed can be counted, and the power cut after any of them; programming and erasing block the board, since the ESP32 runs its code
/// from the same chip.
/// </summary>
public sealed class VirtualFlash
{
    /// <summary>An erase block, bytes.</summary>
    public const int BlockBytes = 4096;

    /// <summary>What one entry of a directory takes when it is written: littlefs programs 128 bytes at a time here.</summary>
    public const int CommitBytes = 128;

    /// <summary>Files up to this size lie in the directory itself, an eighth of a block.</summary>
    public const int InlineBytes = BlockBytes / 8;

    /// <summary>The root of the drive.</summary>
    public const string Root = @"I:\";

    // Typical figures of the Winbond W25Q32JV (datasheet, AC characteristics): sector erase 45 ms, page of 256 bytes 0.4 ms.
    private const long EraseUs = 45_000;
    private const long PageUs = 400;
    private const int PageBytes = 256;

    // Finding and reading a file's entry; an estimate.
    private const long LookUs = 1000;

    // The directory's two blocks, and those of the root with the name of the file system.
    private const int DirectoryBlocks = 4;

    private readonly VirtualTime _time;
    private readonly SortedDictionary<string, byte[]> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _open = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _broken = new(StringComparer.Ordinal);
    private int _blocksTaken;
    private int _directoryBytes;

    internal VirtualFlash(VirtualTime time, int sizeBytes)
    {
        _time = time;
        SizeBytes = sizeBytes;
    }

    /// <summary>What goes wrong.</summary>
    public FlashFaults Faults { get; } = new();

    /// <summary>The size of the partition, bytes.</summary>
    public int SizeBytes { get; }

    /// <summary>Bytes programmed since the board was made.</summary>
    public long ProgrammedBytes { get; private set; }

    /// <summary>Blocks erased since the board was made.</summary>
    public int Erases { get; private set; }

    /// <summary>Calls of the file system that looked at the flash or changed it.</summary>
    public int Operations { get; private set; }

    /// <summary>For how long looking and changing have blocked the board since it was made, µs.</summary>
    public long BusyUs { get; private set; }

    /// <summary>The longest time that one change of the flash has blocked the board, µs.</summary>
    public long LongestBlockUs { get; private set; }

    /// <summary>The names of all files, with the drive.</summary>
    public IReadOnlyCollection<string> Files => _files.Keys;

    /// <summary>Blocks in use.</summary>
    public int UsedBlocks => DirectoryBlocks + _blocksTaken + _files.Values.Sum(content => Blocks(content.Length));

    /// <summary>What a file holds, as a reboot would find it.</summary>
    /// <param name="path">The full path, for example <c>I:\settings.a</c>.</param>
    /// <returns>A copy, or null when there is no such file.</returns>
    public byte[]? Content(string path) => _files.TryGetValue(path, out byte[]? content) ? [.. content] : null;

    /// <summary>Puts a file onto the flash, as a flashing tool does; takes no time.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="content">What it holds.</param>
    public void Put(string path, byte[] content)
    {
        ArgumentNullException.ThrowIfNull(content);
        _files[path] = [.. content];
    }

    /// <summary>Takes a file away, as a flashing tool does; takes no time.</summary>
    /// <param name="path">The full path.</param>
    public void Remove(string path) => _files.Remove(path);

    /// <summary>Turns one bit of a file over.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="bit">Which: 0 is the lowest of the first byte.</param>
    public void Rot(string path, int bit)
    {
        _files[path][bit / 8] ^= (byte)(1 << (bit % 8));
        Faults.CountRottenBit();
    }

    /// <summary>A block of a file is lost: it is there and cannot be read any more. It can be deleted or made anew.</summary>
    /// <param name="path">The full path.</param>
    public void Break(string path) => _broken.Add(path);

    /// <summary>What was broken can be read again.</summary>
    /// <param name="path">The full path.</param>
    public void Mend(string path) => _broken.Remove(path);

    /// <summary>Lets somebody else take blocks, until so many are left.</summary>
    /// <param name="blocks">How many are left.</param>
    public void LeaveFree(int blocks)
    {
        _blocksTaken = 0;
        _blocksTaken = (SizeBytes / BlockBytes) - UsedBlocks - blocks;
    }

    /// <summary>Forgets who has which file open: a reboot.</summary>
    internal void CloseAll() => _open.Clear();

    /// <summary>Notes that a file is open. The package compares names without regard to case and allows one user who shares nothing.</summary>
    internal void Lock(string path)
    {
        _time.ThrowIfStopped();
        if (!_open.TryAdd(path, 0))
        {
            throw new IOException($"{path} is open.");
        }
    }

    internal void Unlock(string path) => _open.Remove(path);

    /// <summary>Reads a file, or null.</summary>
    internal byte[]? Read(string path)
    {
        BusyUs += LookUs;
        _time.Block(LookUs);
        Operations++;
        if (!path.StartsWith(Root, StringComparison.Ordinal))
        {
            throw new IOException($"{path} is on no drive.");
        }

        return _files.GetValueOrDefault(path);
    }

    /// <summary>Opens a file whose content counts.</summary>
    /// <exception cref="IOException">It is there and cannot be read.</exception>
    internal void ThrowIfUnreadable(string path)
    {
        if (_files.ContainsKey(path) && Faults.TakeFailedOpen(_broken.Contains(path)))
        {
            throw new IOException($"{path} cannot be read.");
        }
    }

    /// <summary>Makes an empty file: the entry is written when the file is opened, before anything is in it.</summary>
    internal void Create(string path) => Program(CommitBytes, 0, () => _files[path] = []);

    /// <summary>Makes the new content of a file valid, which littlefs does when the file is closed and not before.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="content">All of it.</param>
    /// <param name="from">The first byte that is not as before.</param>
    internal void Commit(string path, byte[] content, int from)
    {
        // The block in which the change begins is copied to a fresh one, and so on to the end.
        bool isInline = content.Length <= InlineBytes;
        int first = isInline ? 0 : from / BlockBytes * BlockBytes;
        int blocks = isInline ? 0 : Math.Max(1, Blocks(content.Length) - (first / BlockBytes));
        if (UsedBlocks + blocks > SizeBytes / BlockBytes)
        {
            // Write copies into a buffer of the C library and does not look at what becomes of it; the file that failed then closes without a word.
            Faults.CountRefused();
            return;
        }

        if (Faults.TakeFailure())
        {
            throw new IOException($"{path} could not be written.");
        }

        Program(
            content.Length - first + CommitBytes,
            blocks,
            () =>
            {
                _files[path] = content;
                _broken.Remove(path);
            },
            written => _files[path] = content[..Math.Clamp(first + written, from, content.Length)]);
    }

    /// <summary>Takes a file out of the directory.</summary>
    internal void Delete(string path)
    {
        if (Faults.TakeFailure())
        {
            throw new IOException($"{path} could not be written.");
        }

        Program(CommitBytes, 0, () =>
        {
            _files.Remove(path);
            _broken.Remove(path);
        });
    }

    private static int Blocks(int length) => length <= InlineBytes ? 0 : (length + BlockBytes - 1) / BlockBytes;

    /// <summary>Programs bytes, the last of which makes the change valid.</summary>
    private void Program(int bytes, int erases, Action whole, Action<int>? inPart = null)
    {
        _time.ThrowIfStopped();

        // The directory is a log: when its block is full it is written anew into another.
        _directoryBytes += CommitBytes;
        if (_directoryBytes >= BlockBytes)
        {
            _directoryBytes = CommitBytes;
            erases++;
        }

        long blockedUs = (bytes + PageBytes - 1) / PageBytes * PageUs;
        for (int i = 0; i < erases; i++)
        {
            Erases++;
            blockedUs += Faults.TakeEraseUs(EraseUs);
        }

        Operations++;
        BusyUs += blockedUs;
        LongestBlockUs = Math.Max(LongestBlockUs, blockedUs);
        int written = Faults.TakeBytes(bytes, out bool isCut);
        ProgrammedBytes += written;
        if (!isCut)
        {
            whole();
        }
        else
        {
            if (Faults.WritesInPlace)
            {
                inPart?.Invoke(written);
            }

            _time.Halt(BoardStop.PowerOff);
            _time.ThrowIfStopped();
        }

        _time.Block(blockedUs);
    }
}
