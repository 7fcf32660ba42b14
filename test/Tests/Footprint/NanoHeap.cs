namespace HipSense.Tests.Footprint;

/// <summary>
/// What things take on the clip's managed heap, bytes. It is made of blocks of 12 bytes; a field takes one whatever its type. Measured with
/// the real interpreter (1.17, built for 32 bits) by counting what it hands out; docs/footprint.md says how.
/// </summary>
internal static class NanoHeap
{
    public const int Block = 12;

    private const int ArrayHeader = 20;
    private const int DelegateBlocks = 3;

    /// <summary>An object, or a struct: that is one object more where a field or an array element holds it.</summary>
    public static int Object(int fields) => Block * (1 + fields);

    /// <summary>An array; references and structs take a block each.</summary>
    public static int Array(int elementSize, int length) => (ArrayHeader + (elementSize * length) + Block - 1) / Block * Block;

    public static int Delegate => Block * DelegateBlocks;

    /// <summary>A literal stays in flash; the object is only its handle.</summary>
    public static int String => Block;
}
