namespace HipSense.VirtualClip;

/// <summary>How the clock of a reference stands to that of a recording: time of recording = offset + rate · time of reference.</summary>
/// <param name="OffsetS">What the recording's clock says when the reference's says 0, s.</param>
/// <param name="Rate">Seconds of the recording in a second of the reference.</param>
public sealed record ClockFit(double OffsetS, double Rate)
{
    /// <summary>Correlation of both obliquities with the clocks brought together so, −1 … 1.</summary>
    public double Correlation { get; init; } = double.NaN;

    /// <summary>Seconds in which both are known.</summary>
    public double OverlapS { get; init; }

    /// <summary>A time of the reference on the recording's clock, s.</summary>
    /// <param name="seconds">The time, s.</param>
    public double ToRecording(double seconds) => OffsetS + (Rate * seconds);

    /// <summary>A time of the recording on the reference's clock, s.</summary>
    /// <param name="seconds">The time, s.</param>
    public double ToReference(double seconds) => (seconds - OffsetS) / Rate;
}
