using System;
using System.Collections.Generic;
using System.Linq;
using HipSense.Core;
using HipSense.Firmware;

namespace HipSense.Reliability;

/// <summary>
/// A day of a runner, and of somebody who switches the clip off, rests, walks, lets it crash, sets the phone's clock, and has the flash full: what the
/// clip makes of it is held against what it was. Ends are at least as certain as the clip can know them: a rest that is nearly five minutes long, or a power
/// cut of which it cannot be known whether it was the switch, is not asked for.
/// </summary>
public sealed class RunDay : IDisposable
{
    private const long TrueUnixS = 1_790_000_000;
    private const int Actions = 24;
    private const int DetectMs = 3000;

    // The last records, the wait for the FIFO, and what the log does not hear while it looks at the flash.
    private const int LostMs = 8000;
    private const int UnwrittenMs = 3500;

    // A crash in a rest: the half minute in which rest is kept, and the clip's absence, which no clock tells.
    private const int CrashSlackS = 52;

    // The run's counts are written every twenty seconds, when nothing else is.
    private const int CountSlackMs = 24000;

    private static readonly Lazy<KeptRuns> s_older = new(() => KeptRuns.Record(RunFiles.MostRuns));

    private readonly List<string> _wrong = [];
    private readonly List<TrueRun> _runs = [];
    private readonly Random _random;
    private readonly DayBench _bench = new();
    private TrueRun? _run;
    private bool _isRunning;
    private bool _isSeen;
    private long _detectMs = long.MaxValue;
    private long _stepMs;
    private long _toggleMs = long.MaxValue;
    private long _ranMs = long.MinValue / 2;
    private int _crashesInRest;
    private int _older;
    private long _phoneAheadS;
    private bool _isTimeTold;
    private long _toldAheadS;
    private long _toldMs;
    private string _script = "";

    private RunDay(int seed) => _random = new Random(seed * 104729);

    /// <summary>Runs that there were.</summary>
    public int Runs => _runs.Count;

    /// <summary>Times that the clip was cut off.</summary>
    public int Cuts { get; private set; }

    /// <summary>Runs that were dropped because the flash was full.</summary>
    public int Dropped => _bench.Dropped;

    /// <summary>True when the clip told that it could not record.</summary>
    public bool HasTold => _bench.HasTold;

    /// <summary>What was done, for who looks for a fault.</summary>
    public string Script => _script;

    /// <summary>What is not as it was: runs merged, split, lost, misdated, and counts that do not agree.</summary>
    public IReadOnlyList<string> Wrong => _wrong;

    /// <summary>Plays a day.</summary>
    /// <param name="seed">What is left to chance follows from it.</param>
    public static RunDay Play(int seed)
    {
        RunDay day = new(seed);
        day.Play();
        day.Compare();
        return day;
    }

    /// <inheritdoc/>
    public void Dispose() => _bench.Dispose();

    private void Play()
    {
        if (_random.Next(3) == 0)
        {
            s_older.Value.PutOnto(_bench.Board.Flash);
            _older = RunFiles.MostRuns;
        }

        if (_random.Next(4) == 0)
        {
            _bench.Board.Flash.LeaveFree(_random.Next(1, 4));
        }

        _phoneAheadS = _random.Next(2) == 0 ? 0 : _random.Next(-100_000, 100_000);
        _bench.Start(keepsPower: false);
        Rest(Between(25, 60));
        int actions = _random.Next(4, Actions);
        for (int i = 0; i < actions; i++)
        {
            Act();
        }

        // The next day somebody switches the clip on and leaves it: whatever is open comes to its end.
        if (_isRunning)
        {
            StopRunning();
        }

        Switch(TimeSpan.FromHours(9));
        Rest(400);
    }

