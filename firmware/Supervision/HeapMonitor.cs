#pragma warning disable IDE0005 // On the clip Console is System's.
using System;
#pragma warning restore IDE0005
using System.Threading;
using nanoFramework.Hardware.Esp32;
using ManagedHeap = nanoFramework.Runtime.Native.GC;

namespace HipSense.Firmware;

/// <summary>
/// Watches the managed heap: measures it when everything is there, keeps collections short on a large one, and brings the loop back after an allocation that failed.
/// The numbers are measured on the interpreter: docs/footprint.md.
/// </summary>
public sealed class HeapMonitor : Duty
{
    /// <summary>What must be free after a collection when everything is there, bytes: with less, calls fail now and then.</summary>
    public const int LeastBytes = 5600;

    /// <summary>What must be free at the least, bytes: with less the clip is there, but the calls that it lives by fail, and so may that which would say so.</summary>
    public const int FitsBytes = 4000;

    /// <summary>What the radio, a phone, and what is made after them take, bytes: with less than this and <see cref="LeastBytes"/> the clip goes on without them.</summary>
    public const int RadioBytes = 19300;

    /// <summary>What the raw stream takes while it is on, bytes: with less than this and <see cref="LeastBytes"/> free it is refused.</summary>
    public const int RawBytes = 2800;

    /// <summary>A heap with so much free is in PSRAM, bytes.</summary>
    public const int PsramBytes = 256 * 1024;

    /// <summary>How often a large heap is collected, milliseconds: what has gathered by then is swept in less time than the sensor's FIFO holds.</summary>
    public const int CollectMs = 10000;

    /// <summary>How often a small heap is compacted, milliseconds: with 10 s a phone that had just connected left holes that were too small for a call.</summary>
    public const int CompactMs = 2000;

    // A duty that fails again at once waits so long: a turn takes at least as much out of the FIFO as comes in meanwhile.
    private const int AgainMs = 1000;
    private const int PauseMs = Sampler.DrainMs;
    private const int FinalizeMs = 10;
    private const int TellAgainMs = 10 * 60 * 1000;

    private long _failedMs = -AgainMs;
    private long _tellDueMs;

    /// <summary>Called when memory is short; once in ten minutes.</summary>
    public ThreadStart? RanLow;

    /// <summary>What was free after the newest full collection, bytes.</summary>
    public int FreeBytes { get; private set; }

    /// <summary>Allocations that failed and that a duty did not bear by itself.</summary>
    public int Failures { get; private set; }

    /// <summary>True while less is free than <see cref="LeastBytes"/>, or the radio was left off for want of memory.</summary>
    public bool IsShort { get; private set; }

    /// <summary>True when the heap is in PSRAM.</summary>
    public bool IsLarge => FreeBytes >= PsramBytes;

    /// <summary>Collects, compacts, and says whether the radio fits beside what is there and what is still to be made.</summary>
    public bool HasRoomForRadio()
    {
        MeasureAll();
        if (FreeBytes >= RadioBytes + LeastBytes)
        {
            return true;
        }

        IsShort = true;
        return false;
    }

    /// <summary>Everything is there: collects, compacts, measures, and says so where it is not enough.</summary>
    /// <exception cref="OutOfMemoryException">Less than <see cref="FitsBytes"/> is left: the clip does not fit.</exception>
    public void Begin()
    {
        MeasureAll();
        if (FreeBytes < FitsBytes)
        {
#pragma warning disable CA2201 // What an allocation would throw in a moment.
            throw new OutOfMemoryException();
#pragma warning restore CA2201
        }

        IsShort |= FreeBytes < LeastBytes;
        DueMs = Clock.UptimeMs + (IsLarge ? CollectMs : CompactMs);
        if (!HasPsram())
        {
            Console.WriteLine("No PSRAM is seen: the module has none, or the image is not for it.");
        }

        if (IsShort)
        {
            Tell(Clock.UptimeMs);
        }
    }

    /// <summary>After an allocation that failed: collects, compacts, counts and tells.</summary>
    /// <param name="nowMs">Uptime, milliseconds.</param>
    /// <returns>How long the one that failed is to wait, milliseconds; 0 for its next turn.</returns>
    public int Recover(long nowMs)
    {
        Failures++;
        Measure();
        int pauseMs = nowMs - _failedMs < AgainMs ? PauseMs : 0;
        _failedMs = nowMs;
        if (nowMs >= _tellDueMs)
        {
            Tell(nowMs);
        }

        return pauseMs;
    }

    /// <summary>
    /// Collects a large heap before it is full: the sampler has just had its turn, and a full one would take longer than the FIFO holds. Compacts a small one, which is
    /// collected by need some times a second, but compacted by the runtime only when a call has failed.
    /// </summary>
    /// <inheritdoc/>
    public override void Run(long nowMs)
    {
        DueMs = nowMs + (IsLarge ? CollectMs : CompactMs);
        FreeBytes = (int)ManagedHeap.Run(!IsLarge);
    }

    /// <summary>True when the runtime sees PSRAM.</summary>
    public static bool HasPsram()
    {
        NativeMemory.GetMemoryInfo(NativeMemory.MemoryType.SpiRam, out uint total, out uint _, out uint _);
        return total > 0;
    }

    /// <summary>Files that were closed are held until the runtime's own thread has finalized them: it has its turn after a first collection.</summary>
    private void MeasureAll()
    {
        Measure();
        Clock.Sleep(FinalizeMs);
        Measure();
    }

    private void Measure()
    {
        FreeBytes = (int)ManagedHeap.Run(true);
    }

    private void Tell(long nowMs)
    {
        _tellDueMs = nowMs + TellAgainMs;
        RanLow?.Invoke();
        Console.WriteLine("Memory is short, bytes free:");
        Console.WriteLine(FreeBytes.ToString());
        Console.WriteLine(Boards);
    }

    /// <summary>The boards that have enough.</summary>
    public const string Boards = "Boards that fit have PSRAM: XIAO ESP32S3 with ESP32_S3_OCTAL, FireBeetle 2 ESP32-E N16R2 with ESP32_BLE_REV3.";
}
