using HipSense.Firmware;
using nanoFramework.Runtime.Native;
using nanoFramework.TestFramework;

namespace HipSense.Device;

/// <summary>The motor. Whoever runs these holds the clip: the board cannot feel.</summary>
[TestClass]
public class MotorTests
{
    /// <summary>Elsewhere there is no motor.</summary>
    [Setup]
    public void Only_on_a_board()
    {
        ThisBoard.OrSkip();
    }

    /// <summary>Every pattern is played once and takes its time; a second of rest lies between them.</summary>
    [TestMethod]
    public void Every_pattern_is_played_to_its_end()
    {
        var motor = new HapticMotor(Board.ForTarget(SystemInfo.TargetName));
        Assert.IsTrue(motor.Works, "PWM");
        for (Haptic what = Haptic.Left; what <= Haptic.SensorLost; what++)
        {
            OutputHelper.WriteLine("pattern " + (int)what);
            long fromMs = Clock.UptimeMs;
            motor.Play(what);
            while (motor.DueMs != Duty.Never)
            {
                if (motor.DueMs <= Clock.UptimeMs)
                {
                    motor.Run(Clock.UptimeMs);
                }

                Clock.Sleep(10);
            }

            int tookMs = (int)(Clock.UptimeMs - fromMs);
            int shouldMs = HapticMotor.DurationMs(what) - HapticMotor.RunDownMs;
            Assert.IsTrue(tookMs >= shouldMs - 20 && tookMs <= shouldMs + 200, "duration");
            Clock.Sleep(1000);
        }
    }
}
