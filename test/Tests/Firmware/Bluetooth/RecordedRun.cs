using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using HipSense.Core;
using HipSense.Firmware;
using HipSense.Phone.Recordings;
using HipSense.Reliability;
using HipSense.Runners;
using HipSense.Virtual;
using HipSense.VirtualClip;

namespace HipSense.Tests.OnBoard;

/// <summary>
/// A runner with a clip and a phone that records what the clip sends: the whole firmware on a virtual board, and beside it what the chip's FIFO gave and what the detection told.
/// </summary>
internal sealed class RecordedRun : IDisposable
{
    private readonly IDisposable _scope;
    private readonly List<(long Sample, byte[] Bytes)> _given = [];
    private readonly List<(double AtS, Action Act)> _acts = [];
    private int _taken;
    private bool _holds;

    public RecordedRun(string runner = "tiring", int seed = 1, double minutes = 3, AlertSettings? alerts = null)
    {
        var plan = new RunPlan(RunnerCatalog.Get(runner), minutes, seed);
        Board = new VirtualBoard(BoardOptions.XiaoEsp32S3(new HeldSignal(plan.Start())) with { Seed = seed });
        _scope = Board.Enter();
        Clip = new Clip(HipSense.Firmware.Board.ForTarget(Board.Options.TargetName), new ClipOptions { Alerts = alerts ?? new AlertSettings() });
        Clip.AddListener(Told = new EventHistory(Clip.Monitor));
        Phone = new OwnersPhone(Board, Run, Clip.Link.OpenPairWindow);
        Clip.Sampler.Taking += (fifo, offset) =>
            _given.Add((Clip.Monitor.NowUs / ImuScale.SamplePeriodUs, fifo[offset..(offset + ImuScale.BlockBytes)]));
        Run(0.5);
    }

    public VirtualBoard Board { get; }

    public Clip Clip { get; }

    public OwnersPhone Phone { get; }

    /// <summary>Everything that the detection told, with the clip's own time.</summary>
    public EventHistory Told { get; }

    /// <summary>The recording; complete after <see cref="Finish"/>.</summary>
    public RecordingText Text { get; } = new([]);

    /// <summary>The number of the recording's first sample.</summary>
    public long First { get; private set; }

    /// <summary>Blocks that the detection took, by the number of their first sample.</summary>
    public IReadOnlyList<(long Sample, byte[] Bytes)> Given => _given;

    public void Connect(int mtu = VirtualRadio.MostMtu)
    {
        Phone.Connect();
        Phone.Central.ExchangeMtu(mtu);
        Phone.LogIn();
    }

    /// <summary>Does something when the board's time has come.</summary>
    public void At(double seconds, Action act) => _acts.Add((seconds, act));

    public ControlReply Record(RawStart how = RawStart.Anew)
    {
        // Its first packets may come with the reply, and belong after what that says.
        _holds = true;
        ControlReply reply = Phone.StartRaw(how) ?? throw new InvalidOperationException("No reply.");
        if (reply.Status == ControlStatus.Ok)
        {
            First = Text.First < 0 ? reply.First : First;
            Text.Start(reply.First);
        }

        _holds = false;

        return reply;
    }

    public void Run(double seconds)
    {
        long endUs = Board.Time.NowUs + (long)(seconds * 1e6);
        while (Board.Time.NowUs < endUs)
        {
            foreach ((double AtS, Action Act) due in _acts.Where(one => one.AtS * 1e6 <= Board.Time.NowUs).ToList())
            {
                _acts.Remove(due);
                due.Act();
            }

            int waitMs = Clip.RunDueDuties();
            Clock.Sleep((int)Math.Clamp((endUs - Board.Time.NowUs + 999) / 1000, 0, waitMs));
            while (!_holds && _taken < Phone.Raw.Count)
            {
                Text.Take(Phone.Raw[_taken++]);
            }
        }

        Board.Radio.ThrowIfTrapped();
    }

    /// <summary>Stops the stream and writes the file.</summary>
    public Recording Finish()
    {
        if (Clip.Link.Raw.IsOn && Phone.Central.IsConnected)
        {
            Phone.Ask(ControlOp.RawStop);
            Run(1);
        }

        Text.End();
        return Parse(Text.Lines.ToString());
    }

    /// <summary>Reads a recording as the desktop does.</summary>
    public static Recording Parse(string text)
    {
        string file = Path.Combine(Path.GetTempPath(), $"hip-{Guid.NewGuid():N}.csv");
        try
        {
            File.WriteAllText(file, text);
            return RecordingReader.Read(file, withTruth: false);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Stances and cues that were told of what lies in the recording, with times from its first sample.</summary>
    public string[] Lines(Recording recording) => Lines(Told.Events, First * ImuScale.SamplePeriodUs, recording.LastRowUs);

    /// <summary>Stances and cues of a replay.</summary>
    public static string[] Replayed(Recording recording) => Lines(ClipSession.Replay(recording).Events, 0, recording.LastRowUs);

    public void Dispose()
    {
        _scope.Dispose();
        Board.Radio.ThrowIfTrapped();
    }

    /// <summary>Stances and cues with times from a moment, without the end, where a stride may still be open.</summary>
    public static string[] Lines(IEnumerable<ClipEvent> events, long fromUs, long lastUs) =>
    [
        .. events.Where(what => what is StanceEvent or CueEvent && what.DecidedUs > fromUs && what.DecidedUs - fromUs <= lastUs - 1_500_000).Select(what => what switch
        {
            StanceEvent stance => $"{stance with { InitialContactUs = stance.InitialContactUs - fromUs, ToeOffUs = stance.ToeOffUs - fromUs, DecidedUs = stance.DecidedUs - fromUs, AtUs = stance.AtUs - fromUs }}",
            CueEvent cue => $"{cue with { AtUs = cue.AtUs - fromUs, DecidedUs = cue.DecidedUs - fromUs }}",
            _ => "",
        }),
    ];
}