    private void Act()
    {
        switch (_random.Next(14))
        {
            case 0 or 1 or 2 or 3:
                Run(_random.Next(4) == 0 ? Between(4, 12) : Between(12, 240));
                break;
            case 4 or 5:
                Rest(_random.Next(3) == 0 ? Between(300, 700) : Between(1, 290));
                break;
            case 6 or 7:
                Crash(Between(1, 17));
                break;
            case 8:
                Blip();
                break;
            case 9:
                Switch(TimeSpan.FromSeconds(_random.Next(2) == 0 ? Between(10, 300) : Between(300, 80_000)));
                break;
            case 10:
                SetClock();
                break;
            case 11:
                _phoneAheadS += _random.Next(2) == 0 ? _random.Next(-1000, 1000) : _random.Next(-100_000, 100_000);
                _script += $" ahead {_phoneAheadS}";
                if (_random.Next(2) == 0)
                {
                    SetClock();
                }

                break;
            case 12:
                ByHand();
                break;
            default:
                Sleep();
                break;
        }
    }

    private int Between(int low, int high) => _random.Next(low, high + 1);

    private void Run(int seconds)
    {
        if (!_isRunning)
        {
            // Nearly five minutes are rest enough for nobody to say whether it was one run or two.
            long restS = (_bench.NowMs - _ranMs) / 1000;
            int mostS = 306 + (CrashSlackS * _crashesInRest);
            if (restS is > 292 && restS < mostS)
            {
                Rest((int)(mostS - restS));
            }

            _script += $" run {seconds}";
            _isRunning = true;
            _toggleMs = long.MaxValue;
            _detectMs = _bench.NowMs + 1500;
        }

        Pass(seconds * 1000L);
    }

    private void StopRunning()
    {
        _isRunning = false;
        _detectMs = long.MaxValue;
        if (_isSeen)
        {
            _isSeen = false;
            _ranMs = _bench.NowMs;
            _bench.Watch(() => _bench.Tell(Activity.Walking));
        }

        _toggleMs = _bench.NowMs + (Between(15, 60) * 1000L);
    }

    private void Rest(int seconds)
    {
        _script += $" rest {seconds}";
        if (_isRunning)
        {
            StopRunning();
        }

        Pass(seconds * 1000L);
    }

    private void Pass(long ms)
    {
        long untilMs = _bench.NowMs + ms;
        bool walks = true;
        while (_bench.NowMs < untilMs)
        {
            long stepMs = _isSeen ? _stepMs : long.MaxValue;
            _bench.Pass(Math.Min(Math.Min(untilMs, _detectMs), Math.Min(stepMs, _toggleMs)));
            long nowMs = _bench.NowMs;
            EndRested(nowMs);
            if (nowMs >= _detectMs)
            {
                See(nowMs);
            }

            if (_isSeen && nowMs >= _stepMs)
            {
                _stepMs += DayBench.StepMs;
                _bench.Step();
                _ranMs = nowMs;
                if (_run != null)
                {
                    _run.Stances++;
                    _run.RanMs = nowMs;
                }
            }

            if (nowMs >= _toggleMs)
            {
                walks = !walks;
                _toggleMs = nowMs + (Between(15, 60) * 1000L);
                _bench.Watch(() => _bench.Tell(walks ? Activity.Walking : Activity.Still));
            }
        }
    }

    /// <summary>Four steps have been seen.</summary>
    private void See(long nowMs)
    {
        _detectMs = long.MaxValue;
        _isSeen = true;
        _stepMs = nowMs;
        _ranMs = nowMs;
        _crashesInRest = 0;
        Begin(nowMs);
        _run!.WasGoneOnWith = true;
        _bench.Watch(() => _bench.Tell(Activity.Running));
    }

    private void Begin(long nowMs)
    {
        if (_run == null)
        {
            _run = new TrueRun { StartMs = nowMs, RanMs = nowMs, StartedUnixS = _isTimeTold ? UnixS(nowMs, _toldAheadS) : 0 };
            _runs.Add(_run);
        }
    }

    private void EndRested(long nowMs)
    {
        if (_run != null && !_isRunning && nowMs - Math.Max(_run.RanMs, _ranMs) >= RunSession.RestMs)
        {
            End(Math.Max(_run.RanMs, _ranMs) + RunSession.RestMs, isSeen: true);
        }
    }

