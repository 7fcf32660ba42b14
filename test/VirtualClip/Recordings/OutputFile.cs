using System;
using System.IO;
using System.IO.Compression;
using System.Text;

namespace HipSense.VirtualClip;

/// <summary>
/// A file that appears whole or not at all: it is written beside its place and moved there when it is finished. A device or a pipe is written through, and a link
/// stays a link.
/// </summary>
internal sealed class OutputFile : IDisposable
{
    private readonly string _path;
    private readonly OutputPlace _place;
    private readonly string _partPath;
    private readonly FileStream _file;
    private readonly Stream _stream;
    private bool _isDone;

    /// <summary>Begins the file; one whose name ends in <c>.gz</c> is packed.</summary>
    /// <param name="path">Where it is to appear.</param>
    /// <exception cref="UserErrorException">Nothing can be written there.</exception>
    public OutputFile(string path)
    {
        _path = path;
        try
        {
            _place = OutputPlace.Of(path);
            _partPath = $"{_place.Path}.{Guid.NewGuid():N}.part";
            _file = _place.IsFile
                ? new FileStream(_partPath, FileMode.CreateNew)
                : new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            var named = new NamedStream(path, _file);
            _stream = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(named, CompressionLevel.Optimal) : named;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw NamedStream.Error(path, problem);
        }
    }

    /// <summary>False for a device or a pipe.</summary>
    public bool IsFile => _place.IsFile;

    /// <summary>What is written so far.</summary>
    public Stream Stream => _stream;

    /// <summary>Begins the file as text, with line feeds on every platform.</summary>
    public StreamWriter Text() => new(_stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\n" };

    /// <summary>Lets the file appear.</summary>
    /// <exception cref="UserErrorException">It cannot be written; what was there before is whole.</exception>
    public void Finish()
    {
        try
        {
            _stream.Dispose();
            if (_place.IsFile)
            {
                KeepMode();
                File.Move(_partPath, _place.Path, overwrite: true);
            }

            _isDone = true;
        }
        catch (Exception problem) when (NamedStream.IsRefusal(problem))
        {
            throw NamedStream.Error(_path, problem);
        }
    }

    /// <summary>Leaves nothing behind when the file was not finished.</summary>
    public void Dispose()
    {
        if (_isDone)
        {
            return;
        }

        try
        {
            _stream.Dispose();
        }
        catch (UserErrorException)
        {
            // What could not be written the last time cannot be written now; that was told.
        }

        if (_place.IsFile)
        {
            File.Delete(_partPath);
        }
    }

    /// <summary>Who may read what was there may read what comes there.</summary>
    private void KeepMode()
    {
        if (!OperatingSystem.IsWindows() && File.Exists(_place.Path))
        {
            File.SetUnixFileMode(_partPath, File.GetUnixFileMode(_place.Path));
        }
    }
}
