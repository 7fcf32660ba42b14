using System;
using HipSense.Core;

namespace HipSense.Firmware;

/// <summary>
/// Sends a window of a run, a few packets at a turn. The end of a window carries the CRC-32 of everything before it; what a phone has from an
/// earlier connection is read again for that, a piece at a turn.
/// </summary>
public sealed class LogSender
{
    private const int PacketsPerTurn = 8;
    private const int ChunkBytes = PacketsPerTurn * LogPacket.MostData;

    // Opening the file costs more than reading it, and the sum over a byte some microseconds: a turn of 30 ms.
    private const int CatchUpBytes = 480;
    private const int CatchUpsPerTurn = 8;

    private readonly RunFiles _runs;
    private readonly Notifier _notifier;
    private readonly SessionCipher _cipher;

    // Held only while a window is being sent: 250 bytes.
    private LogPacket? _piece;
    private byte[]? _chunk;
    private int _reference;
    private int _chunkAt;
    private int _chunkCount;
    private int _run = -1;
    private int _offset;
    private int _until;
    private uint _crc;
    private int _crcAt;
    private uint _markCrc;
    private int _markAt;
    private bool _begun;
    private uint _number;
    private uint _runLength;

    /// <summary>Sends runs.</summary>
    public LogSender(RunFiles runs, Notifier notifier, SessionCipher cipher)
    {
        _runs = runs;
        _notifier = notifier;
        _cipher = cipher;
    }

    /// <summary>True while a window is being sent.</summary>
    public bool IsSending { get; private set; }

    private LogPacket Piece => _piece ??= new LogPacket();

    private byte[] Chunk => _chunk ??= new byte[ChunkBytes];

    /// <summary>Begins a window.</summary>
    /// <returns>Whether it can be sent.</returns>
    public ControlStatus Begin(ControlRequest request)
    {
        if (IsSending)
        {
            return ControlStatus.Busy;
        }

        RunInfo info = new();
        if (!_runs.Find((int)request.Run, info))
        {
            return ControlStatus.NotFound;
        }

        if (request.Offset > info.LengthBytes)
        {
            return ControlStatus.BadParameter;
        }

        if (_run != info.RunId || _markAt > request.Offset)
        {
            _run = info.RunId;
            _markAt = 0;
            _markCrc = 0;
        }

        // From the mark, where the last window began: that is where a window is asked for again.
        _crcAt = _markAt;
        _crc = _markCrc;
        _offset = (int)request.Offset;
        _until = _offset + request.Count < info.LengthBytes ? _offset + request.Count : info.LengthBytes;
        _chunkCount = 0;
        _begun = true;
        _number = request.Number;
        _reference = request.Reference;
        _runLength = (uint)info.LengthBytes;
        IsSending = true;
        return ControlStatus.Ok;
    }

    /// <summary>Ends the sending.</summary>
    public void Abort()
    {
        End(false);
    }

    /// <summary>Forgets what is known of a run that is no more.</summary>
    public void Forget()
    {
        End(false);
        _run = -1;
    }

    /// <summary>Sends some.</summary>
    /// <returns>What the stack said last; <see cref="Delivery.Refused"/> to be tried again.</returns>
    public Delivery Turn()
    {
        if (_crcAt < _offset)
        {
            return CatchUp() ? Delivery.Queued : Finish(ControlStatus.Internal);
        }

        if (_begun)
        {
            _begun = false;
            _markAt = _crcAt;
            _markCrc = _crc;
        }

        for (int i = 0; i < PacketsPerTurn && _offset < _until; i++)
        {
            if (!Fill())
            {
                return Finish(ControlStatus.Internal);
            }

            Delivery delivery = SendPiece();
            if (delivery != Delivery.Queued)
            {
                End(delivery == Delivery.Refused);
                return delivery;
            }
        }

        return _offset < _until ? Delivery.Queued : Finish(ControlStatus.Ok);
    }

    /// <summary>Reads a piece again of what the phone has.</summary>
    /// <returns>False when it cannot be read.</returns>
    private bool CatchUp()
    {
        byte[] piece = new byte[CatchUpBytes];
        for (int i = 0; _crcAt < _offset && i < CatchUpsPerTurn; i++)
        {
            int count = _offset - _crcAt < CatchUpBytes ? _offset - _crcAt : CatchUpBytes;
            if (_runs.Read(_run, _crcAt, piece, 0, count) != count)
            {
                return false;
            }

            _crc = Crc32.Update(_crc, piece, 0, count);
            _crcAt += count;
        }

        return true;
    }

    private bool Fill()
    {
        if (_chunkCount != 0)
        {
            return true;
        }

        // Nothing is there until it has been read: what fails now is asked for again, and what the last piece held would pass for it.
        int wanted = _until - _offset < ChunkBytes ? _until - _offset : ChunkBytes;
        if (_runs.Read(_run, _offset, Chunk, 0, wanted) != wanted)
        {
            return false;
        }

        _chunkAt = 0;
        _chunkCount = wanted;
        return true;
    }

    private Delivery SendPiece()
    {
        LogPacket piece = Piece;
        piece.Reference = _reference;
        piece.Offset = (uint)_offset;
        piece.Count = _chunkCount < LogPacket.MostData ? _chunkCount : LogPacket.MostData;
        Array.Copy(Chunk, _chunkAt, piece.Data, 0, piece.Count);
        byte[] packet = new byte[piece.Length];
        piece.Encode(packet);
        _cipher.Encrypt(packet, piece.Offset, (uint)_run);
        Delivery delivery = _notifier.Send(packet);
        if (delivery == Delivery.Queued)
        {
            _crc = Crc32.Update(_crc, Chunk, _chunkAt, piece.Count);
            _offset += piece.Count;
            _crcAt = _offset;
            _chunkAt += piece.Count;
            _chunkCount -= piece.Count;
        }

        return delivery;
    }

    private Delivery Finish(ControlStatus status)
    {
        LogEnd end = new() { Reference = _reference, Status = status, Next = (uint)_crcAt, RunLength = _runLength, Crc32 = _crc };
        byte[] packet = new byte[LogEnd.Length];
        end.Encode(packet);
        _cipher.Encrypt(packet, _number, 0);
        Delivery delivery = _notifier.Send(packet);
        End(delivery == Delivery.Refused);
        return delivery;
    }

    /// <summary>Ends the window, unless it is to be gone on with.</summary>
    private void End(bool goesOn)
    {
        IsSending = goesOn;
        if (!goesOn)
        {
            _piece = null;
            _chunk = null;
        }
    }
}
