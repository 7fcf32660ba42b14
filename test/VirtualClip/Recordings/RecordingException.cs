namespace HipSense.VirtualClip;

/// <summary>A recording that cannot be used, and the place in it that says so.</summary>
public sealed class RecordingException : UserErrorException
{
    /// <summary>Makes the error.</summary>
    /// <param name="file">The file as the user named it.</param>
    /// <param name="line">The line in the file, from 1.</param>
    /// <param name="column">The column in the line, from 1.</param>
    /// <param name="columnName">The name of that column, or null when it has none.</param>
    /// <param name="problem">What is wrong there.</param>
    public RecordingException(string file, int line, int column, string? columnName, string problem)
        : base(columnName is null ? $"{file}, line {line}, column {column}: {problem}" : $"{file}, line {line}, column {column} ({columnName}): {problem}")
    {
        Line = line;
        Column = column;
    }

    /// <summary>The line in the file, from 1.</summary>
    public int Line { get; }

    /// <summary>The column in the line, from 1.</summary>
    public int Column { get; }
}
