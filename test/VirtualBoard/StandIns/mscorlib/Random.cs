namespace HipSense.Virtual.BaseLibrary;

/// <summary>Random numbers: on the ESP32 of its noise, on a virtual board of the board's seed, so that every run is the same run.</summary>
public class Random
{
    private readonly System.Random _source = VirtualBoard.Current.Entropy;

    /// <summary>Makes a source.</summary>
    public Random()
    {
    }

    /// <summary>Fills an array.</summary>
    public virtual void NextBytes(byte[] buffer) => _source.NextBytes(buffer);
}
