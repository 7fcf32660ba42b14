using System;
using System.Collections.Generic;
using HipSense.Core;
using HipSense.Firmware;

namespace HipSense.VirtualClip;

/// <summary>
/// Plays a recording that a clip sent to the clip's detection, in the way in which the clip gave it the samples: begun alike, told of the same runs, settings and pulses of the motor
/// at the same samples, with the same gaps. So it tells what the clip told, to the bit; only where the radio lost samples that the clip had is it on its own.
/// </summary>
internal sealed class RecordedClip : IHipListener
{
    private readonly Recording _recording;
    private readonly AlertSettings _alerts = new();
    private readonly ClipSettings _settings;
    private readonly byte[] _block = new byte[ImuScale.BlockBytes];
    private int _note;
    private int _gap;
    private int _skipped;
    private RecordedNote? _forgets;
    private RecordedNote? _forgotten;

    /// <summary>Begins a replay.</summary>
    /// <param name="recording">The recording; it has notes or gaps.</param>
    /// <param name="listener">Who is told.</param>
    public RecordedClip(Recording recording, IHipListener listener)
    {
        _recording = recording;
        _settings = new ClipSettings(_alerts);
        var events = new HipEvents();
        events.Add(this);
        events.Add(listener);
        Monitor = new HipMonitor(_alerts, events);
    }

    /// <summary>The detection.</summary>
    public HipMonitor Monitor { get; }

    /// <inheritdoc/>
    public void OnActivity(Activity activity, long sinceUs)
    {
        if (_forgets is not null)
        {
            // As the clip's own owner of runs does it: before the steps that prove the run are told.
            _forgotten = _forgets;
            _forgets = null;
            Monitor.ForgetRun();
        }
    }

    /// <inheritdoc/>
    public void OnCalibration(CalibrationResult result, long atUs)
    {
    }

    /// <inheritdoc/>
    public void OnStance(Core.Stance stance)
    {
    }

    /// <inheritdoc/>
    public void OnStride(Stride stride)
    {
    }

    /// <inheritdoc/>
    public void OnCue(Cue cue)
    {
    }

    /// <summary>Plays it.</summary>
    /// <param name="taken">Called after each block that was taken.</param>
    public void Play(Action taken)
    {
        Begin();
        for (int row = 0; row + ImuScale.BlockSamples <= _recording.Rows; row += ImuScale.BlockSamples)
        {
            Tell(row);
            if (IsGap(row))
            {
                _skipped += ImuScale.BlockSamples;
                continue;
            }

            EndGap();
            Fill(row);
            _forgets = ForgetsIn(row);
            Monitor.ProcessBlock(_block, 0);
            taken();
        }
    }

    /// <summary>As the clip began; the settings were in force before.</summary>
    private void Begin()
    {
        IReadOnlyList<RecordedNote> notes = _recording.Notes;
        while (_note < notes.Count && notes[_note].Row == 0 && notes[_note].Kind == RawNoteKind.Settings)
        {
            _settings.Decode(notes[_note++].Data);
        }

        bool isBegun = _note < notes.Count && notes[_note].Row == 0 && notes[_note].Kind is RawNoteKind.Kept or RawNoteKind.Standing;
        var kept = new RunState();
        if (isBegun && kept.Decode(notes[_note].Data))
        {
            Monitor.BeginAnew(kept);
        }
        else if (_recording.IsStanding)
        {
            Monitor.BeginAnew(null);
        }
        else
        {
            Monitor.StartUncalibrated();
        }

        _note += isBegun ? 1 : 0;
    }

    private void Tell(int row)
    {
        for (; _note < _recording.Notes.Count && _recording.Notes[_note].Row <= row; _note++)
        {
            EndGap();
            RecordedNote note = _recording.Notes[_note];
            switch (note.Kind)
            {
                case RawNoteKind.Settings:
                    _settings.Decode(note.Data);
                    break;
                case RawNoteKind.Standing:
                    Monitor.StartStanding();
                    break;
                case RawNoteKind.NewRun when note != _forgotten:
                    Monitor.ForgetRun();
                    break;
                case RawNoteKind.Shake:
                    Monitor.Shake(Monitor.NowUs, Monitor.NowUs + (note.Ms * 1000L));
                    break;
            }
        }
    }

    private RecordedNote? ForgetsIn(int row)
    {
        for (int i = _note; i < _recording.Notes.Count && _recording.Notes[i].Row <= row + ImuScale.BlockSamples; i++)
        {
            if (_recording.Notes[i].IsWhileTelling)
            {
                return _recording.Notes[i];
            }
        }

        return null;
    }

    private bool IsGap(int row)
    {
        IReadOnlyList<RecordedGap> gaps = _recording.Gaps;
        while (_gap < gaps.Count && gaps[_gap].Row + gaps[_gap].Samples <= row)
        {
            _gap++;
        }

        return _gap < gaps.Count && gaps[_gap].Row < row + ImuScale.BlockSamples;
    }

    private void EndGap()
    {
        if (_skipped > 0)
        {
            Monitor.Skip(_skipped);
            _skipped = 0;
        }
    }

    private void Fill(int row)
    {
        ReadOnlySpan<short> counts = _recording.Counts.Slice(row * Recording.Channels, ImuScale.BlockSamples * Recording.Channels);
        for (int i = 0; i < counts.Length; i++)
        {
            _block[2 * i] = (byte)(counts[i] >> 8);
            _block[(2 * i) + 1] = (byte)counts[i];
        }
    }
}
