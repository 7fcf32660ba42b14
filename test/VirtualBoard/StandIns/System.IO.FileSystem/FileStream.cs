using System;
using System.IO;

namespace HipSense.Virtual.FileSystem;

/// <summary>
/// A file of the virtual board's flash, with what the real package does unexpectedly: a new file is there, empty, from the moment it is opened;
/// nothing that is written reaches the flash before the file is closed, whatever <see cref="Flush"/> says; on a full flash every call succeeds and
/// the bytes are lost.
/// </summary>
public class FileStream : Stream
{
    private readonly VirtualFlash _flash;
    private readonly bool _wantsRead;
    private readonly bool _wantsWrite;
    private readonly long _seekLimit;
    private byte[] _content;
    private long _position;
    private int _firstChanged = int.MaxValue;
    private bool _isClosed;

    /// <summary>Opens a file that others may read.</summary>
    /// <param name="path">Its full path.</param>
    /// <param name="mode">How.</param>
    public FileStream(string path, FileMode mode)
        : this(path, mode, mode == FileMode.Append ? FileAccess.Write : FileAccess.ReadWrite)
    {
    }

    /// <summary>Opens a file.</summary>
    /// <param name="path">Its full path.</param>
    /// <param name="mode">How.</param>
    /// <param name="access">What for.</param>
    /// <exception cref="IOException">It is not there, is there already, is open, or cannot be read.</exception>
    public FileStream(string path, FileMode mode, FileAccess access)
    {
        VirtualBoard.Current.Image.Need(NativePart.FileSystem);
        _flash = VirtualBoard.Current.Flash;
        _wantsRead = (access & FileAccess.Read) != 0;
        _wantsWrite = (access & FileAccess.Write) != 0;
        if ((mode is not (FileMode.Open or FileMode.OpenOrCreate) && !_wantsWrite) || (mode == FileMode.Append && access != FileAccess.Write))
        {
            throw new ArgumentException("The mode does not go with the access.");
        }

        VirtualBoard.Current.Heap.Take(HeapFaults.FileBytes);
        Name = path;
        _flash.Lock(path);
        try
        {
            byte[]? before = _flash.Read(path);
            if (mode is not (FileMode.Create or FileMode.Truncate))
            {
                _flash.ThrowIfUnreadable(path);
            }

            if (before == null ? mode is FileMode.Open or FileMode.Truncate : mode == FileMode.CreateNew)
            {
                throw new IOException(before == null ? $"There is no {path}." : $"There is a {path} already.");
            }

            if (before == null)
            {
                _flash.Create(path);
            }

            _content = before ?? [];
            if (mode is FileMode.Create or FileMode.Truncate && _content.Length > 0)
            {
                SetLength(0);
            }

            _position = mode == FileMode.Append ? _content.Length : 0;
            _seekLimit = _position;
        }
        catch
        {
            _flash.Unlock(path);
            throw;
        }
    }

    /// <inheritdoc/>
    public override bool CanRead => !_isClosed && _wantsRead;

    /// <inheritdoc/>
    public override bool CanSeek => !_isClosed;

    /// <inheritdoc/>
    public override bool CanWrite => !_isClosed && _wantsWrite;

    /// <inheritdoc/>
    public override long Length
    {
        get
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            return _content.Length;
        }
    }

    /// <inheritdoc/>
    public override long Position
    {
        get
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            return _position;
        }

        set => Seek(value, SeekOrigin.Begin);
    }

    /// <summary>The full path.</summary>
    public string Name { get; }

    /// <inheritdoc/>
    public override void Flush() => ObjectDisposedException.ThrowIf(_isClosed, this);

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count)
    {
        ObjectDisposedException.ThrowIf(_isClosed, this);
        if (!_wantsRead)
        {
            throw new NotSupportedException();
        }

        CheckRange(buffer, offset, count);
        int read = (int)Math.Clamp(_content.Length - _position, 0, count);
        Array.Copy(_content, _position, buffer, offset, read);
        _position += read;
        return read;
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin)
    {
        ObjectDisposedException.ThrowIf(_isClosed, this);
        long position = offset + (origin == SeekOrigin.Begin ? 0 : origin == SeekOrigin.Current ? _position : _content.Length);
        if (position < _seekLimit)
        {
            throw new IOException();
        }

        _position = position;
        return position;
    }

    /// <inheritdoc/>
    public override void SetLength(long value)
    {
        ObjectDisposedException.ThrowIf(_isClosed, this);
        if (!_wantsWrite)
        {
            throw new NotSupportedException();
        }

        _firstChanged = (int)Math.Min(_firstChanged, Math.Min(value, _content.Length));
        Array.Resize(ref _content, (int)value);
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count)
    {
        ObjectDisposedException.ThrowIf(_isClosed, this);
        if (!_wantsWrite)
        {
            throw new NotSupportedException();
        }

        CheckRange(buffer, offset, count);
        int end = (int)_position + count;
        _firstChanged = Math.Min(_firstChanged, (int)Math.Min(_position, _content.Length));
        byte[] content = new byte[Math.Max(end, _content.Length)];
        _content.CopyTo(content, 0);
        Array.Copy(buffer, offset, content, _position, count);
        _content = content;
        _position = end;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (_isClosed)
        {
            return;
        }

        _isClosed = true;
        _flash.Unlock(Name);
        if (_firstChanged != int.MaxValue)
        {
            _flash.Commit(Name, _content, _firstChanged);
        }
    }

    private static void CheckRange(byte[] buffer, int offset, int count)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (buffer.Length - offset < count)
        {
            throw new ArgumentException("The range is not in the buffer.");
        }
    }
}
