using HipSense.Virtual;

namespace nanoFramework.Hardware.Esp32;

#pragma warning disable CA1034, CA1008, CA1027, CA1707, CA1711, CA2217, CS1591 // The real package's shape and names.

/// <summary>Sleep of the virtual board.</summary>
public class Sleep
{
    public enum WakeupMode
    {
        AllLow = 0,
        AnyHigh = 1,
    }

    public enum WakeupCause
    {
        Undefined = 0,
        Ext0 = 2,
        Ext1 = 3,
        Timer = 4,
        TouchPad = 5,
        Ulp = 6,
        Gpio = 7,
        Uart = 8,
        Wifi = 9,
        CoCpu = 10,
        CoCpuTrapTrig = 11,
        Bt = 12,
    }

    public enum WakeupGpioPin : long
    {
        None = 0,
        Pin0 = 1L << 0,
        Pin1 = 1L << 1,
        Pin2 = 1L << 2,
        Pin3 = 1L << 3,
        Pin4 = 1L << 4,
        Pin5 = 1L << 5,
        Pin6 = 1L << 6,
        Pin7 = 1L << 7,
        Pin8 = 1L << 8,
        Pin9 = 1L << 9,
        Pin10 = 1L << 10,
        Pin11 = 1L << 11,
        Pin12 = 1L << 12,
        Pin13 = 1L << 13,
        Pin14 = 1L << 14,
        Pin15 = 1L << 15,
        Pin16 = 1L << 16,
        Pin17 = 1L << 17,
        Pin18 = 1L << 18,
        Pin19 = 1L << 19,
        Pin20 = 1L << 20,
        Pin21 = 1L << 21,
        Pin25 = 1L << 25,
        Pin26 = 1L << 26,
        Pin27 = 1L << 27,
        Pin32 = 1L << 32,
        Pin33 = 1L << 33,
        Pin34 = 1L << 34,
        Pin35 = 1L << 35,
        Pin36 = 1L << 36,
        Pin37 = 1L << 37,
        Pin38 = 1L << 38,
        Pin39 = 1L << 39,
    }

    /// <summary>Has pins wake the board from deep sleep.</summary>
    /// <param name="pins">Which.</param>
    /// <param name="mode">At which level.</param>
    /// <returns>INVALID_ARG for a pin that is none of the always-on domain, or none at all.</returns>
    public static EspNativeError EnableWakeupByMultiPins(WakeupGpioPin pins, WakeupMode mode) =>
        VirtualBoard.Current.Sleep.SetWakePins((long)pins, mode == WakeupMode.AnyHigh) ? EspNativeError.OK : EspNativeError.INVALID_ARG;

    /// <summary>Sleeps; the firmware starts anew when a pin wakes the board.</summary>
    public static void StartDeepSleep() => VirtualBoard.Current.Sleep.Start();

    /// <summary>What ended the last deep sleep.</summary>
    /// <returns>Undefined after a power-up or a reboot.</returns>
    public static WakeupCause GetWakeupCause() => VirtualBoard.Current.Sleep.WokenByPins != 0 ? WakeupCause.Ext1 : WakeupCause.Undefined;

    /// <summary>Which pins woke the board.</summary>
    /// <returns>None after a power-up or a reboot.</returns>
    public static WakeupGpioPin GetWakeupGpioPin() => (WakeupGpioPin)VirtualBoard.Current.Sleep.WokenByPins;
}
