namespace nanoFramework.Device.Bluetooth.GenericAttributeProfile;

/// <summary>What happened to a connection.</summary>
public class GattSessionStatusChangedEventArgs
{
    internal GattSessionStatusChangedEventArgs(GattSessionStatus status) => Status = status;

    /// <summary>What.</summary>
    public GattSessionStatus Status { get; }

    /// <summary>Always well.</summary>
    public BluetoothError Error { get; } = BluetoothError.Success;
}
