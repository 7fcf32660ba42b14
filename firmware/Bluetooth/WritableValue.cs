using System;
using nanoFramework.Device.Bluetooth;
using nanoFramework.Device.Bluetooth.GenericAttributeProfile;

namespace HipSense.Firmware;

/// <summary>A characteristic that is written: what passes the first look goes to a queue for the loop.</summary>
public sealed class WritableValue
{
    private readonly WaitingWrites _queue;
    private readonly ConnectionWatch _connection;
    private readonly FirstLook? _look;
    private readonly int _mostBytes;

    /// <summary>Takes what is written to a characteristic.</summary>
    /// <param name="characteristic">The characteristic.</param>
    /// <param name="queue">Where it goes.</param>
    /// <param name="connection">Knows on which connection.</param>
    /// <param name="mostBytes">Longer writes are refused unseen.</param>
    /// <param name="look">Decides on the package's thread; may look at state and must not change it. Null: what is wrong is told by a reply.</param>
    public WritableValue(GattLocalCharacteristic characteristic, WaitingWrites queue, ConnectionWatch connection, int mostBytes, FirstLook? look)
    {
        _queue = queue;
        _connection = connection;
        _mostBytes = mostBytes;
        _look = look;
        characteristic.WriteRequested += OnWrite;
    }

    /// <summary>A first look at what was written.</summary>
    /// <param name="value">What.</param>
    /// <returns>0 to take it, or an error of the attribute protocol.</returns>
    public delegate byte FirstLook(byte[] value);

    /// <summary>Writes that were refused.</summary>
    public int Refused;

    /// <summary>Faults in answering.</summary>
    public int Faults;

    /// <summary>
    /// Either nothing was written, or it is too late and the package has lost what was: an answer to that would kill the radio. So the stack
    /// answers, after its two seconds.
    /// </summary>
    private static bool IsLost(uint length)
    {
        return length == 0;
    }

    private void OnWrite(GattLocalCharacteristic sender, GattWriteRequestedEventArgs args)
    {
        GattWriteRequest request = args.GetRequest();
        uint length = request.Value.Length;
        if (IsLost(length))
        {
            Refused++;
            return;
        }

        byte error;
        try
        {
            error = length > _mostBytes ? GattProtocolError.InvalidAttributeValueLength : Take(request.Value, length);
        }
        catch (Exception)
        {
            Faults++;
            error = GattProtocolError.UnlikelyError;
        }

        if (error == 0)
        {
            request.Respond();
        }
        else
        {
            Refused++;
            request.RespondWithProtocolError(error);
        }
    }

    private byte Take(nanoFramework.Device.Bluetooth.Buffer written, uint length)
    {
        byte[] value = new byte[length];
        DataReader.FromBuffer(written).ReadBytes(value);
        byte error = _look == null ? (byte)0 : _look(value);
        return error != 0 ? error : _queue.Put(value, _connection.Number) ? (byte)0 : GattProtocolError.InsufficientResources;
    }
}
