using System.Linq;
using Mono.Cecil;

namespace HipSense.Benchmarks;

/// <summary>
/// Bytes that things take on the clip's heap, which consists of blocks of 12 bytes: one for the object and one for each field. Found by
/// running such code on the real interpreter's 32-bit build.
/// </summary>
public static class HeapSize
{
    private const int Block = 12;
    private const int ArrayHeader = 20;

    /// <summary>An object, or a struct, which lies on the heap too.</summary>
    public static int OfObject(TypeReference type)
    {
        int fields = 0;
        for (TypeDefinition? now = type.Resolve(); now is not null; now = now.BaseType?.Resolve())
        {
            fields += now.Fields.Count(field => !field.IsStatic);
        }

        return Block * (1 + fields);
    }

    /// <summary>A boxed primitive.</summary>
    public static int OfBox => 2 * Block;

    /// <summary>An array.</summary>
    public static int OfArray(int length, int elementBytes) => (ArrayHeader + (length * elementBytes) + Block - 1) / Block * Block;

    /// <summary>An element of an array: numbers are packed, everything else takes a block.</summary>
    public static int OfElement(TypeReference type) => type.MetadataType switch
    {
        MetadataType.Boolean or MetadataType.Byte or MetadataType.SByte => 1,
        MetadataType.Char or MetadataType.Int16 or MetadataType.UInt16 => 2,
        MetadataType.Int32 or MetadataType.UInt32 or MetadataType.Single => 4,
        MetadataType.Int64 or MetadataType.UInt64 or MetadataType.Double => 8,
        _ => Block,
    };
}
