namespace HipSense.Core;

/// <summary>How a self-test stands.</summary>
public enum SelfTestState
{
    /// <summary>None was done since the start.</summary>
    None = 0,

    /// <summary>It is at work.</summary>
    Running = 1,

    /// <summary>Every check was passed.</summary>
    Passed = 2,

    /// <summary>At least one was not.</summary>
    Failed = 3,
}
