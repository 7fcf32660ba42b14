using HipSense.Virtual;

namespace System.Device.Gpio;

/// <summary>A pin of the virtual board.</summary>
public sealed class GpioPin : IDisposable
{
    private readonly VirtualGpio _gpio;

    internal GpioPin(VirtualGpio gpio, int pinNumber)
    {
        _gpio = gpio;
        PinNumber = pinNumber;
        gpio.Open(pinNumber);
    }

    /// <summary>The GPIO number.</summary>
    public int PinNumber { get; }

    /// <summary>How the pin is driven.</summary>
    /// <returns>The mode.</returns>
    public PinMode GetPinMode() => _gpio.ModeOf(PinNumber);

    /// <summary>Drives the pin otherwise.</summary>
    /// <param name="value">The mode.</param>
    /// <exception cref="ArgumentException">The pin cannot do that.</exception>
    public void SetPinMode(PinMode value) => _gpio.SetMode(PinNumber, value);

    /// <summary>Reads the pin. An output reads low whatever it puts out: the ESP32 turns the input of such a pin off.</summary>
    /// <returns>The level.</returns>
    public PinValue Read() => _gpio.Read(PinNumber);

    /// <summary>Puts a level out.</summary>
    /// <param name="value">The level; high lets an open drain go.</param>
    public void Write(PinValue value) => _gpio.Write(PinNumber, (bool)value);

    /// <summary>Gives the pin back, but not its entry in the controller's list: better use ClosePin.</summary>
    public void Dispose()
    {
        if (_gpio.IsOpen(PinNumber))
        {
            _gpio.Close(PinNumber);
        }
    }
}
