using System;
using System.IO;

namespace HipSense.VirtualClip;

/// <summary>Passes on what is written, and says by its name what cannot be written: a disk that is full, a pipe whose reader has gone.</summary>
/// <param name="name">What the user calls it.</param>
/// <param name="inner">Where it goes.</param>
internal sealed class NamedStream(string name, Stream inner) : Stream
{
    private bool _isClosed;

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => !_isClosed;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>True for what a system says that does not let a file be written; one that is too long for the disk comes as an argument out of range.</summary>
    public static bool IsRefusal(Exception problem) => problem is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException;

    /// <summary>The error that is told when something cannot be written.</summary>
    public static UserErrorException Error(string name, Exception problem)
    {
        // The runtime adds the path that it knows, which is not always the user's.
        string reason = problem.Message.Split(" : '")[0].Split(" (Parameter")[0];
        return new UserErrorException($"{name}: cannot be written: {reason}");
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        try
        {
            inner.Write(buffer);
        }
        catch (Exception problem) when (IsRefusal(problem))
        {
            throw Error(name, problem);
        }
    }

    /// <inheritdoc/>
    public override void Flush()
    {
        try
        {
            inner.Flush();
        }
        catch (Exception problem) when (IsRefusal(problem))
        {
            throw Error(name, problem);
        }
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing && !_isClosed)
        {
            _isClosed = true;
            try
            {
                // Flushes first, and closes even when it cannot.
                inner.Dispose();
            }
            catch (Exception problem) when (IsRefusal(problem))
            {
                throw Error(name, problem);
            }
        }

        base.Dispose(disposing);
    }
}
