namespace HipSense.Core;

/// <summary>
/// Raw samples on their way to the phone, byte for byte as the sensor's FIFO gave them. The number of the first one is that of the detection's own count since the
/// clip's start, so that what is missing between two packets is a gap of known length.
/// </summary>
public static class RawPacket
{
    /// <summary>Bytes before the samples.</summary>
    public const int HeaderBytes = 4;

    /// <summary>Most samples in a packet: with them it takes all that a link of <see cref="MtuForMost"/> carries.</summary>
    public const int MostSamples = 20;

    /// <summary>Fewest samples a packet: with less than four the radio would be asked more than fifty times a second.</summary>
    public const int LeastSamples = 4;

    /// <summary>The MTU of a link that carries <see cref="MostSamples"/>.</summary>
    public const int MtuForMost = AttBytes + HeaderBytes + (MostSamples * ImuScale.FrameBytes);

    /// <summary>The numbers of samples in packets and notes are those of the detection modulo this: 23 hours.</summary>
    public const int Numbers = 1 << 24;

    // The attribute protocol's own in a notification.
    private const int AttBytes = 3;

    /// <summary>How many samples a packet has on a link.</summary>
    /// <param name="mtu">What the link agreed on.</param>
    /// <returns><see cref="LeastSamples"/> … <see cref="MostSamples"/>; 0 when the link is too small.</returns>
    public static int SamplesOn(int mtu)
    {
        int samples = (mtu - AttBytes - HeaderBytes) / ImuScale.FrameBytes;
        return samples < LeastSamples ? 0 : samples < MostSamples ? samples : MostSamples;
    }

    /// <summary>Writes the bytes before the samples.</summary>
    /// <param name="packet">The packet.</param>
    /// <param name="type"><see cref="Packet.Raw"/> or <see cref="Packet.RawNote"/>.</param>
    /// <param name="number">The number of the first sample.</param>
    public static void PutHeader(byte[] packet, byte type, int number)
    {
        packet[0] = type;
        packet[1] = (byte)number;
        packet[2] = (byte)(number >> 8);
        packet[3] = (byte)(number >> 16);
    }

    /// <summary>How many samples a packet carries.</summary>
    /// <returns>0 when it is no packet of samples.</returns>
    public static int SamplesOf(byte[] packet)
    {
        int bytes = packet.Length - HeaderBytes;
        return bytes <= 0 || packet[0] != Packet.Raw || bytes % ImuScale.FrameBytes != 0 ? 0 : bytes / ImuScale.FrameBytes;
    }

    /// <summary>The number in a packet, 0 … <see cref="Numbers"/> − 1.</summary>
    /// <param name="packet">A packet of samples or a note, at least <see cref="HeaderBytes"/> long.</param>
    public static int NumberOf(byte[] packet)
    {
        return packet[1] | (packet[2] << 8) | (packet[3] << 16);
    }

    /// <summary>The whole number of a sample, from its low 24 bits and a number that is not far away from it.</summary>
    /// <param name="number">The low bits.</param>
    /// <param name="near">Less than eleven hours before or after.</param>
    public static long Whole(int number, long near)
    {
        int ahead = (number - (int)(near & (Numbers - 1))) & (Numbers - 1);
        return near + (ahead < Numbers / 2 ? ahead : ahead - Numbers);
    }
}