    private void End(long endMs, bool isSeen)
    {
        if (_run != null)
        {
            _run.EndMs = endMs;
            _run.EndIsSeen = isSeen;
            _run = null;
        }
    }

    private static long UnixS(long nowMs, long aheadS) => TrueUnixS + (nowMs / 1000) + aheadS;

    /// <summary>The clip stops for a while; the runner does not. The sensor keeps its power.</summary>
    private void Crash(int seconds)
    {
        _script += $" crash {seconds}";
        Restart(seconds * 1000L, keepsPower: true);
    }

    /// <summary>A contact fails for a moment while somebody runs.</summary>
    private void Blip()
    {
        if (_isRunning)
        {
            _script += " blip";
            Restart(Between(1000, 4000), keepsPower: false);

            // Who stops just then has switched it off, as far as anybody can know.
            Pass(DetectMs + 5000);
        }
    }

    /// <summary>
    /// The clip is about to be cut off. What it was told in the last seconds may be on the flash or not; that is not asked for, but for a run that has
    /// begun so lately that nothing of it can be.
    /// </summary>
    private void Settle()
    {
        if (_run != null && _bench.NowMs - _run.StartMs < UnwrittenMs && _random.Next(2) == 0)
        {
            _script += " unwritten";
            _runs.Remove(_run);
            _run = null;
            return;
        }

        long untilMs = Math.Max(_run?.StartMs ?? 0, _toldMs) + LostMs;
        if (_bench.NowMs < untilMs)
        {
            Pass(untilMs - _bench.NowMs);
        }
    }

    private void Restart(long offMs, bool keepsPower)
    {
        Settle();
        Cuts++;
        _isSeen = false;
        _crashesInRest++;
        _isTimeTold = false;
        if (_run != null)
        {
            _run.Cuts++;
            _run.WasGoneOnWith = false;
        }

        _bench.Cut(offMs);
        _bench.Start(keepsPower);
        if (_isRunning)
        {
            _detectMs = _bench.NowMs + DetectMs;
        }
        else
        {
            EndRested(_bench.NowMs);
        }
    }

    /// <summary>Somebody switches the clip off, and on again later; who puts it on needs half a minute until running.</summary>
    private void Switch(TimeSpan off)
    {
        _script += $" switch {off.TotalSeconds:0}";
        Settle();
        Cuts++;
        bool ran = _isRunning;
        End(_bench.NowMs, isSeen: false);
        _isRunning = false;
        _isSeen = false;
        _detectMs = long.MaxValue;
        _isTimeTold = false;
        _bench.Cut((long)off.TotalMilliseconds);
        _bench.Start(keepsPower: false);
        _ranMs = long.MinValue / 2;
        _crashesInRest = 0;
        _toggleMs = _bench.NowMs + 5000;
        if (_random.Next(2) == 0)
        {
            SetClock();
        }

        Rest(Between(25, ran ? 60 : 200));
    }

    private void SetClock()
    {
        // A phone needs some seconds to be there.
        Pass(4000);
        long unixS = UnixS(_bench.NowMs, _phoneAheadS);
        _script += $" clock {_phoneAheadS}";
        _isTimeTold = true;
        _toldAheadS = _phoneAheadS;
        _toldMs = _bench.NowMs;
        _bench.Watch(() => _bench.Control.SetTime((uint)unixS, 60));
        if (_run is { StartedUnixS: 0 })
        {
            _run.StartedUnixS = UnixS(_run.StartMs, _phoneAheadS);
        }
    }

    private void ByHand()
    {
        // What the phone asks for is heard when the clip has been on for some seconds.
        Pass(4000);
        if (_random.Next(2) == 0)
        {
            _script += " stop";
            End(_bench.NowMs, isSeen: true);
            _bench.Watch(_bench.Control.Stop);
        }
        else if (_run == null)
        {
            _script += " start";
            _ranMs = _bench.NowMs;
            Begin(_bench.NowMs);
            _bench.Watch(_bench.Control.Start);
        }

        Pass(1000);
    }

