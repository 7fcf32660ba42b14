namespace HipSense.Core;

/// <summary>How a request ended. In the reply and not as an ATT error, since browsers do not tell those apart.</summary>
public enum ControlStatus
{
    /// <summary>Done, or begun.</summary>
    Ok = 0,

    /// <summary>There is no such operation.</summary>
    BadOp = 1,

    /// <summary>The request is too long or too short.</summary>
    BadLength = 2,

    /// <summary>A value is out of its range.</summary>
    BadParameter = 3,

    /// <summary>Only for the owner, or the proof is wrong.</summary>
    NotAuthorised = 4,

    /// <summary>Another request of the kind is at work; ask again later.</summary>
    Busy = 5,

    /// <summary>Not now: it needs another state of the clip.</summary>
    BadState = 6,

    /// <summary>There is no such run or page.</summary>
    NotFound = 7,

    /// <summary>No room left, on the flash or in memory.</summary>
    StorageFull = 8,

    /// <summary>The sensor does not work.</summary>
    SensorFault = 9,

    /// <summary>The link's packets are too small: it has not agreed on an MTU of 55 or more.</summary>
    LinkTooSmall = 0x0A,

    /// <summary>The cell is nearly empty.</summary>
    BatteryLow = 0x0B,

    /// <summary>The clip failed.</summary>
    Internal = 0x7F,
}
