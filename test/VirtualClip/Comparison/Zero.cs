namespace HipSense.VirtualClip;

/// <summary>Where the angles of a reference have their zero.</summary>
public enum Zero
{
    /// <summary>Where the file has it.</summary>
    AsGiven,

    /// <summary>In the mean of the times in which the recording stands.</summary>
    Standing,
}
