using System;
using nanoFramework.Device.Bluetooth.GenericAttributeProfile;

namespace HipSense.Firmware;

/// <summary>A characteristic that tells of itself.</summary>
public sealed class Notifier
{
    private const byte NotConnected = 7;

    private readonly GattLocalCharacteristic _characteristic;

    /// <summary>Speaks through a characteristic.</summary>
    public Notifier(GattLocalCharacteristic characteristic)
    {
        _characteristic = characteristic;
    }

    /// <summary>Packets that the stack did not take.</summary>
    public int Failures;

    /// <summary>Hands a packet to the stack.</summary>
    /// <param name="packet">The whole packet, at most 20 bytes unless the link has agreed on more: the rest would be cut off.</param>
    public Delivery Send(byte[] packet)
    {
        GattClientNotificationResult[] results;
        try
        {
            results = _characteristic.NotifyValue(new nanoFramework.Device.Bluetooth.Buffer(packet));
        }
        catch (Exception)
        {
            // Somebody subscribed while the package was at it, and its array is too short. Some may have got the packet: it will be sent twice.
            Failures++;
            return Delivery.Refused;
        }

        Delivery delivery = Delivery.NobodyListens;
        for (int i = 0; i < results.Length; i++)
        {
            // Of somebody who left meanwhile the package leaves no result.
            GattClientNotificationResult? result = results[i];
            if (result == null || result.ProtocolError == NotConnected)
            {
                continue;
            }

            if (result.Status != GattCommunicationStatus.Success)
            {
                Failures++;
                return Delivery.Refused;
            }

            delivery = Delivery.Queued;
        }

        return delivery;
    }
}
