using System;
using System.IO;

namespace HipSense.VirtualClip;

/// <summary>Reads recordings, plain or packed, and says exactly where one is wrong.</summary>
public static class RecordingReader
{
    /// <summary>Reads a recording.</summary>
    /// <param name="file">Its path, which errors repeat.</param>
    /// <param name="withTruth">True to read the columns of truth too; otherwise nothing looks at them.</param>
    /// <exception cref="UserErrorException">The file cannot be read or is no recording.</exception>
    public static Recording Read(string file, bool withTruth)
    {
        ReadOnlyMemory<byte> bytes = Load(file);
        var lines = new LineCursor(file, bytes.Span);
        var remarks = new RecordingRemarks();
        bool isStanding = RecordingHeader.ReadComments(ref lines, remarks);
        string[] columns = RecordingHeader.ReadColumns(ref lines);
        return ReadRows(ref lines, isStanding, columns, remarks, withTruth);
    }

    /// <summary>Reads a file, unpacked.</summary>
    /// <exception cref="UserErrorException">It cannot be read.</exception>
    internal static ReadOnlyMemory<byte> Load(string file)
    {
        byte[] raw;
        try
        {
            if (Directory.Exists(file))
            {
                throw new UserErrorException($"{file}: this is a folder, not a recording");
            }

            raw = File.ReadAllBytes(file);
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UserErrorException($"{file}: there is no such file");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"{file}: cannot be read: {problem.Message}");
        }

        if (!GzipFile.IsGzip(raw))
        {
            if (file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
            {
                throw new RecordingException(file, 1, 1, null, "this is not a gzip file, though its name says so");
            }

            return raw;
        }

        ReadOnlyMemory<byte> bytes = GzipFile.Unpack(raw, out bool isWhole);
        if (!isWhole)
        {
            int line = bytes.Span.Count((byte)'\n') + 1;
            int column = bytes.Span[(bytes.Span.LastIndexOf((byte)'\n') + 1)..].Count((byte)',') + 1;
            throw new RecordingException(file, line, column, null, "the gzip file is damaged or cut off here");
        }

        return bytes;
    }

    private static Recording ReadRows(ref LineCursor lines, bool isStanding, string[] columns, RecordingRemarks remarks, bool withTruth)
    {
        var rows = new RowParser(columns, withTruth);
        while (lines.Next())
        {
            if (lines.Line.IsEmpty && lines.IsRestBlank)
            {
                break;
            }

            // What came while the rows were written stands among them.
            if (lines.IsComment)
            {
                rows.Pass(remarks.Take(lines, rows.Count));
                continue;
            }

            rows.Parse(ref lines);
        }

        if (rows.Count == 0)
        {
            throw new RecordingException(lines.File, lines.Number, 1, columns[0], "there are no rows");
        }

        return new Recording(lines.File, isStanding, rows.TakeCounts(), rows.TakeTruth())
        {
            Marks = remarks.Marks,
            Gaps = remarks.Gaps,
            Notes = remarks.Notes,
        };
    }
}
