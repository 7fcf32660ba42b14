using System;
using System.Security.Cryptography;
using HipSense.Core;

namespace HipSense.Firmware;

/// <summary>
/// Who may see and change what is the runner's: whoever holds the key and proves it on this connection. The key is made when the radio is on for the first
/// time and can be read once, while the window is open that the runner opens by holding the button.
/// </summary>
public sealed class OwnerSession
{
    /// <summary>How long the window stays open, milliseconds.</summary>
    public const int WindowMs = 60000;

    /// <summary>How long a connection may take to prove itself, milliseconds.</summary>
    public const int DeadlineMs = 20000;

    private const int MostTries = 3;
    private const int GraceMs = 5000;

    private readonly SettingsStore _store;
    private readonly Random _random = new();
    private byte[]? _clipChallenge;
    private byte[]? _ownerChallenge;
    private byte[] _key = new byte[0];
    private int _connection;
    private bool _isOwner;
    private int _tries;
    private long _deadlineMs;
    private long _windowEndMs;

    /// <summary>Takes the key out of its store.</summary>
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
    }

    /// <summary>What only the owner's page can ask and read.</summary>
    public readonly SessionCipher Cipher = new();

    /// <summary>Another number at each start; 0 before the radio is on.</summary>
    public int BootId { get; private set; }

    /// <summary>The key; empty before there is one.</summary>
    public byte[] Key => _key;

    /// <summary>True when there is a key.</summary>
    public bool HasKey => _key.Length > 0;

    /// <summary>
    /// The radio is on, and makes the noise that the chip's random numbers come from: before, they only look random. Makes what has to be: the number of
    /// this start, and at the first the key.
    /// </summary>
    public void UseNoise()
    {
        byte[] boot = new byte[2];
        _random.NextBytes(boot);
        BootId = LittleEndian.U16(boot, 0);
        if (HasKey)
        {
            return;
        }

        // A key that cannot be read is not written over: the owner has it, and it may be read at the next start.
        _key = NewKey();
        if (!_store.IsUnread)
        {
            _store.SaveTwice(_key);
        }
    }

    /// <summary>True when a connection is the owner's.</summary>
    /// <param name="connection">Its number.</param>
    public bool IsOwner(int connection)
    {
        return _isOwner && _connection == connection;
    }

    /// <summary>Two bytes of the key's fingerprint, to tell one clip from another by name; they say nothing of the key.</summary>
    public int Fingerprint => LittleEndian.U16(HMACSHA256.HashData(_key, new byte[] { (byte)'t', (byte)'a', (byte)'g' }), 0);

    /// <summary>A connection began or ended: nobody is known.</summary>
    public void Begin(int connection, long nowMs)
    {
        _isOwner = false;
        Cipher.End();
        _connection = connection;
        _clipChallenge = null;
        _ownerChallenge = null;
        _tries = 0;
        _deadlineMs = nowMs + DeadlineMs;
    }

    /// <summary>True when nobody has proven in time, and some seconds have passed since: whoever is connected keeps the place from the owner.</summary>
    public bool IsOverdue(long nowMs)
    {
        return !_isOwner && nowMs > _deadlineMs + GraceMs;
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

    /// <summary>The minor version of the owner's session: what <see cref="OwnerProof"/> was told of.</summary>
    public int Minor { get; private set; }

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

        byte[] clips = new byte[OwnerProof.ChallengeBytes];
        _random.NextBytes(clips);
        Array.Copy(clips, clipChallenge, OwnerProof.ChallengeBytes);
        byte[] owners = new byte[OwnerProof.ChallengeBytes];
        Array.Copy(ownerChallenge, owners, OwnerProof.ChallengeBytes);
        _clipChallenge = clips;
        _ownerChallenge = owners;
        return ControlStatus.Ok;
    }

    /// <summary>Takes a proof. Each challenge is good for one.</summary>
    /// <param name="proof">The phone's.</param>
    /// <param name="reference">The reference of the request that brings it.</param>
    /// <param name="clipsProof">Receives the clip's.</param>
    /// <param name="nowMs">Uptime, milliseconds.</param>
    public ControlStatus Prove(byte[] proof, int reference, byte[] clipsProof, long nowMs)
    {
        byte[]? clips = _clipChallenge;
        byte[]? owners = _ownerChallenge;
        if (clips == null || owners == null)
        {
            return ControlStatus.BadState;
        }

        _clipChallenge = null;
        _ownerChallenge = null;
        if (!MayTry(nowMs))
        {
            return ControlStatus.NotAuthorised;
        }

        byte[] message = new byte[OwnerProof.MessageBytes];

        // The version is a part of what is signed, so that nobody on the way can make the page pass for an older one.
        int minor = OwnerProof.SessionMinor;
        bool isOwners = false;
        while (minor >= 0 && !isOwners)
        {
            OwnerProof.WriteOwners(message, clips, owners, BootId, minor);
            isOwners = OwnerProof.Same(HMACSHA256.HashData(_key, message), proof);
            minor = isOwners ? minor : OwnerProof.MinorBefore(minor);
        }

        if (!isOwners)
        {
            _tries++;
            return ControlStatus.NotAuthorised;
        }

        Cipher.End();
        Minor = minor;
        if (minor >= OwnerProof.FirstKeyMinor)
        {
            OwnerProof.WriteSession(message, clips, owners, BootId);
            Cipher.Start(HMACSHA256.HashData(_key, message), reference);
        }

        OwnerProof.WriteClips(message, clips, owners, BootId);
        Array.Copy(HMACSHA256.HashData(_key, message), clipsProof, OwnerProof.Bytes);
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
