using System;
using System.Collections.Generic;
using nanoFramework.Hardware.Esp32;

namespace HipSense.Virtual;

/// <summary>Which pin does what: the map that Configuration.SetPinFunction fills.</summary>
public sealed class VirtualPins
{
    private readonly bool _isS3;
    private readonly Dictionary<DeviceFunction, int> _pinOfFunction = [];

    internal VirtualPins(string targetName)
    {
        _isS3 = targetName.Contains("_S3", StringComparison.Ordinal);
        Reset();
    }

    /// <summary>The pin that has a function.</summary>
    /// <param name="function">The function.</param>
    /// <returns>The GPIO number, or -1 when no pin has it.</returns>
    public int PinOf(DeviceFunction function) => _pinOfFunction.TryGetValue(function, out int pin) ? pin : -1;

    /// <summary>True when the GPIO exists.</summary>
    /// <param name="pin">The GPIO number.</param>
    /// <returns>True when the pin can be an input.</returns>
    public bool IsInput(int pin) => IsOutput(pin) || (!_isS3 && pin is >= 34 and <= 39);

    /// <summary>True when the GPIO belongs to the part of the chip that stays on in deep sleep, and so can wake it.</summary>
    /// <param name="pin">The GPIO number.</param>
    /// <returns>True when the pin can wake the chip.</returns>
    public bool IsAlwaysOn(int pin) => _isS3 ? pin is >= 0 and <= 21 : pin is 0 or 2 or 4 or (>= 12 and <= 15) or (>= 25 and <= 27) or (>= 32 and <= 39);

    /// <summary>True when the GPIO exists and can be an output, on which the bus and PWM insist.</summary>
    /// <param name="pin">The GPIO number.</param>
    /// <returns>True when the pin can be an output.</returns>
    public bool IsOutput(int pin) => _isS3 ? pin is (>= 0 and <= 21) or (>= 26 and <= 48) : pin is >= 0 and <= 33 and not (24 or (>= 28 and <= 31));

    /// <summary>Gives a function to a pin; a pin may have several, as on the chip.</summary>
    internal void Set(int pin, DeviceFunction function)
    {
        if (((int)function >> 16) == ((int)DeviceFunction.I2C1_DATA >> 16) && !IsOutput(pin))
        {
            throw new ArgumentException($"GPIO{pin} cannot be an output, which {function} needs.");
        }

        _pinOfFunction[function] = pin;
    }

    /// <summary>Back to the image's defaults, as after a reset.</summary>
    internal void Reset()
    {
        _pinOfFunction.Clear();
        if (!_isS3)
        {
            // The classic ESP32's image presets the buses; the S3's presets none, so that a forgotten SetPinFunction fails there.
            _pinOfFunction[DeviceFunction.I2C1_DATA] = 18;
            _pinOfFunction[DeviceFunction.I2C1_CLOCK] = 19;
            _pinOfFunction[DeviceFunction.I2C2_DATA] = 25;
            _pinOfFunction[DeviceFunction.I2C2_CLOCK] = 26;
        }
    }
}
