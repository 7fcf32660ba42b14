using System.Text;
using nanoFramework.Device.Bluetooth.GenericAttributeProfile;

namespace HipSense.Firmware;

/// <summary>The Bluetooth SIG's Device Information (0x180A): maker, model and versions. No serial number, which would follow its owner about.</summary>
public static class DeviceInformationService
{
    /// <summary>Makes the service. Not before another one: the package makes its own after the first, in place of this.</summary>
    /// <param name="image">The runtime's image on the board.</param>
    public static void Create(string image)
    {
        GattServiceProvider service = Gatt.Service(Gatt.Uuid(0x180A));
        Put(service, 0x2A29, "HipSense");
        Put(service, 0x2A24, "HipSense clip");
        Put(service, 0x2A26, FirmwareVersion.Major.ToString() + "." + FirmwareVersion.Minor.ToString() + "." + FirmwareVersion.Patch.ToString());
        Put(service, 0x2A27, image);
    }

    private static void Put(GattServiceProvider service, ushort number, string text)
    {
        Gatt.Constant(service, Gatt.Uuid(number), Encoding.UTF8.GetBytes(text));
    }
}
