using HipSense.Core;
using HipSense.Firmware;
using HipSense.Tests.Detection;
using Xunit;

namespace HipSense.Tests.OnBoard;

public class HipEventsTests
{
    [Fact]
    public void Everybody_who_listens_is_told_everything_in_order()
    {
        var events = new HipEvents();
        EventLog[] logs = [new(), new(), new()];
        events.OnActivity(Activity.Walking, 1);
        foreach (EventLog log in logs)
        {
            events.Add(log);
        }

        events.OnCalibration(CalibrationResult.Done, 2);
        events.OnActivity(Activity.Running, 3);
        events.OnStance(new Stance { Side = Side.Right });
        events.OnCue(new Cue());
        Assert.All(logs, log => Assert.Equal(4, log.Lines.Count));
        Assert.All(logs, log => Assert.Equal(logs[0].Lines, log.Lines));
        Assert.StartsWith("calibration", logs[0].Lines[0], System.StringComparison.Ordinal);
        Assert.StartsWith("cue", logs[0].Lines[3], System.StringComparison.Ordinal);
    }
}
