using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using nanoFramework.Device.Bluetooth;
using nanoFramework.Device.Bluetooth.GenericAttributeProfile;

namespace HipSense.Virtual;

/// <summary>
/// The ESP32's Bluetooth stack as nanoFramework.Device.Bluetooth uses it: one connection, one request at a time with two seconds to
/// answer it, a queue of notifications that the connection empties, and the places at which a wrong step kills the radio. It runs on the
/// board's time and has no threads: the package's event thread runs when a test or the time makes something happen, and the points at which
/// it could come in between are <see cref="Touched"/> and <see cref="Interrupted"/>.
/// </summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "The server is the firmware's.")]
public sealed class VirtualRadio
{
    /// <summary>How long the firmware may take to answer a request, µs.</summary>
    public const long DeadlineUs = 2_000_000;

    /// <summary>Bytes of a packet on a link that has not agreed on more.</summary>
    public const int LeastMtu = 23;

    /// <summary>Bytes of a packet that the stack agrees to at the most.</summary>
    public const int MostMtu = 256;

    private const int NotConnected = 7;
    private const int NoMemory = 6;
    private const int UnknownCharacteristic = 1;
    private const int QueueLength = 16;
    private const int PacketsPerInterval = 4;
    private const long IntervalUs = 30_000;
    private const int MostCharacteristics = 255;

    // Of the runtime; when nobody takes them the oldest goes.
    private const int MostEvents = 128;

    private readonly VirtualTime _time;
    private readonly Action _crash;
    private readonly List<GattServiceProvider> _services = [];
    private readonly List<GattLocalCharacteristic> _answering = [];
    private readonly Queue<Action> _events = new();
    private readonly Queue<AttRequest> _requests = new();
    private readonly Queue<(Guid Uuid, byte[] Value)> _air = new();
    private readonly HashSet<GattLocalCharacteristic> _published = [];
    private BluetoothLEServer? _server;
    private AttRequest? _current;
    private AttRequest? _last;
    private int _nextEventId;
    private int _nextCharacteristicId;
    private int _connections;
    private bool _delivering;
    private bool _airScheduled;
    private bool _tablesBuilt;

    internal VirtualRadio(VirtualTime time, Action crash)
    {
        _time = time;
        _crash = crash;
    }

    /// <summary>What goes wrong on the air.</summary>
    public RadioFaults Faults { get; } = new();

    /// <summary>Raised where the firmware's loop calls the stack: on a board the event thread may run just there.</summary>
    public event Action? Touched;

    /// <summary>Raised where a handler of the firmware calls the package: on a board the loop may run just there.</summary>
    public event Action? Interrupted;

    /// <summary>While it says true, the event thread does not come to run and events wait; null: it runs at once.</summary>
    public Func<bool>? Holds { get; set; }

    /// <summary>The trap that the firmware fell into, or null.</summary>
    public string? Trap { get; private set; }

    /// <summary>Whether the stack runs.</summary>
    public bool IsRunning { get; private set; }

    /// <summary>How many times the stack was started.</summary>
    public int Starts { get; private set; }

    /// <summary>Whether phones can see the clip.</summary>
    public bool IsAdvertising { get; private set; }

    /// <summary>What is advertised.</summary>
    public byte[] Advertisement { get; private set; } = [];

    /// <summary>What is told to who asks for more.</summary>
    public byte[] ScanResponse { get; private set; } = [];

    /// <summary>The services, as a phone discovers them.</summary>
    public IReadOnlyList<GattLocalService> Services => _services.ConvertAll(provider => provider.Service);

    /// <summary>Longest time for which a handler kept the event thread by what it did to the board, µs.</summary>
    public long LongestHandlerUs { get; private set; }

    /// <summary>Notifications that wait for the connection.</summary>
    public int Queued => _air.Count;

    /// <summary>Who is connected, or null.</summary>
    internal VirtualCentral? Central { get; private set; }

    /// <summary>The MTU of the connection.</summary>
    internal int Mtu { get; private set; }

    /// <summary>Fails the test when the firmware fell into a trap.</summary>
    /// <exception cref="RadioTrapException">It did.</exception>
    public void ThrowIfTrapped()
    {
        if (Trap != null)
        {
            throw new RadioTrapException(Trap);
        }
    }

    /// <summary>Lets the event thread run: events that were held are delivered.</summary>
    public void DeliverEvents()
    {
        if (_delivering || Holds?.Invoke() == true)
        {
            return;
        }

        _delivering = true;
        try
        {
            while (_events.TryDequeue(out Action? deliver))
            {
                RunHandler(deliver);
            }
        }
        finally
        {
            _delivering = false;
        }
    }

