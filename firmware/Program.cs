using System;
using nanoFramework.Runtime.Native;

namespace HipSense.Firmware;

/// <summary>Where the clip starts.</summary>
public static class Program
{
    private const int PauseBeforeRestartMs = 2000;

    /// <summary>Runs the clip. It does not return: a clip that fails says why on the serial line and starts again.</summary>
    public static void Main()
    {
        try
        {
            new Clip(Board.ForTarget(SystemInfo.TargetName), new ClipOptions()).Run();
        }
        catch (Exception fault)
        {
            Console.WriteLine(fault.Message);
        }

        Clock.Sleep(PauseBeforeRestartMs);
        Power.RebootDevice();
    }
}
