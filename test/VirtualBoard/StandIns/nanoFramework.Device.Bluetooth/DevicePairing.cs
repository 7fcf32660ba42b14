using nanoFramework.Device.Bluetooth.GenericAttributeProfile;

namespace nanoFramework.Device.Bluetooth;

/// <summary>Pairing of the current board's radio. Without buttons and display a phone pairs as it likes: no event asks.</summary>
public sealed class DevicePairing
{
    internal DevicePairing()
    {
    }

    /// <summary>Whether keys are kept after pairing.</summary>
    public bool AllowBonding { get; set; } = true;

    /// <summary>What pairing must bring; characteristics raise it and never lower it.</summary>
    public DevicePairingProtectionLevel ProtectionLevel { get; set; } = DevicePairingProtectionLevel.None;

    internal void Raise(GattProtectionLevel level)
    {
        DevicePairingProtectionLevel needed = level switch
        {
            GattProtectionLevel.Plain => DevicePairingProtectionLevel.Default,
            GattProtectionLevel.EncryptionRequired => DevicePairingProtectionLevel.Encryption,
            _ => DevicePairingProtectionLevel.EncryptionAndAuthentication,
        };
        ProtectionLevel = needed > ProtectionLevel ? needed : ProtectionLevel;
    }
}
