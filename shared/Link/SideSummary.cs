namespace HipSense.Core;

/// <summary>One side of the run as a page of statistics.</summary>
public sealed class SideSummary
{
    private const int UsPerMs = 1000;

    /// <summary>The side, as its page.</summary>
    public StatisticsPage Page;

    /// <summary>Stances, 0 … 65,535.</summary>
    public int Stances;

    /// <summary>Stances whose drop counted, 0 … 65,535.</summary>
    public int Drops;

    /// <summary>Mean peak drop, hundredths of a degree.</summary>
    public int MeanDropCdeg;

    /// <summary>Its standard deviation from step to step, hundredths of a degree.</summary>
    public int DropSdCdeg;

    /// <summary>Largest peak drop, hundredths of a degree.</summary>
    public int LargestDropCdeg;

    /// <summary>Mean contact time, milliseconds.</summary>
    public int ContactMs;

    /// <summary>Mean step time, milliseconds.</summary>
    public int StepMs;

    /// <summary>Takes over the figures of a side.</summary>
    public void Take(SideStatistics side)
    {
        Stances = side.Stances;
        Drops = side.Drops;
        MeanDropCdeg = side.MeanDropCdeg;
        DropSdCdeg = side.DropSdCdeg;
        LargestDropCdeg = side.LargestDropCdeg;
        ContactMs = side.MeanContactUs / UsPerMs;
        StepMs = side.MeanStepUs / UsPerMs;
    }

    /// <summary>Writes the page.</summary>
    /// <param name="data">Receives <see cref="ControlReply.MostData"/> bytes.</param>
    public void Encode(byte[] data)
    {
        data[0] = (byte)Page;
        LittleEndian.PutU16(data, 1, Stances);
        LittleEndian.PutU16(data, 3, Drops);
        LittleEndian.PutI16(data, 5, MeanDropCdeg);
        LittleEndian.PutU16(data, 7, DropSdCdeg);
        LittleEndian.PutI16(data, 9, LargestDropCdeg);
        LittleEndian.PutU16(data, 11, ContactMs);
        LittleEndian.PutU16(data, 13, StepMs);
        data[15] = 0;
    }

    /// <summary>Reads the page.</summary>
    /// <returns>False, and nothing changes, when it is another page.</returns>
    public bool Decode(byte[] data)
    {
        if (data[0] != (byte)StatisticsPage.Left && data[0] != (byte)StatisticsPage.Right)
        {
            return false;
        }

        Page = (StatisticsPage)data[0];
        Stances = LittleEndian.U16(data, 1);
        Drops = LittleEndian.U16(data, 3);
        MeanDropCdeg = LittleEndian.I16(data, 5);
        DropSdCdeg = LittleEndian.U16(data, 7);
        LargestDropCdeg = LittleEndian.I16(data, 9);
        ContactMs = LittleEndian.U16(data, 11);
        StepMs = LittleEndian.U16(data, 13);
        return true;
    }
}
