using System;
using System.Collections.Generic;
using System.Device.Gpio;

namespace HipSense.Virtual;

/// <summary>The chip's pins as plain inputs and outputs, and what hangs on them outside.</summary>
public sealed class VirtualGpio
{
    private readonly VirtualTime _time;
    private readonly VirtualPins _pins;
    private readonly HangFaults _hangs;
    private readonly Dictionary<int, PinMode> _modes = [];
    private readonly Dictionary<int, bool> _written = [];
    private readonly Dictionary<int, Func<bool>> _sources = [];

    internal VirtualGpio(VirtualTime time, VirtualPins pins, HangFaults hangs)
    {
        _time = time;
        _hangs = hangs;
        _pins = pins;
    }

    /// <summary>Raised with the pin when the chip changes what it does to a line.</summary>
    internal event Action<int>? Changed;

    /// <summary>Asked before a pin is opened: true while something else of the chip drives it.</summary>
    internal Func<int, bool> IsTaken { get; set; } = _ => false;

    /// <summary>Reads of pins that the firmware did.</summary>
    public long Reads { get; private set; }

    /// <summary>Holds a line at a level from outside, as a button or a cable does.</summary>
    /// <param name="pin">The GPIO number.</param>
    /// <param name="level">True: high.</param>
    public void SetInput(int pin, bool level) => _sources[pin] = () => level;

    /// <summary>True while the firmware has the pin open.</summary>
    /// <param name="pin">The GPIO number.</param>
    /// <returns>True when it is open.</returns>
    public bool IsOpen(int pin) => _modes.ContainsKey(pin);

    /// <summary>Has a line follow something outside.</summary>
    internal void Connect(int pin, Func<bool> level) => _sources[pin] = level;

    /// <summary>The level of a line from outside; low when nothing holds it.</summary>
    internal bool Outside(int pin) => _sources.TryGetValue(pin, out Func<bool>? level) && level();

    /// <summary>True when the chip pulls the line low.</summary>
    internal bool PullsLow(int pin) => _modes.TryGetValue(pin, out PinMode mode) && mode is PinMode.Output or PinMode.OutputOpenDrain or PinMode.OutputOpenDrainPullUp && !_written.GetValueOrDefault(pin);

    internal void Open(int pin)
    {
        _time.ThrowIfStopped();
        if (!_pins.IsInput(pin) || IsOpen(pin) || IsTaken(pin))
        {
            throw new InvalidOperationException($"GPIO{pin} is in use, or does not exist.");
        }

        _modes[pin] = PinMode.Input;
        _written[pin] = false;
    }

    internal void Close(int pin)
    {
        _time.ThrowIfStopped();
        _modes.Remove(pin);
        Changed?.Invoke(pin);
    }

    internal void CloseAll() => _modes.Clear();

    internal PinMode ModeOf(int pin) => IsOpen(pin) ? _modes[pin] : throw new ObjectDisposedException($"GPIO{pin}");

    internal void SetMode(int pin, PinMode mode)
    {
        _time.ThrowIfStopped();
        _ = ModeOf(pin);
        if (mode >= PinMode.Output && !_pins.IsOutput(pin))
        {
            throw new ArgumentException($"GPIO{pin} cannot be an output.");
        }

        _modes[pin] = mode;
        Changed?.Invoke(pin);
    }

    internal bool Read(int pin)
    {
        _time.ThrowIfStopped();
        _hangs.Pass();
        Reads++;
        PinMode mode = ModeOf(pin);
        return mode < PinMode.Output && (_sources.ContainsKey(pin) ? Outside(pin) : mode == PinMode.InputPullUp);
    }

    internal void Write(int pin, bool level)
    {
        _time.ThrowIfStopped();
        if (ModeOf(pin) < PinMode.Output)
        {
            throw new ArgumentException($"GPIO{pin} is an input.");
        }

        _written[pin] = level;
        Changed?.Invoke(pin);
    }
}
