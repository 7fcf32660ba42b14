using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using HipSense.Core;
using HipSense.Firmware;
using HipSense.Phone.Demo;
using HipSense.Phone.Link;
using HipSense.Runners;
using HipSense.Virtual;

namespace HipSense.Tests.Phone;

/// <summary>A phone's client and a clip that talk to each other in the board's time: nothing waits for anything but that.</summary>
internal sealed class PhoneRun
{
    public static readonly DateTimeOffset Start = new(2026, 5, 1, 6, 0, 0, TimeSpan.Zero);

    public PhoneRun(Scenario? runner = null, bool held = true, IKeyRing? keys = null)
    {
        // What waits is to go on at once when its time has come, on this thread.
        SynchronizationContext.SetSynchronizationContext(null);
        Clip = new PacedClip(
            new RunnerSignal(runner ?? new Scenario { Course = [new Phase(PhaseKind.Stand, 3600)] }, 1),
            new ClipOptions { Alerts = new AlertSettings { WarmUpS = 5, CueGapS = 10 } });
        if (held)
        {
            Clip.HoldButton();
        }

        Time = new BoardTime(Clip.Board, Start);
        Transport = new FlakyTransport(new VirtualTransport(Clip, "HIP-test", Time), Time);
        Client = new ClipClient(Transport, keys ?? Keys, Time);
        Client.Alerts.Received = Received.Add;
        Client.Changed += () => States.Add(Client.State);
    }

    public PacedClip Clip { get; }

    public BoardTime Time { get; }

    public FlakyTransport Transport { get; }

    public ClipClient Client { get; }

    public MemoryKeys Keys { get; } = new();

    public List<AlertPacket> Received { get; } = [];

    public List<LinkState> States { get; } = [];

    public static Scenario RightDrops => new()
    {
        Runner = new Runner { Right = new LegHabit { PeakDropDeg = 9, ExcursionDeg = 4 } },
        Course = Scenario.StandThen(new Phase(PhaseKind.Run, 1800) { Speed = 3.1 }),
    };

    public static PhoneRun Paired(Scenario? runner = null)
    {
        var run = new PhoneRun(runner);
        run.Wait(run.Client.PairAsync());
        return run;
    }

    /// <summary>Lets time pass.</summary>
    public void Pass(double seconds) => Clip.AdvanceTo(Clip.Now + TimeSpan.FromSeconds(seconds));

    /// <summary>Lets time pass until something is done.</summary>
    public T Wait<T>(Task<T> task)
    {
        Wait((Task)task);
        return task.GetAwaiter().GetResult();
    }

    /// <summary>Lets time pass until something is done, ten minutes at the most.</summary>
    public void Wait(Task task)
    {
        for (int i = 0; i < 12000 && !task.IsCompleted; i++)
        {
            Pass(0.05);
        }

        if (!task.IsCompleted)
        {
            throw new TimeoutException("It does not come to an end.");
        }

        task.GetAwaiter().GetResult();
    }

    public T With<T>(Func<VirtualCentral, T> act)
    {
        using (Clip.Board.Enter())
        {
            return act(Clip.Phone);
        }
    }

    public void Drop() => With(phone =>
    {
        phone.Disconnect();
        return true;
    });
}
