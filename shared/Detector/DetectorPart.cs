namespace HipSense.Core;

/// <summary>
/// A part of the detection that remembers something from one block to the next. <see cref="HipMonitor"/> passes every reason to begin anew through
/// all of its parts, so that none can be left out; a part that owns others passes it on to them.
/// </summary>
public abstract class DetectorPart
{
    /// <summary>Forgets what the reason makes worthless, and nothing else. Doing it twice is the same as once.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="sample">Samples taken so far: the number of the next one.</param>
    public abstract void Reset(ResetReason reason, int sample);
}
