using HipSense.Virtual;

namespace nanoFramework.Hardware.Esp32;

/// <summary>The chip's memory beside the managed heap.</summary>
public class NativeMemory
{
    /// <summary>Which memory.</summary>
    public enum MemoryType
    {
        /// <summary>All of it.</summary>
        All,

        /// <summary>The chip's own.</summary>
        Internal,

        /// <summary>PSRAM.</summary>
        SpiRam,
    }

    /// <summary>Tells of a memory; the virtual board knows its PSRAM alone.</summary>
    public static void GetMemoryInfo(MemoryType memType, out uint totalSize, out uint totalFreeSize, out uint largestFreeBlock)
    {
        totalSize = memType == MemoryType.SpiRam ? (uint)VirtualBoard.Current.Options.PsramBytes : 0;
        totalFreeSize = totalSize;
        largestFreeBlock = totalSize;
    }
}
