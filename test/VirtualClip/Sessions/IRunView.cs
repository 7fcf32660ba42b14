using System;

namespace HipSense.VirtualClip;

/// <summary>Shows a run as it goes on.</summary>
public interface IRunView : IDisposable
{
    /// <summary>The clip said something, other than a cue.</summary>
    /// <param name="what">What.</param>
    void Show(ClipEvent what);

    /// <summary>The runner has felt a cue.</summary>
    /// <param name="cue">The cue.</param>
    void Show(FeltCue cue);

    /// <summary>Time went on.</summary>
    /// <param name="signalUs">Signal time, µs.</param>
    void Show(long signalUs);
}
