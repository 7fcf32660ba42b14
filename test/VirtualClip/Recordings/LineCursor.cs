using System;

namespace HipSense.VirtualClip;

/// <summary>Goes through a file line by line, knowing the place.</summary>
internal ref struct LineCursor
{
    private static readonly byte[] s_byteOrderMark = [0xEF, 0xBB, 0xBF];

    private ReadOnlySpan<byte> _rest;

    public LineCursor(string file, ReadOnlySpan<byte> bytes)
    {
        File = file;
        _rest = bytes.StartsWith(s_byteOrderMark) ? bytes[s_byteOrderMark.Length..] : bytes;
    }

    /// <summary>The file as the user named it.</summary>
    public string File { get; }

    /// <summary>The line, without its end.</summary>
    public ReadOnlySpan<byte> Line { get; private set; }

    /// <summary>Its number, from 1; past the end, the number that the next line would have.</summary>
    public int Number { get; private set; }

    /// <summary>True when the line ends with the file and not with a line feed.</summary>
    public bool IsCut { get; private set; }

    /// <summary>True when the line is a comment.</summary>
    public readonly bool IsComment => !Line.IsEmpty && Line[0] == '#';

    /// <summary>True when nothing but empty lines follows.</summary>
    public readonly bool IsRestBlank => _rest.IndexOfAnyExcept((byte)'\r', (byte)'\n') < 0;

    /// <summary>Goes to the next line.</summary>
    /// <returns>False at the end of the file.</returns>
    public bool Next()
    {
        Number++;
        if (_rest.IsEmpty)
        {
            Line = default;
            return false;
        }

        int end = _rest.IndexOf((byte)'\n');
        IsCut = end < 0;
        ReadOnlySpan<byte> line = IsCut ? _rest : _rest[..end];
        _rest = IsCut ? default : _rest[(end + 1)..];
        Line = !line.IsEmpty && line[^1] == '\r' ? line[..^1] : line;
        return true;
    }

    /// <summary>An error in this line.</summary>
    public readonly RecordingException Error(int column, string? columnName, string problem) => new(File, Number, column, columnName, problem);
}
