using System.Collections.Generic;

namespace HipSense.Virtual;

/// <summary>A stretch of time in which something is wrong.</summary>
/// <param name="FromUs">The first moment, µs.</param>
/// <param name="UntilUs">The first moment after it, µs.</param>
internal readonly record struct FaultWindow(long FromUs, long UntilUs)
{
    /// <summary>True when something is wrong at a moment, which never goes back; what is over is forgotten.</summary>
    public static bool Any(List<FaultWindow> windows, long nowUs)
    {
        bool any = false;
        for (int i = windows.Count - 1; i >= 0; i--)
        {
            if (nowUs >= windows[i].UntilUs)
            {
                windows.RemoveAt(i);
            }
            else if (nowUs >= windows[i].FromUs)
            {
                any = true;
            }
        }

        return any;
    }
}
