using System.Collections.Generic;
using HipSense.Core;
using HipSense.VirtualClip;

namespace HipSense.Tests.OnBoard;

/// <summary>All that a clip's detection told, with the clip's own time.</summary>
internal sealed class EventHistory(HipMonitor monitor) : IHipListener
{
    private readonly EventLog _log = new(monitor, long.MaxValue, null);

    public IReadOnlyList<ClipEvent> Events => _log.Events;

    public void OnCalibration(CalibrationResult result, long atUs) => _log.OnCalibration(result, atUs);

    public void OnActivity(Activity activity, long sinceUs) => _log.OnActivity(activity, sinceUs);

    public void OnStance(Core.Stance stance) => _log.OnStance(stance);

    public void OnStride(Stride stride) => _log.OnStride(stride);

    public void OnCue(Cue cue) => _log.OnCue(cue);
}
