using System;
using HipSense.Virtual;
using nanoFramework.Device.Bluetooth.GenericAttributeProfile;

namespace nanoFramework.Device.Bluetooth;

/// <summary>The server of the current board.</summary>
public class BluetoothLEServer : IDisposable
{
    private readonly VirtualRadio _radio;

    internal BluetoothLEServer(VirtualRadio radio) => _radio = radio;

    /// <summary>The server. The first touch forgets every characteristic that was made before it.</summary>
    public static BluetoothLEServer Instance
    {
        get
        {
            VirtualBoard.Current.Image.Need(NativePart.Bluetooth);
            return VirtualBoard.Current.Radio.TakeServer();
        }
    }

    /// <summary>The name in the attribute table.</summary>
    public string DeviceName { get; set; } = "nanoFramework";

    /// <summary>The kind of thing that it is, by the SIG's list.</summary>
    public ushort Appearance { get; set; }

    /// <summary>The connection.</summary>
    public GattSession Session { get; } = new(new BluetoothDeviceId(0));

    /// <summary>Pairing.</summary>
    public DevicePairing Pairing { get; } = new();

    /// <summary>Starts the stack, without advertising.</summary>
    public void Start()
    {
        VirtualBoard.Current.Image.Need(NativePart.RadioStart);
        _radio.StartStack();
    }

    /// <summary>Stops the stack: whoever is connected is thrown off.</summary>
    public void Stop() => _radio.StopStack();

    /// <summary>Stops the stack and forgets the server.</summary>
    public void Dispose()
    {
        _radio.ForgetServer();
        GC.SuppressFinalize(this);
    }
}
