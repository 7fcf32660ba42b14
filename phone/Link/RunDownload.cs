using System;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using HipSense.Core;

namespace HipSense.Phone.Link;

/// <summary>
/// Fetches one run from the clip's log, window by window. It keeps what it has, so that it goes on where it was when the link comes back. Every window's checksum
/// is of everything before its end: it finds what went wrong on the way, and not that the clip has another run under the number by now.
/// </summary>
public sealed class RunDownload
{
    /// <summary>What a run's log has at the most, bytes: a clip that names more is not believed.</summary>
    public const int MostBytes = 1 << 20;

    private const int MostTries = 5;

    // A clip that has started again reads all that we have already once more for its checksum before it sends: 10,000 bytes a second on the virtual board, and
    // a real flash may be four times slower.
    private const double BytesReadAgainPerSecond = 2500;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan s_untilAskedAgain = TimeSpan.FromSeconds(1);

    private readonly List<byte> _bytes = [];
    private byte[] _doubted = [];
    private uint _doubtedCrc;
    private uint _crc;
    private LogWindow? _window;
    private SessionCipher? _cipher;

    /// <summary>Makes a download that has nothing yet.</summary>
    /// <param name="run">The run's number.</param>
    public RunDownload(uint run)
    {
        Run = run;
    }

    /// <summary>The run's number.</summary>
    public uint Run { get; }

    /// <summary>Bytes received and vouched for.</summary>
    public int Have => _bytes.Count;

    /// <summary>Bytes of the whole run; 0 while not known.</summary>
    public int Length { get; private set; }

    /// <summary>True when everything is there.</summary>
    public bool IsWhole => Length > 0 && Have >= Length;

    private TimeSpan Patience => s_patience + TimeSpan.FromSeconds(Have / BytesReadAgainPerSecond);

    /// <summary>Hears how long the run is by now; it grows while it is recorded.</summary>
    /// <param name="length">Bytes.</param>
    public void Expect(int length) => Length = Math.Max(Length, length);

    /// <summary>What has been received.</summary>
    public byte[] ToArray() => [.. _bytes];

    /// <summary>Fetches what is missing.</summary>
    /// <param name="control">The clip's control point.</param>
    /// <param name="time">The time.</param>
    /// <param name="moved">Called after every window; false: that was enough for now.</param>
    /// <returns>Why it ended: <see cref="ControlStatus.Ok"/> when the run is whole, or it was enough.</returns>
    /// <exception cref="TransportException">The link broke: call again when it is back.</exception>
    /// <exception cref="InvalidDataException">What comes does not agree with its checksum, again and again.</exception>
    public async Task<ControlStatus> FetchAsync(ControlPoint control, TimeProvider time, Func<bool> moved)
    {
        ArgumentNullException.ThrowIfNull(control);
        ArgumentNullException.ThrowIfNull(moved);
        int failures = 0;
        TimeSpan waited = TimeSpan.Zero;
        while (!IsWhole)
        {
            CutTo(Have / LogPacket.MostData * LogPacket.MostData);
            var request = new ControlRequest { Op = ControlOp.Read, Run = Run, Offset = (uint)Have, Count = LogPacket.MostWindow };
            var window = new LogWindow(request);
            _window = window;
            _cipher = control.Cipher;
            ControlReply reply = await control.AskAsync(request);
            if (reply.Status == ControlStatus.Busy && waited < Patience)
            {
                // It is at work for a question of before, which nobody waits for any more. Nothing comes for this one but the end of the link.
                await window.EndAsync(s_untilAskedAgain, s_untilAskedAgain, time);
                waited += s_untilAskedAgain;
                continue;
            }

            if (reply.Status == ControlStatus.BadParameter && Have > 0)
            {
                // The run is shorter than what is here of it: it is another one.
                CutTo(0);
                continue;
            }

            if (reply.Status != ControlStatus.Ok)
            {
                return reply.Status;
            }

            LogEnd? end = await window.EndAsync(Patience, s_patience, time);
            _window = null;
            waited = TimeSpan.Zero;
            if (end is { Status: ControlStatus.Ok, RunLength: 0 })
            {
                return ControlStatus.NotFound;
            }

            bool isKept = end is { Status: ControlStatus.Ok } && Keep(window, end);
            failures = isKept ? 0 : failures + 1;
            if (failures == MostTries)
            {
                throw new InvalidDataException($"Run {Run} cannot be read without errors.");
            }

            if (!moved() && isKept)
            {
                break;
            }
        }

        return ControlStatus.Ok;
    }

    /// <summary>Takes a packet from the clip.</summary>
    public void Take(byte[] packet)
    {
        _window?.Take(packet, _cipher);
    }

    /// <summary>The link has gone: whoever waits is told.</summary>
    public void Close() => _window?.Close();

    /// <summary>Begins with what is known of the run from before: the clip's checksums vouch for it, or it is fetched anew.</summary>
    /// <param name="bytes">The run's first bytes.</param>
    public void GoOnFrom(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        _bytes.Clear();
        _bytes.AddRange(bytes);
        _crc = Crc32.Update(0, bytes, 0, bytes.Length);
    }

    private void CutTo(int count)
    {
        if (count < Have)
        {
            GoOnFrom([.. _bytes[..count]]);
        }
    }

    private bool Keep(LogWindow window, LogEnd end)
    {
        if (end.RunLength > MostBytes)
        {
            return false;
        }

        Length = (int)end.RunLength;
        if (window.Bytes.Length == 0 || Have + window.Bytes.Length != end.Next)
        {
            // A hole: ask for the window again.
            return false;
        }

        byte[] bytes = window.Bytes.ToArray();
        uint crc = Crc32.Update(_crc, bytes, 0, bytes.Length);
        if (crc != end.Crc32)
        {
            // Errors on the way differ from one try to the next. The same again is what the clip has, and what is here before it is another run's.
            bool isSame = end.Crc32 == _doubtedCrc && bytes.AsSpan().SequenceEqual(_doubted);
            (_doubted, _doubtedCrc) = (bytes, end.Crc32);
            CutTo(isSame ? 0 : Have);
            return false;
        }

        _crc = crc;
        _bytes.AddRange(bytes);
        return true;
    }
}
