using HipSense.Core;

namespace HipSense.Firmware;

/// <summary>Passes events on to everybody who listens, in the order in which they came.</summary>
public sealed class HipEvents : IHipListener
{
    private IHipListener[] _listeners = new IHipListener[0];

    /// <summary>Adds a listener.</summary>
    public void Add(IHipListener listener)
    {
        IHipListener[] more = new IHipListener[_listeners.Length + 1];
        _listeners.CopyTo(more, 0);
        more[_listeners.Length] = listener;
        _listeners = more;
    }

    /// <inheritdoc/>
    public void OnCalibration(CalibrationResult result, long atUs)
    {
        foreach (IHipListener listener in _listeners)
        {
            listener.OnCalibration(result, atUs);
        }
    }

    /// <inheritdoc/>
    public void OnActivity(Activity activity, long sinceUs)
    {
        foreach (IHipListener listener in _listeners)
        {
            listener.OnActivity(activity, sinceUs);
        }
    }

    /// <inheritdoc/>
    public void OnStance(Stance stance)
    {
        foreach (IHipListener listener in _listeners)
        {
            listener.OnStance(stance);
        }
    }

    /// <inheritdoc/>
    public void OnStride(Stride stride)
    {
        foreach (IHipListener listener in _listeners)
        {
            listener.OnStride(stride);
        }
    }

    /// <inheritdoc/>
    public void OnCue(Cue cue)
    {
        foreach (IHipListener listener in _listeners)
        {
            listener.OnCue(cue);
        }
    }
}
