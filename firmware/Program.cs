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
        Board? board = null;
        try
        {
            board = Board.ForTarget(SystemInfo.TargetName);
            new Clip(board, new ClipOptions()).Run();
        }
        catch (OutOfMemoryException)
        {
            MemoryAlarm.Sound(board);
        }
        catch (Exception fault)
        {
            Console.WriteLine(fault.Message);
        }

        Clock.Sleep(PauseBeforeRestartMs);
        Power.RebootDevice();
    }
}
