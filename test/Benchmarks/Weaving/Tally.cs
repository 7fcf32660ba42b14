namespace HipSense.Benchmarks;

/// <summary>What some code did.</summary>
/// <param name="Instructions">IL instructions executed.</param>
/// <param name="HostInstructions">Estimate of the processor's instructions that the interpreter needs for them: see <see cref="HostCost"/>.</param>
/// <param name="Calls">Calls: of methods, constructors and delegates, those that leave the counted code included.</param>
/// <param name="Allocations">Objects, arrays, boxes, and structs, which live on the clip's heap.</param>
/// <param name="AllocatedBytes">Bytes of them on the clip.</param>
/// <param name="StructCopies">Structs loaded by value, to be read, passed or returned: each is a copy on the heap.</param>
/// <param name="BusTransfers">Calls of the I2C package.</param>
/// <param name="Notifications">Packets handed to the Bluetooth package.</param>
/// <param name="FileOpens">Files opened, each closed again, by the file system's package.</param>
/// <param name="FileCalls">Other calls of a file.</param>
/// <param name="PackageBytes">Bytes that the packages allocate in these calls: an estimate, see <see cref="PackageCost"/>. Not in <paramref name="AllocatedBytes"/>.</param>
public readonly record struct Tally(
    long Instructions,
    long HostInstructions,
    long Calls,
    long Allocations,
    long AllocatedBytes,
    long StructCopies,
    long BusTransfers,
    long Notifications,
    long FileOpens,
    long FileCalls,
    long PackageBytes)
{
    /// <summary>Both together.</summary>
    public static Tally operator +(Tally a, Tally b) => new(
        a.Instructions + b.Instructions,
        a.HostInstructions + b.HostInstructions,
        a.Calls + b.Calls,
        a.Allocations + b.Allocations,
        a.AllocatedBytes + b.AllocatedBytes,
        a.StructCopies + b.StructCopies,
        a.BusTransfers + b.BusTransfers,
        a.Notifications + b.Notifications,
        a.FileOpens + b.FileOpens,
        a.FileCalls + b.FileCalls,
        a.PackageBytes + b.PackageBytes);

    /// <summary>The same a number of times.</summary>
    public static Tally operator *(Tally a, long times) => new(
        a.Instructions * times,
        a.HostInstructions * times,
        a.Calls * times,
        a.Allocations * times,
        a.AllocatedBytes * times,
        a.StructCopies * times,
        a.BusTransfers * times,
        a.Notifications * times,
        a.FileOpens * times,
        a.FileCalls * times,
        a.PackageBytes * times);
}
