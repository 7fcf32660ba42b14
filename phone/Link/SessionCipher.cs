using System;
using System.Security.Cryptography;
using HipSense.Core;

namespace HipSense.Phone.Link;

/// <summary>
/// The key of a session, on the phone's side: signs what is asked, so that nobody on the way can ask in the owner's name, and decrypts what the clip tells
/// to its owner alone.
/// </summary>
/// <param name="key">The key of the session.</param>
public sealed class SessionCipher(byte[] key)
{
    /// <summary>Adds the MAC to a request.</summary>
    /// <param name="request">The request as it is written; its reference is the low byte of the number.</param>
    /// <param name="number">The request's number: more than that of any before.</param>
    /// <param name="written">The settings that it applies, as they were written; null for other requests.</param>
    /// <returns>What is to be written.</returns>
    public byte[] Sign(byte[] request, uint number, byte[]? written)
    {
        ArgumentNullException.ThrowIfNull(request);
        byte[] mac = HMACSHA256.HashData(key, SessionMessages.Request(number, request, request.Length, written));
        return [.. request, .. mac.AsSpan(0, SessionMessages.MacBytes)];
    }

    /// <summary>Encrypts settings that are about to be written.</summary>
    /// <param name="packet">The settings.</param>
    /// <param name="number">The number of the request that will apply them.</param>
    /// <returns>What is to be written.</returns>
    public byte[] EncryptSettings(byte[] packet, uint number)
    {
        byte[] message = new byte[SessionMessages.StreamMessageBytes];
        SessionMessages.WriteWritten(message, number);
        byte[] written = [.. packet];
        SessionMessages.ApplyWritten(written, HMACSHA256.HashData(key, message));
        return written;
    }

    /// <summary>Decrypts a packet of the raw stream.</summary>
    /// <param name="packet">Samples or a note.</param>
    /// <param name="number">The number of the request that started the stream.</param>
    /// <returns>The packet, decrypted.</returns>
    public byte[] DecryptRaw(byte[] packet, uint number)
    {
        ArgumentNullException.ThrowIfNull(packet);
        byte[] told = [.. packet];
        byte[] message = new byte[SessionMessages.StreamMessageBytes];
        int at = SessionMessages.RawClearBytes(told);
        for (int piece = 0; at < told.Length; piece++)
        {
            SessionMessages.WriteRaw(message, told, number, piece);
            at = SessionMessages.ApplyRaw(told, at, HMACSHA256.HashData(key, message));
        }

        return told;
    }

    /// <summary>Decrypts what the clip has told.</summary>
    /// <param name="packet">The packet; may be empty.</param>
    /// <param name="number">Of a reply, and of the end of a window: the number of the request. Of a piece of a run: its offset.</param>
    /// <param name="run">Of a piece of a run: the run.</param>
    /// <returns>The packet, decrypted.</returns>
    public byte[] Decrypt(byte[] packet, uint number = 0, uint run = 0)
    {
        ArgumentNullException.ThrowIfNull(packet);
        byte[] told = [.. packet];
        if (told.Length is > 0 and <= Packet.MostBytes)
        {
            byte[] message = new byte[SessionMessages.StreamMessageBytes];
            SessionMessages.WriteTold(message, told, number, run);
            SessionMessages.ApplyTold(told, HMACSHA256.HashData(key, message));
        }

        return told;
    }
}
