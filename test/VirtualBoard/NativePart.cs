namespace HipSense.Virtual;

/// <summary>A part of the runtime that an image has or lacks.</summary>
public enum NativePart
{
    /// <summary>The converter.</summary>
    Adc,

    /// <summary>Pins as inputs and outputs.</summary>
    Gpio,

    /// <summary>PWM.</summary>
    Pwm,

    /// <summary>The file system.</summary>
    FileSystem,

    /// <summary>Bluetooth, altogether.</summary>
    Bluetooth,

    /// <summary>The start of the radio: the attribute table can be made, and then nothing comes of it.</summary>
    RadioStart,
}
