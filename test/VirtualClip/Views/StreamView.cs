using System;
using System.IO;

namespace HipSense.VirtualClip;

/// <summary>Shows a run line by line, for a file or a pipe.</summary>
internal sealed class StreamView(TextWriter writer, bool withStrides) : IRunView
{
    private StrideRow _row = new();
    private bool _isEmpty = true;
    private bool _isTableOpen;

    /// <inheritdoc/>
    public void Show(ClipEvent what)
    {
        switch (what)
        {
            case StanceEvent stance when withStrides:
                if (!_row.TryAdd(stance))
                {
                    Flush();
                    _row.TryAdd(stance);
                }

                _isEmpty = false;
                break;
            case ActivityEvent activity:
                Line($"{CueText.Clock(activity.AtUs),8}  {EventWriter.Name(activity.Activity)}");
                break;
            case CalibrationEvent calibration:
                Line($"{CueText.Clock(calibration.AtUs),8}  calibration: {EventWriter.Name(calibration.Result)}");
                break;
            default:
                break;
        }
    }

    /// <inheritdoc/>
    public void Show(FeltCue cue)
    {
        ArgumentNullException.ThrowIfNull(cue);
        Line($"{CueText.Clock(cue.Cue.AtUs),8}  CUE: {CueText.What(cue.Cue)} ({CueText.Felt(cue.Pulses)}): {CueText.Why(cue.Cue)}");
    }

    /// <inheritdoc/>
    public void Show(long signalUs)
    {
    }

    /// <inheritdoc/>
    public void Dispose() => Flush();

    private void Line(string text)
    {
        Flush();
        writer.WriteLine(text);
        _isTableOpen = false;
    }

    private void Flush()
    {
        if (_isEmpty)
        {
            return;
        }

        if (!_isTableOpen)
        {
            writer.WriteLine();
            writer.WriteLine("    time   left: drop, contact               right: drop, contact              steps/min");
            _isTableOpen = true;
        }

        string sides = _row.Unknown is { } stance
            ? $"{"side not known yet",-21}{StrideRow.Contact(stance),8}{"",37}"
            : $"{Cell(_row.Left)}    {Cell(_row.Right)}";
        writer.WriteLine($"{_row.Time,8}   {sides}   {_row.Cadence,6}".TrimEnd());
        _row = new StrideRow();
        _isEmpty = true;
    }

    private static string Cell(StanceEvent? stance) => $"{StrideRow.Bar(stance)} {StrideRow.Drop(stance),6} {StrideRow.Contact(stance),8}";
}
