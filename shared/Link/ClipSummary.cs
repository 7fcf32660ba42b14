namespace HipSense.Core;

/// <summary>The clip's own figures as a page of statistics; all count since its start, up to 65,535.</summary>
public sealed class ClipSummary
{
    /// <summary>Time since the start, seconds.</summary>
    public uint UptimeS;

    /// <summary>Faults that a part of the clip did not catch itself.</summary>
    public int Faults;

    /// <summary>Times that the sensor was configured anew.</summary>
    public int SensorRestarts;

    /// <summary>Times that samples were lost to a full FIFO.</summary>
    public int FifoResets;

    /// <summary>Notifications that the radio did not take at the first try.</summary>
    public int NotifyFailures;

    /// <summary>Writes that were refused.</summary>
    public int Refused;

    /// <summary>Writes the page.</summary>
    /// <param name="data">Receives <see cref="ControlReply.MostData"/> bytes.</param>
    public void Encode(byte[] data)
    {
        data[0] = (byte)StatisticsPage.Clip;
        LittleEndian.PutU32(data, 1, UptimeS);
        LittleEndian.PutU16(data, 5, Faults);
        LittleEndian.PutU16(data, 7, SensorRestarts);
        LittleEndian.PutU16(data, 9, FifoResets);
        LittleEndian.PutU16(data, 11, NotifyFailures);
        LittleEndian.PutU16(data, 13, Refused);
        data[15] = 0;
    }

    /// <summary>Reads the page.</summary>
    /// <returns>False, and nothing changes, when it is another page.</returns>
    public bool Decode(byte[] data)
    {
        if (data[0] != (byte)StatisticsPage.Clip)
        {
            return false;
        }

        UptimeS = LittleEndian.U32(data, 1);
        Faults = LittleEndian.U16(data, 5);
        SensorRestarts = LittleEndian.U16(data, 7);
        FifoResets = LittleEndian.U16(data, 9);
        NotifyFailures = LittleEndian.U16(data, 11);
        Refused = LittleEndian.U16(data, 13);
        return true;
    }
}
