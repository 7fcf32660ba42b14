using HipSense.Virtual;

namespace nanoFramework.Runtime.Native;

/// <summary>Power of the virtual board.</summary>
public class Power
{
    /// <summary>Reboots the current board; does not return.</summary>
    /// <param name="rebootOption">The kind of reboot.</param>
    public static void RebootDevice(RebootOption rebootOption = RebootOption.NormalReboot) => VirtualBoard.Current.Reboot(rebootOption);
}
