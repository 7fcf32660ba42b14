namespace HipSense.Tests.Conformance;

/// <summary>
/// The order of the rooms, which are the folders of each project: a later room may use only earlier ones, so that no two use each other. The last holds what lies in no folder and puts
/// the others together.
/// </summary>
internal static class Rooms
{
    /// <summary>The detection, and what comes of it: the way of the data.</summary>
    public static readonly string[] Shared = ["Detector", "Arithmetic", "Sensing", "Attitude", "Gait", "Stance", "Restart", "Alert", "Run", "SelfTest", "Log", "Link", SourceTree.Root];

    /// <summary>The clip's program: what all stand on, its devices, what they are put together to, the radio.</summary>
    public static readonly string[] Firmware = ["Basics", "Haptic", "Sensor", "Storage", "Supervision", "Power", "Parts", "Bluetooth", "SelfTest", SourceTree.Root];

    /// <summary>The page: what it talks to, what it keeps, what it shows.</summary>
    public static readonly string[] Phone = ["Text", "Link", "Browser", "Demo", "Live", "Runs", "Runs/Export", "Recordings", "State", "Parts", "Screens", SourceTree.Root];
}