    private void Sleep()
    {
        if (_isRunning)
        {
            return;
        }

        // It never goes to sleep in its first seconds.
        Pass(4000);
        _script += " sleep";
        End(_bench.NowMs, isSeen: true);
        _bench.Watch(_bench.GoDown);
        _isTimeTold = false;
        _ranMs = long.MinValue / 2;
        _crashesInRest = 0;
        _bench.Cut(Between(10, 50_000) * 1000L);
        _bench.Start(keepsPower: false);
        Pass(2000);
    }

    private void Compare()
    {
        Expect(!_bench.IsStale, $"a run began with counts or a baseline of another");
        IReadOnlyList<Recorded> found = Recorded.All(_bench.Files, _older);
        if (HasTold)
        {
            // What could not be recorded was told; no number is given twice all the same.
            Expect(found.Select(run => run.Number).Distinct().Count() == found.Count, $"a number was given twice");
            return;
        }

        int dropped = _bench.Dropped - (_older - Recorded.All(_bench.Files, 0).Count(run => run.Number <= _older));
        List<TrueRun> expected = [.. _runs.Skip(dropped)];
        if (expected.Count != found.Count)
        {
            _wrong.Add($"{found.Count} runs instead of {expected.Count}: {string.Join(", ", found)}");
            return;
        }

        foreach ((TrueRun run, Recorded record) in expected.Zip(found))
        {
            Compare(run, record);
        }
    }

    private void Compare(TrueRun run, Recorded record)
    {
        int cuts = run.Cuts + (run.EndIsSeen ? 0 : 1);
        int lost = cuts * LostMs / DayBench.StepMs;
        ExpectWithin(record.Stances, run.Stances - lost, run.Stances, $"stances of {record}");
        Expect(record.HasEnd, $"{record} has no end");
        double slackS = 3 + (run.Cuts * (double)CrashSlackS) + (run.Cuts > 0 ? LostMs / 1000.0 : 0);
        if (run.StartedUnixS == 0 || record.StartedUnixS == 0)
        {
            // The one who told the time may have done so in what a cut has cost.
            // After a crash in a rest the clip may hold the run for open, and date it, some seconds longer than it was.
            Expect(run.StartedUnixS == 0 ? record.StartedUnixS == 0 || run.Cuts > 0 : cuts > 0, $"{record} began at {record.StartedUnixS} instead of {run.StartedUnixS}");
        }
        else
        {
            ExpectWithin(record.StartedUnixS - run.StartedUnixS, -slackS, slackS, $"start of {record} is off by s");
            ExpectWithin((long)record.ListedUnixS - record.StartedUnixS, -slackS, slackS, $"listed start of {record} is off by s");
        }

        if (run.EndIsSeen)
        {
            // Who does not run on after a cut has the end of what was recorded.
            double earlierS = run.WasGoneOnWith ? 0 : (run.EndMs - run.RanMs) / 1000.0;
            ExpectWithin((record.EndMs - (run.EndMs - run.StartMs)) / 1000.0, -slackS - earlierS, slackS, $"end of {record} is off by s");
            int counted = _bench.Ended.Where(ended => ended.Run == record.Number).Select(ended => ended.Counted).DefaultIfEmpty(-1).Last();
            int mayMiss = run.Cuts * (CountSlackMs + LostMs) / DayBench.StepMs;
            Expect(counted >= 0 || run.Cuts > 0, $"{record} has no count");
            _ = counted < 0 || ExpectWithin(counted, run.Stances - mayMiss, run.Stances, $"counted of {record}");
        }
    }

    private void Expect(bool isSo, FormattableString what)
    {
        if (!isSo)
        {
            _wrong.Add(FormattableString.Invariant(what));
        }
    }

    private bool ExpectWithin(double value, double low, double high, string what)
    {
        Expect(value >= low && value <= high, $"{what}: {value}, expected {low} to {high}");
        return true;
    }
}
