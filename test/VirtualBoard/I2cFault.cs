namespace HipSense.Virtual;

/// <summary>What can happen to one transfer.</summary>
internal enum I2cFault
{
    None,
    Nack,
    TimeOut,
    Shorten,
    Fail,
}
