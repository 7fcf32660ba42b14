using HipSense.Virtual;

namespace HipSense.Reliability;

/// <summary>Watches what of a run reaches its file while the flash refuses some of it.</summary>
internal sealed class Appends
{
    private readonly Trial _trial;
    private readonly string _path;
    private readonly int _stancesBefore;
    private bool _hasBegun;
    private int _toldBefore;
    private int _length;
    private int _failed;
    private double _againS = Trial.Never;

    /// <summary>Watches from now on, at each turn of the loop.</summary>
    /// <param name="trial">The trial, which has not begun.</param>
    /// <param name="path">The run's file; it goes on with what it holds.</param>
    public Appends(Trial trial, string path)
    {
        _trial = trial;
        _path = path;
        _stancesBefore = LogBench.StancesOf(trial.Board.Flash.Content(path) ?? []);
        trial.EachTurn = Watch;
    }

    /// <summary>When the first write failed, s; negative: none did.</summary>
    public double FailedAtS { get; private set; } = -1;

    /// <summary>How long after a moment the file grew again, for good, s; <see cref="Trial.Never"/>: it did not.</summary>
    public double AgainAfter(double momentS) => _againS >= Trial.Never ? Trial.Never : _againS - momentS;

    /// <summary>Ends the run and expects all of its stances in the file, once each.</summary>
    public void ExpectAll()
    {
        int told = _trial.Seen.Stances.Count - _toldBefore;
        _trial.Clip!.RunControl.Stop();
        _trial.RunUntil(_trial.NowS + 1);
        byte[] run = _trial.Board.Flash.Content(_path) ?? [];
        LogBench.LastMs(run, out int damaged);
        int written = LogBench.StancesOf(run) - _stancesBefore;
        _trial.Expect(_hasBegun && told > 20, $"only {told} stances were told");
        _trial.Expect(written == told && damaged == 0, $"{written} stances in the log, {told} were told, {damaged} damaged bytes");
        _trial.Expect(LogBench.EndOf(run) == Core.EndCause.Stopped, $"the run has no end");
    }

    private void Watch()
    {
        // Stances may be told in the same turn in which the run begins.
        _hasBegun |= _trial.Clip!.Log.Recording;
        _toldBefore = _hasBegun ? _toldBefore : _trial.Seen.Stances.Count;

        VirtualFlash flash = _trial.Board.Flash;
        int failed = flash.Faults.FailedCommits + flash.Faults.RefusedCommits + _trial.Board.Heap.Refused;
        int length = flash.Content(_path)?.Length ?? 0;
        if (failed > _failed)
        {
            FailedAtS = _failed == 0 ? _trial.NowS : FailedAtS;
            _failed = failed;
            _againS = Trial.Never;
        }
        else if (length > _length && _failed > 0 && _againS >= Trial.Never)
        {
            _againS = _trial.NowS;
        }

        _length = length;
    }
}
