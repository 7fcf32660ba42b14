namespace nanoFramework.Device.Bluetooth;

/// <summary>A device; for a server's client, its connection.</summary>
public class BluetoothDeviceId
{
    internal BluetoothDeviceId(int id) => Id = id;

    /// <summary>The number of the connection.</summary>
    public int Id { get; }
}
