using System;
using System.Buffers.Binary;
using System.IO;
using System.Text;

namespace HipSense.Phone.Recordings;

/// <summary>How a recording lies in the phone's storage: what the clip sent, as it came, and what happened on this side, each with its length before it.</summary>
public static class RecordingFrames
{
    private const byte StartFrame = 1;
    private const byte MarkFrame = 2;
    private const int NumberBytes = 8;

    /// <summary>Adds a packet of the stream, decrypted.</summary>
    /// <param name="chunk">Where.</param>
    /// <param name="packet">The packet.</param>
    public static void AddPacket(Stream chunk, byte[] packet)
    {
        ArgumentNullException.ThrowIfNull(packet);
        Add(chunk, packet);
    }

    /// <summary>Adds that the stream starts, or starts again.</summary>
    /// <param name="chunk">Where.</param>
    /// <param name="first">The number of its first sample.</param>
    public static void AddStart(Stream chunk, long first) => Add(chunk, Numbered(StartFrame, first, ""));

    /// <summary>Adds a mark.</summary>
    /// <param name="chunk">Where.</param>
    /// <param name="mark">The mark.</param>
    public static void AddMark(Stream chunk, RecordedMark mark)
    {
        ArgumentNullException.ThrowIfNull(mark);
        Add(chunk, Numbered(MarkFrame, mark.Sample, mark.Word));
    }

    /// <summary>Plays a chunk to who makes text of it.</summary>
    /// <param name="chunk">Whole frames; what is cut off at the end is passed over.</param>
    /// <param name="text">Receives it.</param>
    public static void Play(ReadOnlySpan<byte> chunk, RecordingText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        while (chunk.Length > 2)
        {
            int length = BinaryPrimitives.ReadUInt16LittleEndian(chunk);
            if (chunk.Length < 2 + length || length == 0)
            {
                return;
            }

            ReadOnlySpan<byte> frame = chunk.Slice(2, length);
            switch (frame[0])
            {
                case StartFrame when length >= 1 + NumberBytes:
                    text.Start(NumberOf(frame));
                    break;
                case MarkFrame when length >= 1 + NumberBytes:
                    text.Take(new RecordedMark(NumberOf(frame), Encoding.UTF8.GetString(frame[(1 + NumberBytes)..])));
                    break;
                default:
                    text.Take(frame.ToArray());
                    break;
            }

            chunk = chunk[(2 + length)..];
        }
    }

    private static long NumberOf(ReadOnlySpan<byte> frame) => BinaryPrimitives.ReadInt64LittleEndian(frame[1..]);

    private static byte[] Numbered(byte kind, long number, string word)
    {
        byte[] frame = new byte[1 + NumberBytes + Encoding.UTF8.GetByteCount(word)];
        frame[0] = kind;
        BinaryPrimitives.WriteInt64LittleEndian(frame.AsSpan(1), number);
        Encoding.UTF8.GetBytes(word, frame.AsSpan(1 + NumberBytes));
        return frame;
    }

    private static void Add(Stream chunk, byte[] frame)
    {
        ArgumentNullException.ThrowIfNull(chunk);
        Span<byte> length = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(length, (ushort)frame.Length);
        chunk.Write(length);
        chunk.Write(frame);
    }
}
