using HipSense.Virtual;

namespace System.Device.Gpio;

/// <summary>The pins of the virtual board, one by one.</summary>
public sealed class GpioController : IDisposable
{
    private readonly VirtualGpio _gpio = VirtualBoard.Current.Gpio;

    /// <summary>Counts pins as the chip does.</summary>
    public GpioController()
    {
    }

    /// <summary>Opens a pin as it is.</summary>
    /// <param name="pinNumber">The GPIO number.</param>
    /// <returns>The pin.</returns>
    /// <exception cref="InvalidOperationException">The pin is in use, or there is no such pin.</exception>
    public GpioPin OpenPin(int pinNumber)
    {
        VirtualBoard.Current.Image.NeedPin(pinNumber);
        return new(_gpio, pinNumber);
    }

    /// <summary>Opens a pin.</summary>
    /// <param name="pinNumber">The GPIO number.</param>
    /// <param name="mode">How it is to be driven.</param>
    /// <returns>The pin.</returns>
    /// <exception cref="InvalidOperationException">The pin is in use, or there is no such pin.</exception>
    /// <exception cref="ArgumentException">The pin cannot do that.</exception>
    public GpioPin OpenPin(int pinNumber, PinMode mode)
    {
        GpioPin pin = OpenPin(pinNumber);
        pin.SetPinMode(mode);
        return pin;
    }

    /// <summary>Gives a pin back. To dispose of the pin alone leaves its entry in the real controller's list for ever.</summary>
    /// <param name="pinNumber">The GPIO number.</param>
    /// <exception cref="InvalidOperationException">The pin is not open.</exception>
    public void ClosePin(int pinNumber)
    {
        if (!_gpio.IsOpen(pinNumber))
        {
            throw new InvalidOperationException($"GPIO{pinNumber} is not open.");
        }

        _gpio.Close(pinNumber);
    }

    /// <summary>True when the pin is open.</summary>
    /// <param name="pinNumber">The GPIO number.</param>
    /// <returns>True when somebody opened it.</returns>
    public bool IsPinOpen(int pinNumber) => _gpio.IsOpen(pinNumber);

    /// <summary>Gives every pin back that any controller opened, as the real one does: its list is static.</summary>
    public void Dispose() => _gpio.CloseAll();
}
