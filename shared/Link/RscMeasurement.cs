namespace HipSense.Core;

/// <summary>
/// The Bluetooth SIG's Running Speed and Cadence, as watches and running apps read it (RSC service 1.0, measurement 0x2A53). The speed is 0:
/// a sensor on the pelvis does not measure it, and an invented one would be a number with nothing behind it.
/// </summary>
public static class RscMeasurement
{
    /// <summary>Bytes of a measurement.</summary>
    public const int Length = 4;

    /// <summary>RSC Feature 0x2A54: tells walking from running, and nothing else.</summary>
    public const int Feature = 0x0004;

    private const byte RunningBit = 4;

    /// <summary>Writes a measurement.</summary>
    /// <param name="packet">Receives <see cref="Length"/> bytes.</param>
    /// <param name="running">Whether the runner runs.</param>
    /// <param name="cadence">Steps per minute, 0 … 255.</param>
    public static void Encode(byte[] packet, bool running, int cadence)
    {
        packet[0] = running ? RunningBit : (byte)0;
        LittleEndian.PutU16(packet, 1, 0);
        LittleEndian.PutU8(packet, 3, cadence);
    }
}
