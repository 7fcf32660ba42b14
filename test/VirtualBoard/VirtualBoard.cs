using System;
using System.Collections.Generic;
using System.Diagnostics;
using HipSense.Virtual.Threading;
using nanoFramework.Runtime.Native;

namespace HipSense.Virtual;

/// <summary>
/// The ESP32 board of one run: virtual time, pins, the bus with the sensor, the motor, the flash. The stand-ins of the nanoFramework
/// packages find it through <see cref="Current"/>, which is per thread, so that tests run many boards side by side.
/// </summary>
public sealed class VirtualBoard
{
    /// <summary>Channels of the two converters together.</summary>
    internal const int AdcChannels = 20;

    [ThreadStatic]
    private static VirtualBoard? s_current;

    private readonly List<BoardReboot> _reboots = [];
    private readonly List<string> _debugLines = [];
    private readonly List<Timer> _timers = [];
    private readonly List<string> _consoleLines = [];
    private string _debugLine = "";

    static VirtualBoard() => Trace.Listeners.Add(new DebugLineListener());

    /// <summary>Makes a board with its power on and no firmware running.</summary>
    /// <param name="options">What it is made of.</param>
    public VirtualBoard(BoardOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Options = options;
        Pins = new VirtualPins(options.TargetName);
        Hangs = new HangFaults(Time);
        Heap = new HeapFaults(Time, options.FreeHeapBytes);
        Sleep = new VirtualSleep(this);
        Gpio = new VirtualGpio(Time, Pins, Hangs);
        I2c = new VirtualI2cBus(Time, Pins, Gpio, options.SdaPin, options.SclPin);
        Imu = new Mpu6050Chip(Time, options.Signal, options.Chip, options.ClockError);
        I2c.Attach(options.ImuAddress, Imu);
        Gpio.Connect(options.SensorInterruptPin, () => Imu.Interrupt);
        Motor = new VirtualMotor(Time);
        Radio = new VirtualRadio(Time, () => Time.Halt(BoardStop.Reboot));
        Flash = new VirtualFlash(Time, options.FlashBytes);
        Entropy = new Random(options.Seed);
        Time.Halted += Halt;
    }

    /// <summary>The board that this thread's firmware runs on.</summary>
    /// <exception cref="InvalidOperationException">No board is current: the firmware was called outside of a board.</exception>
    public static VirtualBoard Current => CurrentOrNull ?? throw new InvalidOperationException(
        "No virtual board on this thread: call the firmware from VirtualBoard.Run, or inside of 'using (board.Enter())'.");

    /// <summary>The board that this thread's firmware runs on, or null.</summary>
    internal static VirtualBoard? CurrentOrNull => s_current;

    /// <summary>What the board is made of.</summary>
    public BoardOptions Options { get; }

    /// <summary>The board's time.</summary>
    public VirtualTime Time { get; } = new();

    /// <summary>The chip's pins.</summary>
    public VirtualPins Pins { get; }

    /// <summary>Its pins as inputs and outputs: the button, the cable.</summary>
    public VirtualGpio Gpio { get; }

    /// <summary>Has the firmware's loop hang.</summary>
    public HangFaults Hangs { get; }

    /// <summary>Fills the managed heap.</summary>
    public HeapFaults Heap { get; }

    /// <summary>What the image lacks.</summary>
    public ImageFaults Image { get; } = new();

    /// <summary>Deep sleep.</summary>
    public VirtualSleep Sleep { get; }

    /// <summary>The cell.</summary>
    public VirtualBattery Battery { get; } = new();

    /// <summary>The bus with the sensor on it.</summary>
    public VirtualI2cBus I2c { get; }

    /// <summary>The sensor.</summary>
    public Mpu6050Chip Imu { get; }

    /// <summary>The vibration motor.</summary>
    public VirtualMotor Motor { get; }

    /// <summary>The Bluetooth radio.</summary>
    public VirtualRadio Radio { get; }

    /// <summary>The flash with the drive I: on it.</summary>
    public VirtualFlash Flash { get; }

    /// <summary>The noise that random numbers are made of; it goes on over reboots.</summary>
    internal Random Entropy { get; }

    /// <summary>Every reboot that the firmware asked for, in order.</summary>
    public IReadOnlyList<BoardReboot> Reboots => _reboots;

    /// <summary>What the firmware wrote with Debug.WriteLine; empty in Release builds, in which the real thing is silent too.</summary>
    public IReadOnlyList<string> DebugLines => _debugLines;

    /// <summary>What the firmware wrote on the serial line.</summary>
    public IReadOnlyList<string> ConsoleLines => _consoleLines;

    /// <summary>A line from the firmware.</summary>
    internal void AddConsoleLine(string line) => _consoleLines.Add(line);

