namespace System;

/// <summary>
/// nanoFramework's span of bytes. Only what the firmware needs is here. An index at the end of the span is refused, which the
/// real one lets pass when the array goes on.
/// </summary>
public readonly ref struct SpanByte
{
    private readonly byte[]? _array;
    private readonly int _start;
    private readonly int _length;

    /// <summary>Covers an array.</summary>
    /// <param name="array">The array; null makes an empty span.</param>
    public SpanByte(byte[]? array)
    {
        _array = array;
        _length = array == null ? 0 : array.Length;
    }

    /// <summary>Covers a part of an array.</summary>
    /// <param name="array">The array.</param>
    /// <param name="start">The first element.</param>
    /// <param name="length">How many elements.</param>
    public SpanByte(byte[]? array, int start, int length)
    {
        int available = array == null ? 0 : array.Length;
        if (start < 0 || length < 0 || start > available || length > available - start)
        {
            throw new ArgumentOutOfRangeException(nameof(length));
        }

        _array = array;
        _start = start;
        _length = length;
    }

    /// <summary>A span of nothing.</summary>
    public static SpanByte Empty => default;

    /// <summary>How many bytes the span covers.</summary>
    public int Length => _length;

    /// <summary>True when the span covers nothing.</summary>
    public bool IsEmpty => _length == 0;

    /// <summary>The span for the board's side of the seam.</summary>
    internal Span<byte> Bytes => new(_array, _start, _length);

    /// <summary>One byte of the span.</summary>
    /// <param name="index">Its place in the span.</param>
    public byte this[int index]
    {
        get => _array![_start + Checked(index)];
        set => _array![_start + Checked(index)] = value;
    }

    /// <summary>Covers an array, so that arrays can be passed where spans are asked for.</summary>
    /// <param name="array">The array.</param>
    public static implicit operator SpanByte(byte[]? array) => new(array);

    /// <summary>The rest of the span.</summary>
    /// <param name="start">Where the rest begins.</param>
    /// <returns>A span over the same array.</returns>
    public SpanByte Slice(int start) => Slice(start, _length - start);

    /// <summary>A part of the span.</summary>
    /// <param name="start">Where the part begins.</param>
    /// <param name="length">How many bytes it has.</param>
    /// <returns>A span over the same array.</returns>
    public SpanByte Slice(int start, int length)
    {
        if (start < 0 || length < 0 || start > _length - length)
        {
            throw new ArgumentOutOfRangeException(nameof(start));
        }

        return new SpanByte(_array, _start + start, length);
    }

    /// <summary>Copies the span.</summary>
    /// <returns>A new array.</returns>
    public byte[] ToArray() => Bytes.ToArray();

    private int Checked(int index) =>
        (uint)index < (uint)_length ? index : throw new ArgumentOutOfRangeException(nameof(index));
}
