namespace System.Device.Gpio;

/// <summary>What a pin's number means.</summary>
public enum PinNumberingScheme
{
    /// <summary>The chip's GPIO number.</summary>
    Logical,

    /// <summary>The number on the board.</summary>
    Board,
}