    /// <summary>Why the board stands still, or null while it runs.</summary>
    public BoardStop? StoppedBy => Time.Stopped;

    /// <summary>When the firmware started last, µs of virtual time.</summary>
    public long BootedAtUs { get; private set; }

    /// <summary>Time since the firmware started last, µs.</summary>
    public long UptimeUs => Time.NowUs - BootedAtUs;

    /// <summary>Cuts the power at a moment; the firmware ends at its next touch of the board at or after it.</summary>
    /// <param name="momentUs">When, µs of virtual time.</param>
    public void PowerOffAt(long momentUs) => Time.PowerOffUs = momentUs;

    /// <summary>Gives the power back after it was cut: the sensor starts from its reset values too.</summary>
    /// <exception cref="InvalidOperationException">The power is on.</exception>
    public void PowerOn()
    {
        if (StoppedBy != BoardStop.PowerOff)
        {
            throw new InvalidOperationException("The power is on.");
        }

        Time.PowerOffUs = long.MaxValue;
        Sleep.Forget();
        Imu.PowerCycle();
        I2c.Faults.PowerCycle();
        Boot();
    }

    /// <summary>
    /// Runs the firmware on this thread until it returns, reboots or loses its power. Run again after a reboot to boot again:
    /// the sensor keeps its power and its registers over a reboot, as on the clip.
    /// </summary>
    /// <param name="main">The firmware's main method, or a part of it.</param>
    /// <returns>Why it ended.</returns>
    /// <exception cref="InvalidOperationException">The power is off: see <see cref="PowerOn"/>.</exception>
    public BoardStop Run(Action main)
    {
        ArgumentNullException.ThrowIfNull(main);
        if (StoppedBy == BoardStop.PowerOff)
        {
            throw new InvalidOperationException("The power is off.");
        }

        if (StoppedBy == BoardStop.DeepSleep)
        {
            throw new InvalidOperationException("The board sleeps: see Sleep.Wait.");
        }

        if (StoppedBy == BoardStop.Reboot)
        {
            Boot();
        }

        using (Enter())
        {
            try
            {
                main();
            }
            catch (BoardStopException)
            {
                // The reason is in StoppedBy, also when the firmware swallowed the exception and returned.
            }
        }

        return StoppedBy ?? BoardStop.Returned;
    }

    /// <summary>
    /// Makes this the thread's board for firmware that is called step by step. A step that may reboot or lose its power is
    /// better given to <see cref="Run"/>, which may be called for each step and says how it ended.
    /// </summary>
    /// <returns>Dispose it to give the thread back its former board.</returns>
    public IDisposable Enter() => new Scope(this);

    /// <summary>Reboots, or unwinds the firmware when it cannot any more: its last handler asks for a reboot after a power cut too.</summary>
    internal void Reboot(RebootOption option)
    {
        Time.ThrowIfStopped();
        _reboots.Add(new BoardReboot(Time.NowUs, option));
        Sleep.Forget();
        Time.Halt(BoardStop.Reboot);
        Time.ThrowIfStopped();
    }

    /// <summary>Keeps a timer, which ends with the firmware.</summary>
    internal void AddTimer(Timer timer) => _timers.Add(timer);

    /// <summary>Sets what a pin puts out.</summary>
    internal void DrivePin(int pin, double duty, int frequencyHz)
    {
        if (pin == Options.MotorPin)
        {
            Motor.Drive(duty, frequencyHz);
        }
    }

    /// <summary>Converts what is on a channel: the battery, on some boards the supply, nothing else.</summary>
    internal int Convert(int channel)
    {
        Time.ThrowIfStopped();
        if (channel == Options.BatteryChannel)
        {
            return Battery.Convert();
        }

        return channel == Options.UsbChannel ? Battery.ConvertSupply(Gpio.Outside(Options.UsbSensePin)) : 0;
    }

    internal void WriteDebug(string? text, bool endOfLine)
    {
        _debugLine += text;
        if (endOfLine)
        {
            _debugLines.Add(_debugLine);
            _debugLine = "";
        }
    }

    private void Boot()
    {
        Time.Resume();
        BootedAtUs = Time.NowUs;
    }

    private void Halt()
    {
        // Pins float without firmware, and the pull-down at its gate turns the motor off.
        Motor.Drive(0, 0);
        Hangs.LimitUs = long.MaxValue;
        foreach (Timer timer in _timers)
        {
            timer.Dispose();
        }

        _timers.Clear();
        Pins.Reset();
        Gpio.CloseAll();
        I2c.CloseAll();
        Radio.Reset();
        Flash.CloseAll();
    }

    private sealed class Scope : IDisposable
    {
        private readonly VirtualBoard? _former = s_current;

        public Scope(VirtualBoard board) => s_current = board;

        public void Dispose() => s_current = _former;
    }
}
