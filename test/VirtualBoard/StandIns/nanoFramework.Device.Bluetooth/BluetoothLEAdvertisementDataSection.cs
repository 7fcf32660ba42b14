namespace nanoFramework.Device.Bluetooth.Advertisement;

/// <summary>A section of an advertisement.</summary>
public class BluetoothLEAdvertisementDataSection
{
    /// <summary>Makes a section.</summary>
    public BluetoothLEAdvertisementDataSection(byte dataType, Buffer data)
    {
        DataType = dataType;
        Data = data;
    }

    /// <summary>The kind: a <see cref="BluetoothLEAdvertisementDataSectionType"/>.</summary>
    public byte DataType { get; set; }

    /// <summary>What it says.</summary>
    public Buffer Data { get; set; }

    internal byte[] OnAir => [(byte)(Data.Length + 1), DataType, .. Data.Copy()];
}
