namespace HipSense.Core;

/// <summary>The run as a page of statistics: what is of no one side.</summary>
public sealed class RunSummary
{
    /// <summary>Mean steps per minute, 0 … 255.</summary>
    public int Cadence;

    /// <summary>Cues for too much drop, 0 … 65,535.</summary>
    public int Cues;

    /// <summary>Stances whose side was not established, 0 … 65,535.</summary>
    public int UnknownStances;

    /// <summary>True when the difference between the sides is not to be shown without a caveat.</summary>
    public bool AsymmetryInDoubt;

    /// <summary>Takes over the figures of a run.</summary>
    public void Take(RunStatistics run)
    {
        Cadence = run.Cadence;
        Cues = run.Cues;
        UnknownStances = run.Unknown.Stances;
        AsymmetryInDoubt = run.AsymmetryInDoubt;
    }

    /// <summary>Writes the page.</summary>
    /// <param name="data">Receives <see cref="ControlReply.MostData"/> bytes.</param>
    public void Encode(byte[] data)
    {
        data[0] = (byte)StatisticsPage.Run;
        LittleEndian.PutU8(data, 1, Cadence);
        LittleEndian.PutU16(data, 2, Cues);
        LittleEndian.PutU16(data, 4, UnknownStances);
        data[6] = AsymmetryInDoubt ? (byte)1 : (byte)0;
        for (int i = 7; i < ControlReply.MostData; i++)
        {
            data[i] = 0;
        }
    }

    /// <summary>Reads the page.</summary>
    /// <returns>False, and nothing changes, when it is another page.</returns>
    public bool Decode(byte[] data)
    {
        if (data[0] != (byte)StatisticsPage.Run)
        {
            return false;
        }

        Cadence = data[1];
        Cues = LittleEndian.U16(data, 2);
        UnknownStances = LittleEndian.U16(data, 4);
        AsymmetryInDoubt = data[6] != 0;
        return true;
    }
}
