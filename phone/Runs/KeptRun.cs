using System;
using HipSense.Core;

namespace HipSense.Phone.Runs;

/// <summary>A run as it is kept on the phone: the clip's own log, byte for byte. Everything shown of it is worked out from that.</summary>
/// <param name="Clip">The clip's name.</param>
/// <param name="Number">The run's number on that clip.</param>
/// <param name="FetchedAt">When it was fetched.</param>
/// <param name="Log">The log; of a run that was deleted for good only the beginning, by which it is known again.</param>
/// <param name="DeletedAt">When the runner deleted it; null: not deleted.</param>
public sealed record KeptRun(string Clip, uint Number, DateTimeOffset FetchedAt, byte[] Log, DateTimeOffset? DeletedAt = null)
{
    /// <summary>Bytes of a log by which a run is told from every other, at the most.</summary>
    public const int HeadBytes = LogFormat.MostRecord;

    /// <summary>Tells it from every other run.</summary>
    public string Key => KeyOf(Clip, Number, Log);

    /// <summary>
    /// What tells a run from every other: a clip that was reset, or whose flash was lost, counts its runs from 1 again, but has another name or has been
    /// started another number of times, at another time.
    /// </summary>
    /// <param name="clip">The clip's name.</param>
    /// <param name="number">The run's number on that clip.</param>
    /// <param name="log">The log, or its first <see cref="HeadBytes"/>.</param>
    public static string KeyOf(string clip, uint number, byte[] log)
    {
        ArgumentNullException.ThrowIfNull(log);
        int head = Math.Min(log.Length, HeadBytes);
        var reader = new LogReader(log, 0, head);
        return reader.Next() && reader is { Kind: LogKind.Header, DamagedBytes: 0 }
            ? Text.Of($"{clip} {number} {reader.Header.BootId} {reader.Header.StartedUnixS}")
            : Text.Of($"{clip} {number} x{Crc32.Update(0, log, 0, head):X8}");
    }

    /// <summary>The same without what it tells of the run.</summary>
    public KeptRun Head() => this with { Log = Log[..Math.Min(Log.Length, HeadBytes)] };
}
