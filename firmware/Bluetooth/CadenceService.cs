using HipSense.Core;
using nanoFramework.Device.Bluetooth.GenericAttributeProfile;

namespace HipSense.Firmware;

/// <summary>The Bluetooth SIG's Running Speed and Cadence (0x1814), for watches and running apps: cadence, no speed. Open to all.</summary>
public sealed class CadenceService
{
    /// <summary>How often it is told, milliseconds.</summary>
    public const int PeriodMs = 1000;

    // The package copies what it sends.
    private readonly byte[] _packet = new byte[RscMeasurement.Length];

    /// <summary>Makes the service.</summary>
    public CadenceService()
    {
        GattServiceProvider service = Gatt.Service(Gatt.Uuid(0x1814));
        Notifier = new Notifier(Gatt.Characteristic(service, Gatt.Uuid(0x2A53), GattCharacteristicProperties.Notify));
        Gatt.Constant(service, Gatt.Uuid(0x2A54), new byte[] { RscMeasurement.Feature & 0xFF, RscMeasurement.Feature >> 8 });
    }

    /// <summary>Who tells.</summary>
    public readonly Notifier Notifier;

    /// <summary>True when somebody listens: a watch, which never proves to be the owner.</summary>
    public bool IsHeard;

    /// <summary>Tells the cadence.</summary>
    /// <param name="running">Whether the runner runs.</param>
    /// <param name="cadence">Steps per minute.</param>
    public Delivery Tell(bool running, int cadence)
    {
        RscMeasurement.Encode(_packet, running, cadence);
        Delivery delivery = Notifier.Send(_packet);
        IsHeard = delivery != Delivery.NobodyListens;
        return delivery;
    }
}
