using System.Collections.Generic;

namespace HipSense.Virtual;

/// <summary>A stretch of time in which something is wrong.</summary>
/// <param name="FromUs">The first moment, µs.</param>
/// <param name="UntilUs">The first moment after it, µs.</param>
internal readonly record struct FaultWindow(long FromUs, long UntilUs)
{
    public static bool Any(List<FaultWindow> windows, long nowUs)
    {
        for (int i = 0; i < windows.Count; i++)
        {
            if (nowUs >= windows[i].FromUs && nowUs < windows[i].UntilUs)
            {
                return true;
            }
        }

        return false;
    }
}
