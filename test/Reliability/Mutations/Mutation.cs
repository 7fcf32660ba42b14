using System.Collections.Generic;

namespace HipSense.Reliability;

/// <summary>A piece of recovery that is taken out of a copy of the firmware, and the row that must fail then.</summary>
/// <param name="Row">The row.</param>
/// <param name="What">What is taken out, in words.</param>
/// <param name="Type">The type, without its namespace.</param>
/// <param name="Method">The method.</param>
/// <param name="Neuter">How.</param>
public sealed record Mutation(string Row, string What, string Type, string Method, Neuter Neuter = Neuter.Empty)
{
    /// <summary>What an emptied method returns, or one that is not called.</summary>
    public int Result { get; init; }

    /// <summary>The method that is not called, or whose answer is cut.</summary>
    public string Callee { get; init; } = "";

    /// <summary>The field that is not set.</summary>
    public string Field { get; init; } = "";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Mutation> All { get; } =
    [
        new("F1", "a refused burst is tried again", "Sampler", "IsWhole"),
        new("F2", "lost time is skipped", "Sampler", "Resume"),
        new("F3", "waiting longer and longer", "Sampler", "BackOff"),
        new("F4", "giving up a sensor that does not answer", "Sampler", "Lose"),
        new("F5", "clocks by hand", "BusRecovery", "Free") { Result = 1 },
        new("F6", "STOP by hand", "BusRecovery", "Free") { Result = 1 },
        new("F7", "nothing is sent on a bus that hangs", "Mpu6050", "Succeeded", Neuter.NoCall) { Callee = "NoteHang" },
        new("F8", "waiting longer and longer", "Sampler", "BackOff"),
        new("F9", "the relatives' own settings", "Mpu6050", "Identify") { Result = 1 },
        new("F9b", "the refusal", "Mpu6050", "Identify") { Result = 1 },
        new("F10", "configuring anew; that it is needed is noticed in two ways, by the read-back and by the silence", "Sampler", "Lose"),
        new("F11", "lost time is skipped", "Sampler", "Resume"),
        new("F12", "looking at the count", "Sampler", "IsWrong"),
        new("F13", "looking at the count", "Sampler", "IsWrong"),
        new("F14", "comparing samples", "Sampler", "IsSame"),
        new("F14b", "comparing samples", "Sampler", "IsSame"),
        new("F15", "leaving out forces that cannot be true", "UpVectorFilter", "Likelier", Neuter.PassOn),
        new("F15b", "leaving out rates that cannot be true", "GyroRepair", "Leaps"),
        new("F16", "marking of clipped stances", "StanceMeter", "Doubt"),
        new("F17", "learning of the gyroscope's zero", "GyroBias", "Learn"),
        new("F17b", "learning of the gyroscope's zero", "GyroBias", "Learn"),
        new("F18", "the pose at the calibration", "StandingCalibration", "Pose") { Result = 1 },
        new("F19b", "lost time is skipped", "Sampler", "Skip"),
        new("F19c", "lost time is skipped", "Sampler", "Skip"),
        new("F20", "writing over the older of two files", "SettingsStore", "Older"),
        new("F21", "the checksum", "Crc32", "Update"),
        new("F21b", "telling what is wrong", "LiveRun", "Health"),
        new("F21c", "asking a store again that could not be read", "KeptSettings", "Run"),
        new("F22", "looking for runs at the start", "RunFiles", "LookAt"),
        new("F22b", "looking for runs at the start", "RunFiles", "LookAt"),
        new("F22c", "keeping the numbers of runs and starts", "RunLog", "SaveState"),
        new("F23", "dropping the oldest run", "RunFiles", "DropOldest"),
        new("F23b", "giving up a run that the flash does not take", "RunLog", "GiveUp"),
        new("F23c", "catching of what the file system throws", "RunLog", "Append", Neuter.NoCatch),
        new("F23d", "emptying the FIFO before the flash is busy", "Sampler", "MakeRoom") { Result = 1 },
        new("F24", "sending again what the phone asks for", "Link", "ReplayFrom"),
        new("F24b", "counting what is not kept any more", "AlertRing", "LostFrom"),
        new("F24c", "reading again what the phone has already, for the checksum", "LogSender", "CatchUp", Neuter.NoCall) { Callee = "Update" },
        new("F24d", "writing down what was acknowledged", "KeptSettings", "Change", Neuter.NoCall) { Callee = "Save", Result = 1 },
        new("F25", "hearing that the stack has refused", "Notifier", "Send", Neuter.NoCall) { Callee = "get_Status" },
        new("F26", "replies no longer than what they say", "ControlPoint", "Answer", Neuter.NoCall) { Callee = "LengthOf", Result = 64 },
        new("F27", "catching of what the package throws when somebody subscribes meanwhile", "Notifier", "Send", Neuter.NoCatch),
        new("F27b", "forgetting the owner with the link", "OwnerSession", "Begin", Neuter.NoStore) { Field = "_isOwner" },
        new("F28", "asking for the owner", "OwnerSession", "IsOwner") { Result = 1 },
        new("F28b", "looking at what settings say", "ClipSettings", "IsValid") { Result = 1 },
        new("F28c", "looking whether there is anything to answer", "WritableValue", "IsLost"),
        new("F29", "catching of what a handler throws", "WritableValue", "OnWrite", Neuter.NoCatch),
        new("F29b", "catching of what a handler throws", "ReadableValue", "OnRead", Neuter.NoCatch),
        new("F30", "64 bits for the loop's time", "Clip", "RunDueDuties", Neuter.Bits32) { Callee = "get_UptimeMs" },
        new("F30b", "dating back", "RunSession", "UnixAt"),
        new("F30c", "writing down what the phone's clock says", "RunLog", "NoteTime", Neuter.NoCall) { Callee = "Clock" },
        new("F30d", "counting of numbers across the last", "AlertRing", "CountFrom", Neuter.NoWrap),
        new("F31", "counting of starts that were cut off", "BootRecord", "Count"),
        new("F31", "leaving safe mode", "BootRecord", "LeaveSafeMode"),
        new("F31b", "watching the cell", "PowerManager", "WatchBattery"),
        new("F32", "catching of the driver's exceptions", "HapticMotor", "Drive", Neuter.NoCatch),
        new("F33", "catching of what the file system throws", "RunLog", "Append", Neuter.NoCatch),
        new("F33b", "catching of what the radio throws", "Notifier", "Send", Neuter.NoCatch),
        new("F33c", "collecting a large heap at a quiet moment", "HeapMonitor", "Run", Neuter.NoCall) { Callee = "Run" },
        new("F33d", "lost time is skipped", "Sampler", "Resume"),
        new("F34", "the limit of a duty's time", "Supervisor", "Run", Neuter.NoCall) { Callee = "Install" },
        new("F34b", "the timer that looks at the loop", "Supervisor", "Look"),
        new("F35", "reading the settings at the start", "KeptSettings", "TakeKept", Neuter.NoCall) { Callee = "Load" },
        new("F35", "going on with the numbers of alerts", "AlertRing", "Restore"),
        new("F35b", "counting of starts that were cut off", "BootRecord", "Count"),
        new("F36", "picking up of the run", "RunLog", "StartUp"),
        new("radio", "going on without a radio", "Clip", "MakeLink", Neuter.NoCatch),
        new("F36b", "going on with mount and zero", "RunKeeper", "Resume"),
        new("F36c", "holding the kept mount against the run", "MountFinder", "HoldAgainstRun"),
        new("F36d", "judging whether the run is gone on with", "RunSession", "IsOver"),
        new("motor", "leaving out what is measured while the motor shakes", "StanceMeter", "Shake"),
    ];
}
