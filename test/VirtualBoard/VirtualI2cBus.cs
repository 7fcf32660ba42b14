using System;
using System.Collections.Generic;
using System.Device.I2c;
using nanoFramework.Hardware.Esp32;

namespace HipSense.Virtual;

/// <summary>
/// The two wires between the ESP32 and the sensor, and the ESP32's two controllers that can drive them. Transfers take their
/// time on the wire and block the whole board for it, as the driver of the real thing does.
/// </summary>
public sealed class VirtualI2cBus
{
    private const int Controllers = 2;
    /// <summary>How long a transfer hangs, µs: the driver waits so long for a clock line that stays low.</summary>
    public const long TimeoutUs = 1_000_000;

    /// <summary>A start condition, seven bits of address, one of direction and the acknowledge.</summary>
    private const int AddressBits = 1 + 9;

    private readonly VirtualTime _time;
    private readonly VirtualPins _pins;
    private readonly int _sdaPin;
    private readonly int _sclPin;
    private readonly Dictionary<int, II2cChip> _chips = [];
    private readonly HashSet<(int BusId, int Address)> _open = [];
    private readonly bool[] _isWired = new bool[Controllers];
    private readonly VirtualGpio _gpio;
    private readonly I2cLines _lines;

    internal VirtualI2cBus(VirtualTime time, VirtualPins pins, VirtualGpio gpio, int sdaPin, int sclPin)
    {
        _time = time;
        _pins = pins;
        _gpio = gpio;
        _gpio.IsTaken = pin => _open.Count > 0 && (pin == sdaPin || pin == sclPin);
        _lines = new I2cLines(time, gpio, Faults, sdaPin, sclPin);
        _sdaPin = sdaPin;
        _sclPin = sclPin;
    }

    /// <summary>What goes wrong on the wires.</summary>
    public I2cFaults Faults { get; } = new();

    /// <summary>How many transfers were begun.</summary>
    public long Transfers { get; private set; }

    /// <summary>How long the bus was busy, µs: for so long the firmware could do nothing else.</summary>
    public long BusyUs { get; private set; }

    /// <summary>Puts a chip on the wires.</summary>
    /// <param name="address">Its seven-bit address.</param>
    /// <param name="chip">The chip.</param>
    public void Attach(int address, II2cChip chip) => _chips.Add(address, chip);

    /// <summary>Opens a device; the driver takes the pins that the controller has now.</summary>
    internal void Open(int busId, int address)
    {
        _time.ThrowIfStopped();
        if (busId is < 1 or > Controllers)
        {
            throw new ArgumentException($"The ESP32 has I2C buses 1 and 2, not {busId}.");
        }

        int sda = _pins.PinOf(busId == 1 ? DeviceFunction.I2C1_DATA : DeviceFunction.I2C2_DATA);
        int scl = _pins.PinOf(busId == 1 ? DeviceFunction.I2C1_CLOCK : DeviceFunction.I2C2_CLOCK);
        if (sda < 0 || scl < 0)
        {
            throw new InvalidOperationException($"I2C bus {busId} has no pins: call Configuration.SetPinFunction first.");
        }

        if (_gpio.IsOpen(sda) || _gpio.IsOpen(scl))
        {
            throw new ArgumentException($"GPIO{sda} or GPIO{scl} is still open as a plain pin.");
        }

        if (!_open.Add((busId, address)))
        {
            // The real package lets this pass and then shares one driver between two owners; nobody wants that.
            throw new InvalidOperationException($"Address 0x{address:X2} is open already on I2C bus {busId}: dispose of the first device.");
        }

        _isWired[busId - 1] = sda == _sdaPin && scl == _sclPin;
    }

    internal void Close(int busId, int address) => _open.Remove((busId, address));

    internal void CloseAll() => _open.Clear();

    internal I2cTransferResult Transfer(I2cConnectionSettings settings, ReadOnlySpan<byte> write, Span<byte> read)
    {
        _time.ThrowIfStopped();
        if (!_open.Contains((settings.BusId, settings.DeviceAddress)))
        {
            throw new InvalidOperationException("The I2C device is disposed of.");
        }

        if (write.IsEmpty && read.IsEmpty)
        {
            return new I2cTransferResult(I2cTransferStatus.FullTransfer, 0);
        }

        Transfers++;
        I2cFault fault = Faults.Take(_time.NowUs);
        if (fault == I2cFault.Fail)
        {
            throw new InvalidOperationException("The I2C driver failed.");
        }

        bool isHeld = _isWired[settings.BusId - 1] && _lines.AreHeld;
        if (isHeld)
        {
            Faults.CountHeld();
        }

        if (fault == I2cFault.TimeOut || isHeld)
        {
            Occupy(TimeoutUs);
            return new I2cTransferResult(I2cTransferStatus.ClockStretchTimeout, 0);
        }

        int bitsPerSecond = BitsPerSecond(settings.BusSpeed);
        if (fault == I2cFault.Nack || !_isWired[settings.BusId - 1] || !_chips.TryGetValue(settings.DeviceAddress, out II2cChip? chip))
        {
            OccupyBits(AddressBits + 1, bitsPerSecond);
            return new I2cTransferResult(I2cTransferStatus.SlaveAddressNotAcknowledged, 0);
        }

        if (fault == I2cFault.Shorten)
        {
            write = write[..Math.Min(write.Length, Faults.ShortenedLength)];
            read = read[..Math.Min(read.Length, Faults.ShortenedLength)];
        }

        if (!write.IsEmpty)
        {
            OccupyBits(AddressBits + (9 * write.Length), bitsPerSecond);
            chip.Write(write);
        }

        if (!read.IsEmpty)
        {
            // All bytes are of the moment at which the address went out; what the chip produces during the burst comes next time.
            OccupyBits(AddressBits, bitsPerSecond);
            chip.Read(read);
            OccupyBits(9 * read.Length, bitsPerSecond);
        }

        OccupyBits(1, bitsPerSecond);
        I2cTransferStatus status = fault == I2cFault.Shorten ? I2cTransferStatus.PartialTransfer : I2cTransferStatus.FullTransfer;
        return new I2cTransferResult(status, (uint)(write.Length + read.Length));
    }

    private static int BitsPerSecond(I2cBusSpeed speed) => speed switch
    {
        I2cBusSpeed.FastMode => 400_000,
        I2cBusSpeed.FastModePlus => 1_000_000,
        _ => 100_000,
    };

    private void OccupyBits(int bits, int bitsPerSecond) => Occupy(((bits * 1_000_000L) + bitsPerSecond - 1) / bitsPerSecond);

    private void Occupy(long durationUs)
    {
        BusyUs += durationUs;
        _time.Block(durationUs);
    }
}
