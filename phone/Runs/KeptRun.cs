using System;

namespace HipSense.Phone.Runs;

/// <summary>A run as it is kept on the phone: the clip's own log, byte for byte. Everything shown of it is worked out from that.</summary>
/// <param name="Clip">The clip's name.</param>
/// <param name="Number">The run's number on that clip.</param>
/// <param name="FetchedAt">When it was fetched.</param>
/// <param name="Log">The log.</param>
public sealed record KeptRun(string Clip, uint Number, DateTimeOffset FetchedAt, byte[] Log)
{
    /// <summary>Tells it from every other run.</summary>
    public string Key => KeyOf(Clip, Number);

    /// <summary>The key of a clip's run.</summary>
    public static string KeyOf(string clip, uint number) => Text.Of($"{clip} {number}");
}
