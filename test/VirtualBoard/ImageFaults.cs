using System;
using System.Collections.Generic;

namespace HipSense.Virtual;

/// <summary>What the image lacks: the runtime throws at every call of a package whose native part is not there.</summary>
public sealed class ImageFaults
{
    private readonly HashSet<NativePart> _lacking = [];
    private readonly HashSet<int> _pins = [];

    /// <summary>Calls that were refused.</summary>
    public int Refused { get; private set; }

    /// <summary>Leaves parts out.</summary>
    /// <param name="parts">Which.</param>
    public void Lack(params ReadOnlySpan<NativePart> parts)
    {
        foreach (NativePart part in parts)
        {
            _lacking.Add(part);
        }
    }

    /// <summary>Lets nobody open a pin.</summary>
    /// <param name="pin">The GPIO number.</param>
    public void LackPin(int pin) => _pins.Add(pin);

    internal void Need(NativePart part) => Demand(!_lacking.Contains(part), $"The image has no {part}.");

    internal void NeedPin(int pin)
    {
        Need(NativePart.Gpio);
        Demand(!_pins.Contains(pin), $"GPIO{pin} cannot be opened.");
    }

    private void Demand(bool isThere, string otherwise)
    {
        if (!isThere)
        {
            Refused++;
            throw new NotSupportedException(otherwise);
        }
    }
}
