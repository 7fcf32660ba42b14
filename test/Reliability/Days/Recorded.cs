using System.Collections.Generic;
using HipSense.Core;
using HipSense.Firmware;

namespace HipSense.Reliability;

/// <summary>A run as the clip tells it, read to its end.</summary>
internal sealed record Recorded(int Number, int Stances, bool HasEnd, uint EndMs, uint StartedUnixS, uint ListedUnixS)
{
    /// <summary>The runs that a clip lists, in its order.</summary>
    /// <param name="files">The clip's.</param>
    /// <param name="after">Only those with higher numbers.</param>
    public static IReadOnlyList<Recorded> All(RunFiles files, int after)
    {
        var runs = new List<Recorded>();
        var info = new RunInfo();
        for (int i = 0; files.Describe(i, info); i++)
        {
            if (info.RunId > after)
            {
                runs.Add(Of(files, info));
            }
        }

        return runs;
    }

    /// <inheritdoc/>
    public override string ToString() => $"run {Number}";

    private static Recorded Of(RunFiles files, RunInfo info)
    {
        byte[] bytes = new byte[info.LengthBytes];
        int count = files.Read(info.RunId, 0, bytes, 0, bytes.Length);
        var reader = new LogReader(bytes, 0, count);
        int stances = 0;
        bool hasEnd = false;
        uint lastMs = 0;
        while (reader.Next())
        {
            stances += reader.Kind == LogKind.Stances ? reader.Stances.Left + reader.Stances.Right + reader.Stances.Unknown : 0;
            hasEnd = reader.Kind == LogKind.End;
            lastMs = reader.TimeMs;
        }

        return new Recorded(info.RunId, stances, hasEnd && count == info.LengthBytes, lastMs, reader.FirstStartedUnixS, info.StartedUnixS);
    }
}
