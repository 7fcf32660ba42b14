using System;
using nanoFramework.Device.Bluetooth.GenericAttributeProfile;

namespace HipSense.Firmware;

/// <summary>A characteristic's value, put here by the loop and read by whoever asks: by anybody, or on one connection alone.</summary>
public sealed class ReadableValue
{
    private readonly ConnectionWatch? _connection;

    // Replaced as a whole and never written into, so that a reader sees one value or the next.
    private byte[]? _value;
    private int _number;

    /// <summary>Answers for a characteristic.</summary>
    /// <param name="characteristic">The characteristic.</param>
    /// <param name="connection">Knows who asks; null when it does not matter.</param>
    public ReadableValue(GattLocalCharacteristic characteristic, ConnectionWatch? connection)
    {
        _connection = connection;
        characteristic.ReadRequested += OnRead;
    }

    /// <summary>True: the value can be read once, and then not any more.</summary>
    public bool Once;

    /// <summary>Faults in answering.</summary>
    public int Faults;

    /// <summary>True while there is something to be read.</summary>
    public bool IsShown => _value != null;

    /// <summary>Shows a value; the array must not be changed any more.</summary>
    /// <param name="value">The value.</param>
    /// <param name="connection">The connection on which it may be read: it is hidden when that ends.</param>
    public void Show(byte[] value, int connection)
    {
        _value = null;
        _number = connection;
        _value = value;
    }

    /// <summary>Shows nothing: reads are refused.</summary>
    public void Hide()
    {
        _value = null;
    }

    private void OnRead(GattLocalCharacteristic sender, GattReadRequestedEventArgs args)
    {
        // On the package's thread, with the radio waiting: answer once and at once.
        GattReadRequest request = args.GetRequest();
        nanoFramework.Device.Bluetooth.Buffer? answer = null;
        byte error = GattProtocolError.InsufficientAuthorization;
        try
        {
            byte[]? value = _connection == null || _connection.Number == _number ? _value : null;
            if (Once)
            {
                _value = null;
            }

            answer = value == null ? null : new nanoFramework.Device.Bluetooth.Buffer(value);
        }
        catch (Exception)
        {
            Faults++;
            error = GattProtocolError.UnlikelyError;
        }

        if (answer == null)
        {
            request.RespondWithProtocolError(error);
        }
        else
        {
            request.RespondWithValue(answer);
        }
    }
}
