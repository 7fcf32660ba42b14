using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace HipSense.VirtualClip;

/// <summary>Shows a run on a terminal: the latest strides in a table that is drawn over, the cues beneath it.</summary>
internal sealed class LiveView : IRunView
{
    private const int RowsShown = 12;
    private const int BarCells = 40;
    private static readonly TimeSpan s_frame = TimeSpan.FromMilliseconds(50);

    private readonly RunPlan _plan;
    private readonly Queue<StrideRow> _rows = new();
    private readonly List<FeltCue> _cues = [];
    private readonly LiveDisplayContext _display;
    private readonly ManualResetEventSlim _over = new();
    private readonly Thread _thread;
    private readonly Stopwatch _sinceFrame = Stopwatch.StartNew();
    private StrideRow _row = new();
    private string _state = "";
    private long _signalUs;

    /// <summary>Opens the view.</summary>
    public LiveView(IAnsiConsole console, RunPlan plan)
    {
        _plan = plan;

        // The display wants to be a call around the work; here it is an object that the run talks to.
        LiveDisplayContext? display = null;
        using var started = new ManualResetEventSlim();
        _thread = new Thread(() => console.Live(Draw()).AutoClear(false).Start(context =>
        {
            display = context;
            started.Set();
            _over.Wait();
        }));
        _thread.Start();
        started.Wait();
        _display = display!;
    }

    /// <inheritdoc/>
    public void Show(ClipEvent what)
    {
        switch (what)
        {
            case StanceEvent stance:
                if (!_row.TryAdd(stance))
                {
                    Keep();
                    _row.TryAdd(stance);
                }

                break;
            case ActivityEvent activity:
                _state = EventWriter.Name(activity.Activity);
                break;
            case CalibrationEvent calibration:
                _state = $"calibration: {EventWriter.Name(calibration.Result)}";
                break;
            default:
                break;
        }
    }

    /// <inheritdoc/>
    public void Show(FeltCue cue) => _cues.Add(cue);

    /// <inheritdoc/>
    public void Show(long signalUs)
    {
        _signalUs = signalUs;
        if (_sinceFrame.Elapsed >= s_frame)
        {
            _sinceFrame.Restart();
            _display.UpdateTarget(Draw());
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _display.UpdateTarget(Draw());
        _over.Set();
        _thread.Join();
        _over.Dispose();
    }

    private void Keep()
    {
        _rows.Enqueue(_row);
        _row = new StrideRow();
        if (_rows.Count > RowsShown)
        {
            _rows.Dequeue();
        }
    }

    private Rows Draw()
    {
        var table = new Table().Border(TableBorder.Rounded).BorderStyle(RunColors.Faint);
        table.AddColumn(new TableColumn("time").RightAligned());
        table.AddColumn(new TableColumn(new Text("left: drop, contact", RunColors.Left)).Width(29));
        table.AddColumn(new TableColumn(new Text("right: drop, contact", RunColors.Right)).Width(29));
        table.AddColumn(new TableColumn("steps/min").RightAligned());
        foreach (StrideRow row in _rows)
        {
            IRenderable left = row.Unknown is { } stance
                ? new Text($"{"side not known yet",-20}{StrideRow.Contact(stance),8}", RunColors.Faint)
                : Cell(row.Left, RunColors.Left);
            table.AddRow(new Text(row.Time), left, Cell(row.Right, RunColors.Right), new Text(row.Cadence));
        }

        for (int i = _rows.Count; i < RowsShown; i++)
        {
            table.AddEmptyRow();
        }

        double share = Math.Min(1, _signalUs / (_plan.LastRowUs + 1.0));
        int done = (int)(share * BarCells);
        var bar = new Text($"{new string('━', done)}{new string('─', BarCells - done)} {CueText.Clock(_signalUs)}  {_state}", RunColors.Faint);
        return new Rows([table, .. _cues.Select(Line), bar]);
    }

    private static Text Cell(StanceEvent? stance, Style style) =>
        new(stance is null ? "" : $"{StrideRow.Bar(stance)} {StrideRow.Drop(stance),6} {StrideRow.Contact(stance),8}", style);

    private static Text Line(FeltCue cue) =>
        new($"{CueText.Clock(cue.Cue.AtUs),8}  {CueText.What(cue.Cue)} ({CueText.Felt(cue.Pulses)}): {CueText.Why(cue.Cue)}", RunColors.Of(cue.Cue.Side));
}
