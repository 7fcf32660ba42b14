using System;
using System.Collections;
using System.Collections.Generic;
using System.Text;

namespace nanoFramework.Device.Bluetooth.Advertisement;

/// <summary>What is said to all who listen.</summary>
public class BluetoothLEAdvertisement
{
    private const int Room = 31;

    /// <summary>Makes an empty one.</summary>
    public BluetoothLEAdvertisement()
    {
    }

    /// <summary>The sections, in the order in which they are put into the packet.</summary>
    public ArrayList DataSections { get; } = [];

    /// <summary>The name.</summary>
    public string LocalName
    {
        get;
        set
        {
            field = value;
            Set(BluetoothLEAdvertisementDataSectionType.CompleteLocalName, Encoding.UTF8.GetBytes(value));
        }
    }

        = "";

    /// <summary>The flags.</summary>
    public BluetoothLEAdvertisementFlags Flags
    {
        get;
        set
        {
            field = value;
            Set(BluetoothLEAdvertisementDataSectionType.Flags, [(byte)value]);
        }
    }

    internal void AddService(Guid uuid) => Set(BluetoothLEAdvertisementDataSectionType.CompleteList128uuid, uuid.ToByteArray());

    internal void Remove(BluetoothLEAdvertisementDataSectionType type)
    {
        for (int i = DataSections.Count - 1; i >= 0; i--)
        {
            if (((BluetoothLEAdvertisementDataSection)DataSections[i]!).DataType == (byte)type)
            {
                DataSections.RemoveAt(i);
            }
        }
    }

    /// <summary>What goes on air: sections that have no room in the advertisement are put into the scan response.</summary>
    /// <returns>True when all found room.</returns>
    internal bool Pack(out byte[] advertisement, out byte[] scanResponse)
    {
        List<byte> first = [];
        List<byte> second = [];
        bool all = true;
        foreach (BluetoothLEAdvertisementDataSection section in DataSections)
        {
            List<byte> into = first.Count + section.OnAir.Length <= Room ? first : second;
            if (into.Count + section.OnAir.Length <= Room)
            {
                into.AddRange(section.OnAir);
            }
            else
            {
                all = false;
            }
        }

        advertisement = [.. first];
        scanResponse = [.. second];
        return all;
    }

    private void Set(BluetoothLEAdvertisementDataSectionType type, byte[] data)
    {
        Remove(type);
        if (data.Length > 0)
        {
            DataSections.Add(new BluetoothLEAdvertisementDataSection((byte)type, new Buffer(data)));
        }
    }
}
