namespace HipSense.Core;

/// <summary>What a phone can ask of the clip. Needs the owner's proof unless it says otherwise.</summary>
public enum ControlOp
{
    /// <summary>Opens the talk: the phone's major version; answered with the clip's versions, boot id and uptime. Open to all.</summary>
    Hello = 0x01,

    /// <summary>Tells the time of day.</summary>
    SetTime = 0x02,

    /// <summary>Starts a run: statistics from nothing, recording on.</summary>
    Start = 0x03,

    /// <summary>Ends the run.</summary>
    Stop = 0x04,

    /// <summary>Starts a standing calibration.</summary>
    Calibrate = 0x05,

    /// <summary>Makes an alert as if a hip had dropped.</summary>
    TestAlert = 0x06,

    /// <summary>Keeps the motor still for a while; 0 s ends that.</summary>
    Mute = 0x07,

    /// <summary>Describes a run in the log.</summary>
    List = 0x08,

    /// <summary>Sends a stretch of a run.</summary>
    Read = 0x09,

    /// <summary>Ends the sending.</summary>
    Abort = 0x0A,

    /// <summary>Deletes a run.</summary>
    Delete = 0x0B,

    /// <summary>Asks for the clip's challenge and hands over the phone's. Open to all.</summary>
    Challenge = 0x0C,

    /// <summary>Proves to be the owner; answered with the clip's own proof. Open to all.</summary>
    Prove = 0x0D,

    /// <summary>Asks whether the key can be read now. Open to all.</summary>
    PairWindow = 0x0E,

    /// <summary>Asks for figures.</summary>
    Statistics = 0x0F,

    /// <summary>Sends the kept alerts again.</summary>
    Replay = 0x10,

    /// <summary>Forgets everything: settings, runs, key. Only while the button is held.</summary>
    FactoryReset = 0x11,

    /// <summary>Starts the self-test.</summary>
    SelfTest = 0x12,

    /// <summary>Tells what a meter reads at the cell: two such points make the clip's own reading true. For bring-up.</summary>
    BatteryPoint = 0x13,

    /// <summary>Puts the settings in force that were written just before: in a session with a key (minor version 1), where a write alone changes nothing.</summary>
    ApplySettings = 0x14,

    /// <summary>Starts the raw stream (minor version 2): what the sensor measures, as it measures it.</summary>
    RawStart = 0x15,

    /// <summary>Ends the raw stream.</summary>
    RawStop = 0x16,
}
