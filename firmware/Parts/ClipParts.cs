using HipSense.Core;

namespace HipSense.Firmware;

/// <summary>
/// The parts that do the clip's work, connected with each other: what the phone sees and sets. They know nothing of the loop that runs them, nor of the radio. One object for all who need several of them, since each
/// reference more that somebody holds takes 12 bytes of the heap.
/// </summary>
public class ClipParts
{
    /// <summary>Watches the duties. It is there before the other parts, so that a part whose making hangs is noticed, too.</summary>
    protected readonly Supervisor Supervisor;

    /// <summary>Makes the parts, but for those that come after the radio; the sensor is looked for when the loop runs.</summary>
    /// <param name="board">The board's pins.</param>
    /// <param name="alerts">What the runner chose about cues; what is kept on the flash replaces it.</param>
    /// <param name="listener">Is told of steps and cues.</param>
    public ClipParts(Board board, AlertSettings alerts, IHipListener listener)
    {
        Boot.Begin();
        Supervisor = new Supervisor(Boot);
        Monitor = new HipMonitor(alerts, listener);
        Motor = new HapticMotor(board);
        Sampler = new Sampler(new Mpu6050(board), Monitor);
        Sampler.Lost = Motor.Play;
        Button = new Button(board);
        Battery = new Battery(board);
        Log = new RunLog(Sampler, Runs, Boot.WasEnded);
        Log.Alerts = Monitor.Alerts;
        RunControl = new RunControl(Monitor, Sampler, Log);
        Settings = new KeptSettings(alerts, new SettingsStore("settings"));
        Settings.Found = UseSettings;
        Cues = new HapticCues(Motor, Monitor, Settings.Values);
        UseSettings();
    }

    /// <summary>Watches the managed heap.</summary>
    public readonly HeapMonitor Heap = new();

    /// <summary>The detection.</summary>
    public readonly HipMonitor Monitor;

    /// <summary>The duty that feeds it.</summary>
    public readonly Sampler Sampler;

    /// <summary>The motor.</summary>
    public readonly HapticMotor Motor;

    /// <summary>The runs on the flash.</summary>
    public readonly RunFiles Runs = new();

    /// <summary>Has everybody follow the one owner of a run.</summary>
    public readonly RunControl RunControl;

    /// <summary>Records the present run.</summary>
    public readonly RunLog Log;

    /// <summary>What the runner chose, on the flash.</summary>
    public readonly KeptSettings Settings;

    /// <summary>What the runner feels.</summary>
    public readonly HapticCues Cues;

    /// <summary>The button.</summary>
    public readonly Button Button;

    /// <summary>The cell.</summary>
    public readonly Battery Battery;

    /// <summary>What is known of the last starts; says what this one leaves off.</summary>
    public readonly BootRecord Boot = new();

    /// <summary>What outlives a restart, on the flash. Made after the radio, whose alerts' numbers it keeps, and there before the loop runs.</summary>
    public RunKeeper Keeper = null!;

    /// <summary>Rests and sleeps. Made after the radio, which is given its memory first, and there before the loop runs.</summary>
    public PowerManager PowerManager = null!;

    /// <summary>Faults that escaped from a duty.</summary>
    public int Faults;

    /// <summary>Hands the settings in force to those who keep a part of them: after each change.</summary>
    public void UseSettings()
    {
        Motor.StrengthPercent = Settings.Values.MotorPercent;
        Monitor.Alerts.UseSettings();

        // In the first schema, which every page can read; a side's own ceiling shows in the thresholds of the log.
        Log.UseSettings(Settings.NewPacket(ClipSettings.FirstSchema));
    }
}
