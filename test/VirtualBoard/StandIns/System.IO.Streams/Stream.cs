using System;
using System.IO;

namespace HipSense.Virtual.FileSystem;

/// <summary>nanoFramework's System.IO.Stream, as far as the clip needs it.</summary>
public abstract class Stream : MarshalByRefObject, IDisposable
{
    /// <summary>True when it can be read.</summary>
    public abstract bool CanRead { get; }

    /// <summary>True when the position can be set.</summary>
    public abstract bool CanSeek { get; }

    /// <summary>True when it can be written to.</summary>
    public abstract bool CanWrite { get; }

    /// <summary>How long it is, bytes.</summary>
    public abstract long Length { get; }

    /// <summary>Where the next byte is read or written.</summary>
    public abstract long Position { get; set; }

    /// <summary>Gives it back.</summary>
    public virtual void Close() => Dispose(true);

    /// <summary>Gives it back.</summary>
    public void Dispose()
    {
        Close();
        GC.SuppressFinalize(this);
    }

    /// <summary>Passes on what is buffered.</summary>
    public abstract void Flush();

    /// <summary>Reads bytes.</summary>
    /// <param name="buffer">Takes them.</param>
    /// <param name="offset">Index of the first.</param>
    /// <param name="count">How many at the most.</param>
    /// <returns>How many were read; 0 at the end.</returns>
    public abstract int Read(byte[] buffer, int offset, int count);

    /// <summary>Moves the position.</summary>
    /// <param name="offset">By how much.</param>
    /// <param name="origin">From where.</param>
    /// <returns>The new position.</returns>
    public abstract long Seek(long offset, SeekOrigin origin);

    /// <summary>Makes it so long.</summary>
    /// <param name="value">Bytes.</param>
    public abstract void SetLength(long value);

    /// <summary>Writes bytes.</summary>
    /// <param name="buffer">Holds them.</param>
    /// <param name="offset">Index of the first.</param>
    /// <param name="count">How many.</param>
    public abstract void Write(byte[] buffer, int offset, int count);

    /// <summary>Ends the use.</summary>
    /// <param name="disposing">False from a finaliser.</param>
    protected virtual void Dispose(bool disposing)
    {
    }
}