    internal BluetoothLEServer TakeServer()
    {
        if (_server == null)
        {
            _server = new BluetoothLEServer(this);
            _answering.Clear();
        }

        return _server;
    }

    internal void ForgetServer()
    {
        StopStack();
        _answering.Clear();
        _services.Clear();
        _server = null;
    }

    /// <summary>Takes a service in; one of the same UUID makes room for it.</summary>
    /// <returns>True when it is the only one.</returns>
    internal bool Add(GattServiceProvider provider)
    {
        int index = _services.FindIndex(other => other.Service.Uuid == provider.Service.Uuid);
        if (index < 0)
        {
            _services.Add(provider);
            return _services.Count == 1;
        }

        _services[index] = provider;
        if (_services.Count == 1)
        {
            Spring("Device Information was made first: the package makes its own after the first service, which takes its place and is the first again, without end.");
        }

        return false;
    }

    internal int Add(GattLocalCharacteristic characteristic)
    {
        _answering.Add(characteristic);
        if (++_nextCharacteristicId > MostCharacteristics)
        {
            Spring("More characteristics were made since the start than a byte can number.");
        }

        return _nextCharacteristicId;
    }

    internal void StartStack()
    {
        _time.ThrowIfStopped();
        if (!IsRunning)
        {
            IsRunning = true;
            Starts++;
        }
    }

    internal void StopStack()
    {
        _time.ThrowIfStopped();
        if (_delivering && _current != null)
        {
            Spring("The stack was stopped inside a handler while it waits for that handler's answer.");
        }

        IsRunning = false;
        IsAdvertising = false;
        _tablesBuilt = false;
        _published.Clear();
        EndConnection();
    }

    /// <returns>True when all sections found room.</returns>
    internal bool StartAdvertising(GattServiceProviderAdvertisingParameters parameters)
    {
        if (_tablesBuilt)
        {
            Spring("Advertising was started twice without stopping the stack: the tables are built again over those in use.");
        }

        _tablesBuilt = true;
        foreach (GattLocalService service in Services)
        {
            _published.UnionWith(service.Characteristics);
        }

        bool all = parameters.Advertisement.Pack(out byte[] advertisement, out byte[] scanResponse);
        Advertisement = advertisement;
        ScanResponse = scanResponse;
        IsAdvertising = parameters.IsConnectable && parameters.IsDiscoverable && Central == null;
        return all;
    }

    internal bool Connect(VirtualCentral central)
    {
        if (!IsAdvertising)
        {
            return false;
        }

        IsAdvertising = false;
        Central = central;
        Mtu = LeastMtu;
        central.Connection = ++_connections;
        Post(() => _server?.Session.Tell(GattSessionStatus.Active));
        return true;
    }

    internal void ExchangeMtu(int mtu)
    {
        Mtu = Math.Clamp(mtu, LeastMtu, MostMtu);
        int agreed = Mtu;
        Post(() => _server?.Session.TellMtu((ushort)agreed));
    }

    /// <summary>The connection ends, by whomever; the stack advertises again by itself.</summary>
    internal void EndConnection()
    {
        if (Central is not { } central)
        {
            return;
        }

        Faults.Drops++;
        Faults.LostInQueue += _air.Count;
        _air.Clear();
        Central = null;
        if (_current is { } waiting)
        {
            waiting.Reply.Complete(AttErrors.Unlikely, [], _time.NowUs);
        }

        _requests.Clear();
        foreach (GattLocalCharacteristic characteristic in central.TakeSubscriptions())
        {
            PostSubscription(characteristic, central.Connection, false);
        }

        // The stack knows first: it advertises again, and has told the firmware, when the phone hears of the end and may come back at once.
        IsAdvertising = IsRunning && _tablesBuilt;
        if (!Faults.TakeLostEnd())
        {
            Post(() => _server?.Session.Tell(GattSessionStatus.Closed));
        }

        central.Ended();
    }

    internal void PostSubscription(GattLocalCharacteristic characteristic, int connection, bool subscribed) =>
        Post(() => Answering(characteristic)?.OnSubscription(connection, subscribed));

    internal void Ask(AttRequest request)
    {
        _requests.Enqueue(request);
        AskNext();
    }

    internal bool IsPublished(GattLocalCharacteristic characteristic) => _published.Contains(characteristic);

    internal byte[] Written(int eventId) => _current is { } current && current.EventId == eventId ? current.Written! : [];

    internal void AnswerRead(int eventId, byte error, byte[] value)
    {
        Interrupt();
        if (_last is { } late && late.EventId == eventId && _current == null && late.Reply.IsDone && late.Reply.Responses == 0 && error == 0)
        {
            Spring("A read was answered after its two seconds: the value is written into memory that is used otherwise.");
        }

        if (_last?.EventId == eventId)
        {
            _last.Reply.Responses++;
        }

        if (_current?.EventId == eventId)
        {
            Finish(error, value[..Math.Min(value.Length, Mtu - 1)]);
        }
    }

