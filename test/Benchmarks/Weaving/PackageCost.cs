using System;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace HipSense.Benchmarks;

/// <summary>
/// What the packages' own managed code needs for the calls that do input and output. The code of the packages (System.Device.I2c 1.1.29,
/// nanoFramework.Device.Bluetooth 1.1.123, System.IO.FileSystem 1.1.93) was run on the real interpreter's 32-bit build with the native parts left out;
/// what those take, in the radio's stack and the file system, is not in it.
/// </summary>
public static class PackageCost
{
    /// <summary>Processor instructions of a transfer on the bus, without the time on the wire.</summary>
    public const int BusTransfer = 17_170;

    /// <summary>Bytes that it allocates in a transfer.</summary>
    public const int BusTransferBytes = 300;

    /// <summary>Processor instructions of a notification to one phone.</summary>
    public const int Notification = 31_000;

    /// <summary>Processor instructions to open a file and close it: 900 IL instructions, most of them to look at its path.</summary>
    public const int FileOpen = 207_000;

    /// <summary>Processor instructions of another call of a file.</summary>
    public const int FileCall = 9_000;

    private const string Standins = "HipSense.VirtualBoard";
    private const int NotificationBytes = 144;
    private const int FileOpenBytes = 1_284;

    /// <summary>Processor instructions of all such calls but those of the bus.</summary>
    public static long HostInstructionsOf(Tally done) =>
        (done.Notifications * Notification) + (done.FileOpens * FileOpen) + (done.FileCalls * FileCall);

    /// <summary>What a call costs, or null when it is no such call.</summary>
    internal static Tally? Of(Instruction instruction) => !IlFacts.IsCall(instruction) || instruction.Operand is not MethodReference called
        ? null
        : (called.DeclaringType.FullName, called.Name) switch
        {
            ("System.Device.I2c.I2cDevice", "Read" or "Write" or "WriteRead") =>
                new Tally { HostInstructions = BusTransfer, BusTransfers = 1, PackageBytes = BusTransferBytes },
            ("nanoFramework.Device.Bluetooth.GenericAttributeProfile.GattLocalCharacteristic", "NotifyValue") =>
                new Tally { HostInstructions = Notification, Notifications = 1, PackageBytes = NotificationBytes },
            ("HipSense.Virtual.FileSystem.FileStream", ".ctor") => new Tally { HostInstructions = FileOpen, FileOpens = 1, PackageBytes = FileOpenBytes },
            ("HipSense.Virtual.FileSystem.FileStream" or "HipSense.Virtual.FileSystem.Stream" or "HipSense.Virtual.FileSystem.File", not "Dispose") =>
                new Tally { HostInstructions = FileCall, FileCalls = 1 },
            _ => null,
        };

    /// <summary>True for a class of a package.</summary>
    internal static bool IsOfPackage(TypeReference type) => !type.IsValueType && string.Equals(type.Scope.Name, Standins, StringComparison.Ordinal);
}
