namespace System.Device.Gpio;

/// <summary>How a pin is driven.</summary>
public enum PinMode
{
    /// <summary>Read, driven by others.</summary>
    Input,

    /// <summary>Read, with a weak pull to ground.</summary>
    InputPullDown,

    /// <summary>Read, with a weak pull to the supply.</summary>
    InputPullUp,

    /// <summary>Driven both ways.</summary>
    Output,

    /// <summary>Driven low or let go.</summary>
    OutputOpenDrain,

    /// <summary>Driven low or let go, with a weak pull to the supply.</summary>
    OutputOpenDrainPullUp,

    /// <summary>Driven high or let go.</summary>
    OutputOpenSource,

    /// <summary>Driven high or let go, with a weak pull to ground.</summary>
    OutputOpenSourcePullDown,
}
