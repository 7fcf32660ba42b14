namespace HipSense.Virtual.BaseLibrary;

/// <summary>The serial line: the board keeps what is written, and the terminal shows it.</summary>
public static class Console
{
    /// <summary>Writes a line.</summary>
    public static void WriteLine(string value)
    {
        VirtualBoard.CurrentOrNull?.AddConsoleLine(value);
        System.Console.WriteLine(value);
    }
}
