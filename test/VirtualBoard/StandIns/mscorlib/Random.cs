namespace HipSense.Virtual.BaseLibrary;

/// <summary>
/// Random numbers: on the ESP32 of the radio's noise, on a virtual board of the board's seed, so that every run is the same run. While the radio is off the ESP32's
/// only look random (ESP-IDF, random number generation): here they are the same on every board.
/// </summary>
public class Random
{
    private const int Quiet = 1;

    private readonly VirtualBoard _board = VirtualBoard.Current;
    private readonly System.Random _quiet = new(Quiet);

    /// <summary>Makes a source.</summary>
    public Random()
    {
    }

    /// <summary>Fills an array.</summary>
    public virtual void NextBytes(byte[] buffer) => (_board.Radio.IsRunning ? _board.Entropy : _quiet).NextBytes(buffer);
}
