namespace HipSense.Virtual;

/// <summary>The errors that the stack gives by itself.</summary>
public static class AttErrors
{
    /// <summary>There is no such attribute.</summary>
    public const byte InvalidHandle = 0x01;

    /// <summary>It may not be read.</summary>
    public const byte ReadNotPermitted = 0x02;

    /// <summary>It may not be written.</summary>
    public const byte WriteNotPermitted = 0x03;

    /// <summary>The value is longer than 512 bytes.</summary>
    public const byte InvalidLength = 0x0D;

    /// <summary>The firmware did not answer in time, or has no handler.</summary>
    public const byte Unlikely = 0x0E;

    /// <summary>The link is not encrypted.</summary>
    public const byte InsufficientEncryption = 0x0F;
}
