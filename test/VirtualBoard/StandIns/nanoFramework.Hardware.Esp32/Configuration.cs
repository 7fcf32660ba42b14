using HipSense.Virtual;

namespace nanoFramework.Hardware.Esp32;

/// <summary>Which pin of the virtual board does what.</summary>
public class Configuration
{
    /// <summary>Gives a function to a pin.</summary>
    /// <param name="pin">The GPIO number.</param>
    /// <param name="value">The function.</param>
    /// <exception cref="System.ArgumentException">The pin cannot do it.</exception>
    public static void SetPinFunction(int pin, DeviceFunction value) => VirtualBoard.Current.Pins.Set(pin, value);

    /// <summary>The pin that has a function.</summary>
    /// <param name="function">The function.</param>
    /// <returns>The GPIO number, or -1.</returns>
    public static int GetFunctionPin(DeviceFunction function) => VirtualBoard.Current.Pins.PinOf(function);
}
