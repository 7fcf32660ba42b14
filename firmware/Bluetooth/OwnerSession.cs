using System;
using System.Security.Cryptography;
using HipSense.Core;

namespace HipSense.Firmware;

/// <summary>
/// Who may see and change what is the runner's: whoever holds the key and proves it on this connection. The key is made at the first start
/// and can be read once, while the window is open that the runner opens by holding the button.
/// </summary>
public sealed class OwnerSession
{
    /// <summary>How long the window stays open, milliseconds.</summary>
    public const int WindowMs = 60000;

    /// <summary>How long a connection may take to prove itself, milliseconds.</summary>
    public const int DeadlineMs = 20000;

    private const int MostTries = 3;

    private readonly SettingsStore _store;
    private readonly Random _random = new();
    private readonly byte[] _clipChallenge = new byte[OwnerProof.ChallengeBytes];
    private readonly byte[] _ownerChallenge = new byte[OwnerProof.ChallengeBytes];
    private readonly byte[] _message = new byte[OwnerProof.MessageBytes];
    private byte[] _key;
    private int _connection;
    private bool _isOwner;
    private int _minor;
    private bool _challenged;
    private int _tries;
    private long _deadlineMs;
    private long _windowEndMs;

    /// <summary>Takes the key out of its store, or makes one.</summary>
    public OwnerSession(SettingsStore store)
    {
        _store = store;
        byte[]? kept = store.Load();
        if (kept != null && kept.Length == OwnerProof.KeyBytes)
        {
            _key = kept;
            if (!store.HasTwice(kept))
            {
                // A bit has rotted, or a renewal was cut off: a former key must not come back, and this one must not depend on one file.
                store.SaveTwice(kept);
            }
        }
        else
        {
            // A key that cannot be read is not written over: the owner has it, and it may be read at the next start.
            _key = NewKey();
            if (!store.IsUnread)
            {
                store.SaveTwice(_key);
            }
        }

        byte[] boot = new byte[2];
        _random.NextBytes(boot);
        BootId = LittleEndian.U16(boot, 0);
    }

    /// <summary>Another number at each start.</summary>
    public readonly int BootId;

    /// <summary>The key.</summary>
    public byte[] Key => _key;

    /// <summary>True when a connection is the owner's.</summary>
    /// <param name="connection">Its number.</param>
    public bool IsOwner(int connection)
    {
        return _isOwner && _connection == connection;
    }

    /// <summary>True when the owner's page speaks minor version 1 or later, as its proof says.</summary>
    public bool SpeaksFirstMinor => _minor >= 1;

    /// <summary>Two bytes of the key's fingerprint, to tell one clip from another by name; they say nothing of the key.</summary>
    public int Fingerprint => LittleEndian.U16(HMACSHA256.HashData(_key, new byte[] { (byte)'t', (byte)'a', (byte)'g' }), 0);

    /// <summary>A connection began or ended: nobody is known.</summary>
    public void Begin(int connection, long nowMs)
    {
        _isOwner = false;
        _connection = connection;
        _challenged = false;
        _tries = 0;
        _deadlineMs = nowMs + DeadlineMs;
    }

    /// <summary>Opens the window.</summary>
    public void OpenWindow(long nowMs)
    {
        _windowEndMs = nowMs + WindowMs;
        _tries = 0;
        _deadlineMs = _windowEndMs + DeadlineMs;
    }

    /// <summary>Closes the window.</summary>
    public void CloseWindow()
    {
        _windowEndMs = 0;
    }

    /// <summary>Seconds until the window closes, rounded up; 0 when it is closed.</summary>
    public int WindowS(long nowMs)
    {
        return nowMs < _windowEndMs ? (int)((_windowEndMs - nowMs + 999) / 1000) : 0;
    }

    /// <summary>Makes a challenge.</summary>
    /// <param name="ownerChallenge">The phone's.</param>
    /// <param name="clipChallenge">Receives the clip's.</param>
    /// <param name="nowMs">Uptime, milliseconds.</param>
    public ControlStatus Challenge(byte[] ownerChallenge, byte[] clipChallenge, long nowMs)
    {
        if (!MayTry(nowMs))
        {
            return ControlStatus.NotAuthorised;
        }

        _random.NextBytes(_clipChallenge);
        Array.Copy(_clipChallenge, clipChallenge, OwnerProof.ChallengeBytes);
        Array.Copy(ownerChallenge, _ownerChallenge, OwnerProof.ChallengeBytes);
        _challenged = true;
        return ControlStatus.Ok;
    }

    /// <summary>Takes a proof. Each challenge is good for one.</summary>
    /// <param name="proof">The phone's.</param>
    /// <param name="clipsProof">Receives the clip's.</param>
    /// <param name="nowMs">Uptime, milliseconds.</param>
    public ControlStatus Prove(byte[] proof, byte[] clipsProof, long nowMs)
    {
        if (!_challenged)
        {
            return ControlStatus.BadState;
        }

        _challenged = false;
        if (!MayTry(nowMs))
        {
            return ControlStatus.NotAuthorised;
        }

        // The version is a part of what is signed, so that nobody on the way can make the page pass for an older one.
        _minor = Packet.Minor;
        while (_minor >= 0 && !IsOwners(proof, _minor))
        {
            _minor--;
        }

        if (_minor < 0)
        {
            _tries++;
            return ControlStatus.NotAuthorised;
        }

        OwnerProof.WriteClips(_message, _clipChallenge, _ownerChallenge, BootId);
        Array.Copy(HMACSHA256.HashData(_key, _message), clipsProof, OwnerProof.Bytes);
        _isOwner = true;
        return ControlStatus.Ok;
    }

    /// <summary>Makes another key: whoever held the old one is a stranger from now on.</summary>
    public void Renew(long nowMs)
    {
        _key = NewKey();
        _store.SaveTwice(_key);
        CloseWindow();
        Begin(_connection, nowMs);
    }

    private bool IsOwners(byte[] proof, int minor)
    {
        OwnerProof.WriteOwners(_message, _clipChallenge, _ownerChallenge, BootId, minor);
        return OwnerProof.Same(HMACSHA256.HashData(_key, _message), proof);
    }

    private bool MayTry(long nowMs)
    {
        return _tries < MostTries && nowMs <= _deadlineMs;
    }

    private byte[] NewKey()
    {
        byte[] key = new byte[OwnerProof.KeyBytes];
        _random.NextBytes(key);
        return key;
    }
}
