namespace HipSense.Phone.Recordings;

/// <summary>A moment that the runner, or who films, marked.</summary>
/// <param name="Sample">Samples since the recording's first.</param>
/// <param name="Word">What; on one line, may be empty.</param>
public sealed record RecordedMark(long Sample, string Word);
