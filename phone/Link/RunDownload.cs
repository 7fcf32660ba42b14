using System;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using HipSense.Core;

namespace HipSense.Phone.Link;

/// <summary>
/// Fetches one run from the clip's log, window by window. It keeps what it has, so that it goes on where it was when the link comes back, and
/// every window's checksum vouches for everything before it.
/// </summary>
public sealed class RunDownload
{
    private const int MostTries = 5;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(3);

    private readonly List<byte> _bytes = [];
    private uint _crc;
    private LogWindow? _window;

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

    /// <summary>Hears how long the run is by now; it grows while it is recorded.</summary>
    /// <param name="length">Bytes.</param>
    public void Expect(int length) => Length = Math.Max(Length, length);

    /// <summary>What has been received.</summary>
    public byte[] ToArray() => [.. _bytes];

    /// <summary>Fetches what is missing.</summary>
    /// <param name="control">The clip's control point.</param>
    /// <param name="time">The time.</param>
    /// <param name="moved">Called after every window.</param>
    /// <returns>Why it ended: <see cref="ControlStatus.Ok"/> when the run is whole.</returns>
    /// <exception cref="TransportException">The link broke: call again when it is back.</exception>
    /// <exception cref="InvalidDataException">What comes does not agree with its checksum, again and again.</exception>
    public async Task<ControlStatus> FetchAsync(ControlPoint control, TimeProvider time, Action moved)
    {
        ArgumentNullException.ThrowIfNull(control);
        ArgumentNullException.ThrowIfNull(moved);
        int failures = 0;
        while (!IsWhole)
        {
            var request = new ControlRequest { Op = ControlOp.Read, Run = Run, Offset = (uint)Have, Count = LogPacket.MostWindow };
            var window = new LogWindow(request);
            _window = window;
            ControlReply reply = await control.AskAsync(request);
            if (reply.Status != ControlStatus.Ok)
            {
                return reply.Status;
            }

            LogEnd? end = await window.EndAsync(s_patience, time);
            _window = null;
            if (end is { Status: not ControlStatus.Ok })
            {
                return end.Status;
            }

            if (end is not null)
            {
                Length = (int)end.RunLength;
            }

            if (end is not null && end.RunLength == 0)
            {
                return ControlStatus.NotFound;
            }

            failures = end is not null && Keep(window, end) ? 0 : failures + 1;
            if (failures == MostTries)
            {
                throw new InvalidDataException($"Run {Run} cannot be read without errors.");
            }

            moved();
        }

        return ControlStatus.Ok;
    }

    /// <summary>Takes a packet from the clip.</summary>
    public void Take(byte[] packet)
    {
        _window?.Take(packet);
    }

    private bool Keep(LogWindow window, LogEnd end)
    {
        if (window.Bytes.Length == 0 || Have + window.Bytes.Length != end.Next)
        {
            // A hole: ask for the window again.
            return false;
        }

        byte[] bytes = window.Bytes.ToArray();
        uint crc = Crc32.Update(_crc, bytes, 0, bytes.Length);
        if (crc != end.Crc32)
        {
            return false;
        }

        _crc = crc;
        _bytes.AddRange(bytes);
        return true;
    }
}
