namespace HipSense.Core;

/// <summary>The last self-test as a page of statistics.</summary>
public sealed class SelfTestSummary
{
    /// <summary>How it stands.</summary>
    public SelfTestState State;

    /// <summary>Checks that were done, 0 … 255.</summary>
    public int Checks;

    /// <summary>One bit for each check that failed, in the order of the checks; the first is bit 0.</summary>
    public uint Failed;

    /// <summary>Writes the page.</summary>
    /// <param name="data">Receives <see cref="ControlReply.MostData"/> bytes.</param>
    public void Encode(byte[] data)
    {
        data[0] = (byte)StatisticsPage.SelfTest;
        data[1] = (byte)State;
        LittleEndian.PutU8(data, 2, Checks);
        LittleEndian.PutU32(data, 3, Failed);
        for (int i = 7; i < ControlReply.MostData; i++)
        {
            data[i] = 0;
        }
    }

    /// <summary>Reads the page.</summary>
    /// <returns>False, and nothing changes, when it is another page.</returns>
    public bool Decode(byte[] data)
    {
        if (data[0] != (byte)StatisticsPage.SelfTest)
        {
            return false;
        }

        State = (SelfTestState)data[1];
        Checks = data[2];
        Failed = LittleEndian.U32(data, 3);
        return true;
    }
}
