using System;
using System.Buffers;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;

namespace HipSense.VirtualClip;

/// <summary>Writes recordings as <see cref="RecordingReader"/> reads them.</summary>
public static class RecordingWriter
{
    /// <summary>Room for the longest row: 24 characters a number and a comma.</summary>
    private const int CellBytes = 26;

    /// <summary>Writes a recording.</summary>
    /// <param name="recording">The recording.</param>
    /// <param name="remarks">Comment lines beneath the first, without their <c>#</c>.</param>
    /// <param name="file">Where; a name that ends in <c>.gz</c> is packed.</param>
    public static void Write(Recording recording, IEnumerable<string> remarks, string file)
    {
        ArgumentNullException.ThrowIfNull(recording);
        ArgumentNullException.ThrowIfNull(remarks);
        using var output = new OutputFile(file);
        using (var stream = new BufferedStream(output.Stream, 1 << 16))
        {
            WriteHead(recording, remarks, stream);
            WriteRows(recording, stream);
            stream.Flush();
            output.Finish();
        }
    }

    private static void WriteHead(Recording recording, IEnumerable<string> remarks, Stream stream)
    {
        string calibration = recording.IsStanding ? RecordingFormat.Standing : RecordingFormat.NoCalibration;
        var head = new StringBuilder();
        head.Append(CultureInfo.InvariantCulture, $"# {RecordingFormat.RateKey}={RecordingFormat.RateHz}");
        head.Append(CultureInfo.InvariantCulture, $" {RecordingFormat.AccelKey}={RecordingFormat.AccelPerG}");
        head.Append(CultureInfo.InvariantCulture, $" {RecordingFormat.GyroKey}={RecordingFormat.GyroPerDps}");
        head.Append(CultureInfo.InvariantCulture, $" {RecordingFormat.CalibrationKey}={calibration}\n");
        foreach (string remark in remarks)
        {
            head.Append(CultureInfo.InvariantCulture, $"# {remark}\n");
        }

        foreach (Mark mark in recording.Marks)
        {
            head.Append(CultureInfo.InvariantCulture, $"# mark {mark.Seconds} {mark.Word}\n");
        }

        head.AppendJoin(',', RecordingFormat.RawColumns.Concat(recording.Truth.Keys)).Append('\n');
        stream.Write(Encoding.UTF8.GetBytes(head.ToString()));
    }

    private static void WriteRows(Recording recording, Stream stream)
    {
        double[][] truth = [.. recording.Truth.Values];
        byte[] line = ArrayPool<byte>.Shared.Rent((Recording.Channels + truth.Length) * CellBytes);
        for (int row = 0; row < recording.Rows; row++)
        {
            int length = 0;
            foreach (short count in recording.Row(row))
            {
                count.TryFormat(line.AsSpan(length), out int written, default, CultureInfo.InvariantCulture);
                length += written;
                line[length++] = (byte)',';
            }

            foreach (double[] column in truth)
            {
                if (!double.IsNaN(column[row]))
                {
                    column[row].TryFormat(line.AsSpan(length), out int written, default, CultureInfo.InvariantCulture);
                    length += written;
                }

                line[length++] = (byte)',';
            }

            line[length - 1] = (byte)'\n';
            stream.Write(line, 0, length);
        }

        ArrayPool<byte>.Shared.Return(line);
    }
}
