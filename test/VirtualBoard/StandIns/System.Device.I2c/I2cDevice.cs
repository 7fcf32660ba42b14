using HipSense.Virtual;

namespace System.Device.I2c;

/// <summary>A device on a bus of the virtual board.</summary>
public class I2cDevice : IDisposable
{
    private readonly VirtualI2cBus _bus;
    private readonly HeapFaults _heap;
    private readonly byte[] _oneByte = new byte[1];
    private bool _isDisposed;

    /// <summary>Opens a device on the current board.</summary>
    /// <param name="settings">How to reach it.</param>
    /// <exception cref="ArgumentException">There is no such bus.</exception>
    /// <exception cref="InvalidOperationException">The bus has no pins, or the address is open already.</exception>
    public I2cDevice(I2cConnectionSettings settings)
    {
        ConnectionSettings = settings;
        _bus = VirtualBoard.Current.I2c;
        _heap = VirtualBoard.Current.Heap;
        _bus.Open(settings.BusId, settings.DeviceAddress);
    }

    /// <summary>How the device is reached.</summary>
    public I2cConnectionSettings ConnectionSettings { get; }

    /// <summary>Opens a device on the current board.</summary>
    /// <param name="settings">How to reach it.</param>
    /// <returns>The device.</returns>
    public static I2cDevice Create(I2cConnectionSettings settings) => new(settings);

    /// <summary>Reads a byte; an error shows in nothing, so better use <see cref="Read"/>.</summary>
    /// <returns>The byte.</returns>
    public byte ReadByte()
    {
        Transfer(default, _oneByte);
        return _oneByte[0];
    }

    /// <summary>Reads.</summary>
    /// <param name="buffer">Receives as many bytes as it has room for.</param>
    /// <returns>How it went.</returns>
    public I2cTransferResult Read(SpanByte buffer) => Transfer(default, buffer.Bytes);

    /// <summary>Writes a byte.</summary>
    /// <param name="value">The byte.</param>
    /// <returns>How it went.</returns>
    public I2cTransferResult WriteByte(byte value)
    {
        _oneByte[0] = value;
        return Transfer(_oneByte, default);
    }

    /// <summary>Writes.</summary>
    /// <param name="buffer">What to write.</param>
    /// <returns>How it went.</returns>
    public I2cTransferResult Write(SpanByte buffer) => Transfer(buffer.Bytes, default);

    /// <summary>Writes, and reads without letting go of the bus in between.</summary>
    /// <param name="writeBuffer">What to write.</param>
    /// <param name="readBuffer">Receives as many bytes as it has room for.</param>
    /// <returns>How it went.</returns>
    public I2cTransferResult WriteRead(SpanByte writeBuffer, SpanByte readBuffer) => Transfer(writeBuffer.Bytes, readBuffer.Bytes);

    /// <summary>Closes the device.</summary>
    public void Dispose()
    {
        if (!_isDisposed)
        {
            _isDisposed = true;
            _bus.Close(ConnectionSettings.BusId, ConnectionSettings.DeviceAddress);
        }

        GC.SuppressFinalize(this);
    }

    private I2cTransferResult Transfer(ReadOnlySpan<byte> write, Span<byte> read)
    {
        if (_isDisposed)
        {
            throw new InvalidOperationException("The I2C device is disposed of.");
        }

        _heap.Take(HeapFaults.TransferBytes);
        return _bus.Transfer(ConnectionSettings, write, read);
    }
}
