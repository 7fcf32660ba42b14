using System;
using System.IO;
using System.IO.Compression;
using System.Text;

namespace HipSense.VirtualClip;

/// <summary>A file that appears whole or not at all: it is written beside its place and moved there when it is finished.</summary>
internal sealed class OutputFile : IDisposable
{
    private readonly string _path;
    private readonly string _partPath;
    private readonly Stream _stream;
    private bool _isDone;

    /// <summary>Begins the file; one whose name ends in <c>.gz</c> is packed.</summary>
    /// <param name="path">Where it is to appear.</param>
    /// <exception cref="UserErrorException">Nothing can be written there.</exception>
    public OutputFile(string path)
    {
        _path = path;
        _partPath = $"{path}.{Guid.NewGuid():N}.part";
        try
        {
            if (Directory.Exists(path))
            {
                throw new UserErrorException($"{path}: this is a folder");
            }

            var file = new FileStream(_partPath, FileMode.CreateNew);
            _stream = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionLevel.Optimal) : file;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UserErrorException($"{path}: cannot be written: {problem.Message}");
        }
    }

    /// <summary>What is written so far.</summary>
    public Stream Stream => _stream;

    /// <summary>Begins the file as text, with line feeds on every platform.</summary>
    public StreamWriter Text() => new(_stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\n" };

    /// <summary>Lets the file appear.</summary>
    public void Finish()
    {
        try
        {
            _stream.Dispose();
            File.Move(_partPath, _path, overwrite: true);
            _isDone = true;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"{_path}: cannot be written: {problem.Message}");
        }
    }

    /// <summary>Leaves nothing behind when the file was not finished.</summary>
    public void Dispose()
    {
        if (!_isDone)
        {
            _stream.Dispose();
            File.Delete(_partPath);
        }
    }
}
