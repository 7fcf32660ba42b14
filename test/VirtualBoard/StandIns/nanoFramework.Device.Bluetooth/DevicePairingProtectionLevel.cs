namespace nanoFramework.Device.Bluetooth;

/// <summary>What pairing must bring.</summary>
public enum DevicePairingProtectionLevel
{
    /// <summary>What is usual.</summary>
    Default = 0,

    /// <summary>Nothing.</summary>
    None = 1,

    /// <summary>Encryption.</summary>
    Encryption = 2,

    /// <summary>Encryption with a known peer.</summary>
    EncryptionAndAuthentication = 3,
}
