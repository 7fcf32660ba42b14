namespace System.Device.I2c;

/// <summary>How a transfer ended and how far it got.</summary>
public struct I2cTransferResult
{
    internal I2cTransferResult(I2cTransferStatus status, uint bytesTransferred)
    {
        Status = status;
        BytesTransferred = bytesTransferred;
    }

    /// <summary>The bytes written and read; zero after an error.</summary>
    public uint BytesTransferred { get; }

    /// <summary>How the transfer ended.</summary>
    public I2cTransferStatus Status { get; }
}
