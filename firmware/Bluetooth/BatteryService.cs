using nanoFramework.Device.Bluetooth.GenericAttributeProfile;

namespace HipSense.Firmware;

/// <summary>The Bluetooth SIG's Battery (0x180F): the level in percent, told when it changes. Open to all.</summary>
public sealed class BatteryService
{
    private readonly ReadableValue _level;
    private int _shown = -1;
    private int _told = -1;

    /// <summary>Makes the service.</summary>
    public BatteryService()
    {
        GattServiceProvider service = Gatt.Service(Gatt.Uuid(0x180F));
        GattLocalCharacteristic level = Gatt.Characteristic(
            service, Gatt.Uuid(0x2A19), GattCharacteristicProperties.Read | GattCharacteristicProperties.Notify);
        _level = new ReadableValue(level, null);
        Notifier = new Notifier(level);
        Show(0);
    }

    /// <summary>Who tells.</summary>
    public readonly Notifier Notifier;

    /// <summary>Shows the level.</summary>
    /// <param name="percent">0 … 100.</param>
    public void Show(int percent)
    {
        if (percent != _shown)
        {
            _shown = percent;
            _level.Show(new byte[] { (byte)percent }, 0);
        }
    }

    /// <summary>Tells the level if it has changed.</summary>
    public Delivery Tell()
    {
        if (_shown == _told)
        {
            return Delivery.NobodyListens;
        }

        Delivery delivery = Notifier.Send(new byte[] { (byte)_shown });
        _told = delivery == Delivery.Refused ? _told : _shown;
        return delivery;
    }

    /// <summary>Forgets what was told: somebody new is there.</summary>
    public void Forget()
    {
        _told = -1;
    }
}
