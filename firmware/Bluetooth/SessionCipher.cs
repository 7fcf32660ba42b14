using System;
using System.Security.Cryptography;
using HipSense.Core;

namespace HipSense.Firmware;

/// <summary>
/// The key of the owner's session, on the clip's side: what is asked must carry a MAC, and what is the runner's is encrypted before it is told. Without a key,
/// in the session of a page of minor version 0, everything passes as it is.
/// </summary>
public sealed class SessionCipher
{
    private byte[] _message = new byte[0];
    private byte[]? _key;
    private uint _number;

    /// <summary>True when the session has a key.</summary>
    public bool HasKey => _key != null;

    /// <summary>Begins a session.</summary>
    /// <param name="key">Its key; must not be changed.</param>
    /// <param name="number">What the numbers of its requests begin after: the reference of the proof.</param>
    public void Start(byte[] key, int number)
    {
        _number = (uint)number;
        _message = new byte[SessionMessages.StreamMessageBytes];
        _key = key;
    }

    /// <summary>Ends the session, or begins one without a key.</summary>
    public void End()
    {
        _key = null;
    }

    /// <summary>Judges the MAC of a request. One that is right is accepted once.</summary>
    /// <param name="packet">The request and its MAC, of any length.</param>
    /// <param name="written">The settings that it applies, as they were written; null for other requests.</param>
    /// <param name="number">Receives the request's number.</param>
    /// <returns>The request without its MAC; null when the MAC is not there or not right.</returns>
    public byte[]? Open(byte[] packet, byte[]? written, out uint number)
    {
        int count = packet.Length - SessionMessages.MacBytes;
        number = 0;
        if (_key == null || count < 2)
        {
            return null;
        }

        number = SessionMessages.NumberAfter(_number, packet[1]);
        byte[] mac = HMACSHA256.HashData(_key, SessionMessages.Request(number, packet, count, written));
        if (!OwnerProof.Same(mac, packet, count, SessionMessages.MacBytes))
        {
            return null;
        }

        _number = number;
        byte[] request = new byte[count];
        Array.Copy(packet, 0, request, 0, count);
        return request;
    }

    /// <summary>Encrypts a packet, in place.</summary>
    /// <param name="packet">What is told; may be empty.</param>
    /// <param name="number">See <see cref="SessionMessages.WriteTold"/>.</param>
    /// <param name="run">Likewise.</param>
    public void Encrypt(byte[] packet, uint number, uint run)
    {
        if (_key != null && packet.Length > 0)
        {
            SessionMessages.WriteTold(_message, packet, number, run);
            SessionMessages.ApplyTold(packet, HMACSHA256.HashData(_key, _message));
        }
    }

    /// <summary>Encrypts a packet of the raw stream, in place.</summary>
    /// <param name="packet">Samples or a note.</param>
    /// <param name="number">The number of the request that started the stream.</param>
    public void EncryptRaw(byte[] packet, uint number)
    {
        if (_key == null)
        {
            return;
        }

        int at = SessionMessages.RawClearBytes(packet);
        for (int piece = 0; at < packet.Length; piece++)
        {
            SessionMessages.WriteRaw(_message, packet, number, piece);
            at = SessionMessages.ApplyRaw(packet, at, HMACSHA256.HashData(_key, _message));
        }
    }

    /// <summary>Decrypts settings that were written, in place.</summary>
    /// <param name="packet">The settings.</param>
    /// <param name="number">The number of the request that applies them.</param>
    public void DecryptSettings(byte[] packet, uint number)
    {
        if (_key != null)
        {
            SessionMessages.WriteWritten(_message, number);
            SessionMessages.ApplyWritten(packet, HMACSHA256.HashData(_key, _message));
        }
    }
}
