using System;
using System.Collections.Generic;
using HipSense.Core;

namespace HipSense.Tests.Phone.Model;

/// <summary>A run on a modelled clip: a log as the clip writes it.</summary>
internal sealed class ModelRun
{
    private readonly List<byte> _bytes = [];
    private readonly byte[] _buffer = new byte[LogFormat.MostRecord];
    private readonly LogWriter _writer;
    private uint _timeMs;

    public ModelRun(int number, int boot, uint startedUnixS)
    {
        Number = (uint)number;
        StartedUnixS = startedUnixS;
        _writer = new LogWriter(_buffer);
        var header = new LogHeader { RunId = number, BootId = boot, StartedUnixS = startedUnixS, ZoneMinutes = 120 };
        byte[] settings = new byte[ClipSettings.Length];
        new ClipSettings(new AlertSettings()).Encode(settings);
        settings.CopyTo(header.Settings, 0);
        header.SettingsBytes = settings.Length;
        _writer.Header(header);
        Append();
    }

    public uint Number { get; }

    public uint StartedUnixS { get; }

    public bool IsOver { get; private set; }

    public byte[] Log => [.. _bytes];

    public int Length => _bytes.Count;

    /// <summary>True: what is sent of it never agrees with its checksum.</summary>
    public bool Spoils { get; set; }

    /// <summary>Some seconds of running; what they were like follows from a number.</summary>
    public void Run(int records, int like)
    {
        for (int i = 0; i < records; i++)
        {
            _timeMs += 4000;
            _writer.Stances(_timeMs, new StanceSummary
            {
                Left = 6,
                Right = 5,
                LeftDrops = 6,
                RightDrops = 5,
                LeftDropCdeg = 300 + ((like + i) % 300),
                RightDropCdeg = 400 + ((like * 7) % 300),
                LeftContactUs = 240000,
                RightContactUs = 250000,
                Cadence = 169,
                Quality = 90,
            });
            Append();
        }
    }

    public void End()
    {
        IsOver = true;
        _writer.End(_timeMs + 500, EndCause.Stopped, StartedUnixS);
        Append();
    }

    /// <summary>The flash has lost the rest.</summary>
    public void Truncate(int bytes) => _bytes.RemoveRange(bytes, _bytes.Count - bytes);

    private void Append()
    {
        _bytes.AddRange(_buffer.AsSpan(0, _writer.Count));
        _writer.Remove(_writer.Count);
    }
}
