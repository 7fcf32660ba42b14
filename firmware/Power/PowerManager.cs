using System.Threading;
using HipSense.Core;
using nanoFramework.Hardware.Esp32;

namespace HipSense.Firmware;

/// <summary>
/// Lets the clip rest when nobody moves, and puts it to deep sleep when nobody has moved for five minutes or when the cell is empty. On USB it stays
/// awake. Deep sleep ends in a new start, by the button or, if the cell has charge, by motion.
/// </summary>
public sealed class PowerManager : Duty
{
    /// <summary>Without motion for so long the clip sleeps, milliseconds.</summary>
    public const int SleepAfterMs = 5 * 60 * 1000;

    /// <summary>Without a sensor nothing is known about motion; then the clip sleeps after so long, milliseconds.</summary>
    public const int SleepWithoutSensorAfterMs = 30 * 60 * 1000;

    /// <summary>The runner is warned at this voltage, millivolts: about a quarter of an hour is left.</summary>
    public const int WarnMillivolts = 3500;

    /// <summary>The clip switches itself off at this voltage, millivolts; the cell's own protection would cut much lower.</summary>
    public const int OffMillivolts = 3300;

    /// <summary>
    /// The same while the converter is not calibrated, millivolts: it may read 10 % too little, and must not end the measurement at 3.4 V that calibrates it.
    /// Where it reads 10 % too much, the cell's own protection comes first.
    /// </summary>
    public const int UncalibratedOffMillivolts = 3000;

    // No protected cell is so empty: there is none, as on the breadboard.
    private const int NoCellMillivolts = 2000;
    private const int LookMs = 1000;
    private const int IdleAfterMs = 30000;
    private const int IdleDrainMs = 100;
    private const int WarnAgainMs = 10 * 60 * 1000;
    private const int LooksToBeEmpty = 10;

    private readonly Board _board;
    private readonly Mpu6050 _sensor;
    private readonly Sampler _sampler;
    private readonly HipMonitor _monitor;
    private readonly HapticMotor _motor;
    private readonly Button _button;
    private readonly Battery _battery;
    private readonly Duty _selfTest;
    private long _movedMs;
    private long _warnDueMs;
    private int _emptyLooks;

    /// <summary>Connects the parts that have something to say about sleep.</summary>
    /// <param name="board">The board's pins.</param>
    /// <param name="sensor">The sensor, which wakes the clip.</param>
    /// <param name="sampler">Drains it, more seldom while the clip rests.</param>
    /// <param name="monitor">Knows whether somebody moves.</param>
    /// <param name="motor">Warns.</param>
    /// <param name="button">Who holds it wants the clip awake.</param>
    /// <param name="battery">The cell.</param>
    /// <param name="selfTest">While it is due at all, the clip stays awake.</param>
    public PowerManager(Board board, Mpu6050 sensor, Sampler sampler, HipMonitor monitor, HapticMotor motor, Button button, Battery battery, Duty selfTest)
    {
        _board = board;
        _sensor = sensor;
        _sampler = sampler;
        _monitor = monitor;
        _motor = motor;
        _button = button;
        _battery = battery;
        _selfTest = selfTest;
    }

    /// <summary>Called when the clip is about to sleep: the last chance to write something down.</summary>
    public ThreadStart? GoingDown;

    /// <summary>How much the clip is doing.</summary>
    public PowerState State { get; private set; }

    /// <summary>True from the warning on until the cell has recovered.</summary>
    public bool IsLow { get; private set; }

    /// <inheritdoc/>
    public override void Run(long nowMs)
    {
        DueMs = nowMs + LookMs;
        WatchBattery(nowMs);
        bool lost = _sampler.Fault != SensorFault.None;
        if ((!lost && _monitor.Activity != Activity.Still) || _button.IsDown || _battery.OnUsb || _selfTest.DueMs != Never)
        {
            _movedMs = nowMs;
        }

        long restMs = nowMs - _movedMs;
        State = restMs < IdleAfterMs ? PowerState.Run : PowerState.Idle;
        _sampler.DrainEveryMs = State == PowerState.Run ? Sampler.DrainMs : IdleDrainMs;
        if (restMs >= (lost ? SleepWithoutSensorAfterMs : SleepAfterMs))
        {
            GoToSleep(wakeOnMotion: true);
            _movedMs = nowMs;
        }
    }

    private void WatchBattery(long nowMs)
    {
        int millivolts = _battery.Millivolts;
        if (_battery.OnUsb || millivolts > WarnMillivolts || millivolts < NoCellMillivolts)
        {
            _emptyLooks = 0;
            IsLow = false;
            _warnDueMs = 0;
            return;
        }

        IsLow = true;
        int off = _battery.IsCalibrated ? OffMillivolts : UncalibratedOffMillivolts;
        _emptyLooks = millivolts <= off ? _emptyLooks + 1 : 0;
        if (_emptyLooks >= LooksToBeEmpty)
        {
            // Not by motion: whoever goes on running with an empty clip would wake it until the cell is ruined.
            GoToSleep(wakeOnMotion: false);
        }

        if (nowMs >= _warnDueMs)
        {
            _warnDueMs = nowMs + WarnAgainMs;
            _motor.Play(Haptic.BatteryLow);
        }
    }

    /// <summary>Does not return, but when the chip refuses to sleep.</summary>
    private void GoToSleep(bool wakeOnMotion)
    {
        State = PowerState.Sleep;
        _sampler.Pause();
        _motor.Stop();
        GoingDown?.Invoke();
        long pins = 1L << _board.Button;
        if (_sensor.SleepUntilMotion() && wakeOnMotion)
        {
            pins |= 1L << _board.SensorInterrupt;
        }

        if (Sleep.EnableWakeupByMultiPins((Sleep.WakeupGpioPin)pins, Sleep.WakeupMode.AnyHigh) == EspNativeError.OK)
        {
            Sleep.StartDeepSleep();
        }

        _sampler.Continue();
    }
}
