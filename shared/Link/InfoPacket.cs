namespace HipSense.Core;

/// <summary>What the clip is and can do; anybody may read it.</summary>
public sealed class InfoPacket
{
    /// <summary>Bytes of the value.</summary>
    public const int Length = 8;

    /// <summary>Major version of the protocol.</summary>
    public int Major = Packet.Major;

    /// <summary>Minor version of the protocol.</summary>
    public int Minor = Packet.Minor;

    /// <summary>Firmware version, first number.</summary>
    public int FirmwareMajor;

    /// <summary>Firmware version, second number.</summary>
    public int FirmwareMinor;

    /// <summary>Firmware version, third number.</summary>
    public int FirmwarePatch;

    /// <summary>What this clip can do.</summary>
    public Capabilities Capabilities;

    /// <summary>How many alerts the clip keeps for a phone that was away.</summary>
    public int AlertsKept = AlertRing.Capacity;

    /// <summary>Writes the value.</summary>
    /// <param name="packet">Receives <see cref="Length"/> bytes.</param>
    public void Encode(byte[] packet)
    {
        LittleEndian.PutU8(packet, 0, Major);
        LittleEndian.PutU8(packet, 1, Minor);
        LittleEndian.PutU8(packet, 2, FirmwareMajor);
        LittleEndian.PutU8(packet, 3, FirmwareMinor);
        LittleEndian.PutU8(packet, 4, FirmwarePatch);
        LittleEndian.PutU16(packet, 5, (int)Capabilities);
        LittleEndian.PutU8(packet, 7, AlertsKept);
    }

    /// <summary>Reads the value.</summary>
    /// <returns>False, and nothing changes, when it is too short. Look at <see cref="Major"/> before anything else.</returns>
    public bool Decode(byte[] packet)
    {
        if (packet.Length < Length)
        {
            return false;
        }

        Major = packet[0];
        Minor = packet[1];
        FirmwareMajor = packet[2];
        FirmwareMinor = packet[3];
        FirmwarePatch = packet[4];
        Capabilities = (Capabilities)LittleEndian.U16(packet, 5);
        AlertsKept = packet[7];
        return true;
    }
}