    internal void AnswerWrite(int eventId, byte error)
    {
        Interrupt();
        if (_last?.EventId != eventId || _last.Reply.Responses > 0)
        {
            Spring("A write was answered twice, or after another request had begun: the stack's lock is never given back.");
            return;
        }

        _last.Reply.Responses++;
        if (_current?.EventId == eventId)
        {
            Finish(error, []);
        }
    }

    /// <returns>The stack's code.</returns>
    internal int Notify(int connection, GattLocalCharacteristic characteristic, byte[] value)
    {
        _time.ThrowIfStopped();
        Touch();
        if (!_published.Contains(characteristic))
        {
            return UnknownCharacteristic;
        }

        if (Central is not { } central || central.Connection != connection)
        {
            Faults.ToNobody++;
            return NotConnected;
        }

        if (_air.Count >= QueueLength || Faults.TakeRefusal(_time.NowUs))
        {
            Faults.Refused++;
            return NoMemory;
        }

        int room = Mtu - 3;
        Faults.CutOff += value.Length > room ? 1 : 0;
        _air.Enqueue((characteristic.Uuid, value[..Math.Min(value.Length, room)]));
        ScheduleAir();
        return 0;
    }

    /// <summary>The firmware's loop is in the stack: the event thread may come in between.</summary>
    internal void Touch()
    {
        DeliverEvents();
        Touched?.Invoke();
    }

    /// <summary>A handler is in the package: the loop may come in between.</summary>
    internal void Interrupt() => Interrupted?.Invoke();

    /// <summary>Pairing was cancelled for the second time: the stack crashes, and the board restarts.</summary>
    internal void Crash()
    {
        Faults.Crashes++;
        _crash();
    }

    /// <summary>The firmware is gone: reboot or power cut.</summary>
    internal void Reset()
    {
        IsRunning = false;
        IsAdvertising = false;
        _tablesBuilt = false;
        _server = null;
        _services.Clear();
        _answering.Clear();
        _published.Clear();
        EndConnection();
        _events.Clear();
        _current = null;
        _last = null;
        _nextCharacteristicId = 0;
    }

    private void Finish(byte error, byte[] value)
    {
        AttRequest request = _current!;
        _current = null;
        if (!request.Reply.IsDone)
        {
            request.Reply.Complete(error, value, _time.NowUs);
        }

        AskNext();
    }

    private void AskNext()
    {
        if (_current != null || !_requests.TryDequeue(out AttRequest? request))
        {
            return;
        }

        request.EventId = ++_nextEventId;
        _current = request;
        _last = request;
        _time.At(Math.Max(_time.NowUs, request.Reply.AskedAtUs + DeadlineUs), () => GiveUp(request));
        Post(() =>
        {
            if (Answering(request.Characteristic) is { } characteristic)
            {
                if (request.Written == null)
                {
                    characteristic.OnRead(request.EventId);
                }
                else
                {
                    characteristic.OnWrite(request.EventId);
                }
            }
        });
    }

    private void GiveUp(AttRequest request)
    {
        if (_current == request)
        {
            Faults.TimedOut++;
            Finish(AttErrors.Unlikely, []);
        }
    }

    private GattLocalCharacteristic? Answering(GattLocalCharacteristic characteristic) => _answering.Find(other => other.Id == characteristic.Id);

    private void Post(Action deliver)
    {
        if (_events.Count == MostEvents)
        {
            _events.Dequeue();
            Faults.LostEvents++;
        }

        _events.Enqueue(deliver);
        DeliverEvents();
    }

    private void RunHandler(Action deliver)
    {
        long startUs = _time.NowUs;
        try
        {
            deliver();
        }
        catch (Exception fault) when (fault is not BoardStopException)
        {
            Spring("An exception left a handler and ends the event thread: " + fault);
        }

        LongestHandlerUs = Math.Max(LongestHandlerUs, Interrupted == null ? _time.NowUs - startUs : 0);
    }

    private void ScheduleAir()
    {
        if (_airScheduled)
        {
            return;
        }

        _airScheduled = true;
        _time.After(IntervalUs - (_time.NowUs % IntervalUs), () =>
        {
            _airScheduled = false;
            for (int i = 0; i < PacketsPerInterval && _air.TryDequeue(out (Guid Uuid, byte[] Value) packet); i++)
            {
                Central?.Receive(packet.Uuid, packet.Value);
            }

            if (_air.Count > 0)
            {
                ScheduleAir();
            }
        });
    }

    private void Spring(string trap) => Trap ??= trap;
}
