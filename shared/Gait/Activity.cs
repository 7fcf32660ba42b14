namespace HipSense.Core;

/// <summary>What the runner is doing.</summary>
public enum Activity
{
    /// <summary>Standing, sitting or lying.</summary>
    Still = 0,

    /// <summary>On the move, but not running: walking, stairs, warming up.</summary>
    Walking = 1,

    /// <summary>Running: step after step with a flight between them.</summary>
    Running = 2,
}
