using HipSense.Virtual;

namespace nanoFramework.Runtime.Native;

/// <summary>The collector of the virtual board's managed heap, which is only a number.</summary>
public static class GC
{
    /// <summary>Collects.</summary>
    /// <param name="compactHeap">Compacts, too.</param>
    /// <returns>What is free, bytes.</returns>
    public static uint Run(bool compactHeap) => VirtualBoard.Current.Heap.Collect(compactHeap);
}
