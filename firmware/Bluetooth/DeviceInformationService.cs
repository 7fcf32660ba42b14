using System.Text;
using nanoFramework.Device.Bluetooth.GenericAttributeProfile;

namespace HipSense.Firmware;

/// <summary>The Bluetooth SIG's Device Information (0x180A): the firmware. No maker, which is in the name, and no serial number, which would follow its owner about.</summary>
public static class DeviceInformationService
{
    /// <summary>Makes the service. Never as the first: the package makes its own after the first service, in place of this, which makes it the first, and so on without end.</summary>
    public static void Create()
    {
        GattServiceProvider service = Gatt.Service(Gatt.Uuid(0x180A));
        Put(service, 0x2A26, Digits.Of(FirmwareVersion.Major) + "." + Digits.Of(FirmwareVersion.Minor) + "." + Digits.Of(FirmwareVersion.Patch));
    }

    private static void Put(GattServiceProvider service, ushort number, string text)
    {
        Gatt.Constant(service, Gatt.Uuid(number), Encoding.UTF8.GetBytes(text));
    }
}
