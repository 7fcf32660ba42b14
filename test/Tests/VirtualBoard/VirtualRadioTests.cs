using System;
using System.Linq;
using HipSense.Virtual;
using nanoFramework.Device.Bluetooth;
using nanoFramework.Device.Bluetooth.GenericAttributeProfile;
using Xunit;
using Buffer = nanoFramework.Device.Bluetooth.Buffer;

namespace HipSense.Tests.Virtual;

/// <summary>The radio's traps: each is sprung by firmware that steps into it, and by no other.</summary>
public sealed class VirtualRadioTests : IDisposable
{
    private static readonly Guid s_service = Guid.Parse("00000001-0000-4000-8000-000000000000");
    private static readonly Guid s_value = Guid.Parse("00000002-0000-4000-8000-000000000000");

    private readonly VirtualBoard _board = new(BoardOptions.XiaoEsp32S3(MotionSignal.Still()));
    private readonly IDisposable _scope;
    private readonly VirtualCentral _phone;
    private GattServiceProvider? _provider;

    public VirtualRadioTests()
    {
        _scope = _board.Enter();
        _phone = new VirtualCentral(_board);
    }

    private VirtualRadio Radio => _board.Radio;

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void A_server_that_does_everything_right_is_left_alone()
    {
        GattLocalCharacteristic value = Serve(onRead: request => request.RespondWithValue(new Buffer([1, 2, 3])), onWrite: request => request.Respond());
        Assert.True(_phone.Connect());
        _phone.Subscribe(s_value);
        Assert.Equal([1, 2, 3], _phone.Read(s_value).Value);
        AttReply written = _phone.Write(s_value, [4]);
        Assert.True(written.IsOk);
        Assert.Equal(1, written.Responses);
        Assert.Equal(GattCommunicationStatus.Success, Assert.Single(value.NotifyValue(new Buffer([5]))).Status);
        _board.Time.Advance(100_000);
        Assert.Equal([5], Assert.Single(_phone.Notifications).Value);
        Radio.ThrowIfTrapped();
    }

    [Fact]
    public void A_second_answer_to_a_write_kills_the_radio()
    {
        Serve(onWrite: request =>
        {
            request.Respond();
            request.Respond();
        });
        _phone.Connect();
        _phone.Write(s_value, [1]);
        AssertTrapped("twice");
    }

    [Fact]
    public void An_answer_after_another_write_has_begun_kills_the_radio()
    {
        GattWriteRequest? kept = null;
        Serve(onWrite: request =>
        {
            if (kept == null)
            {
                kept = request;
            }
            else
            {
                kept.Respond();
            }
        });
        _phone.Connect();
        AttReply first = _phone.Write(s_value, [1]);
        _board.Time.Advance(VirtualRadio.DeadlineUs);
        Assert.Equal(AttErrors.Unlikely, first.Error);
        _phone.Write(s_value, [2]);
        AssertTrapped("another request");
    }

    [Fact]
    public void An_answer_to_a_write_that_is_too_late_alone_goes_nowhere()
    {
        GattWriteRequest? kept = null;
        Serve(onWrite: request => kept = request);
        _phone.Connect();
        AttReply reply = _phone.Write(s_value, [1]);
        Assert.False(reply.IsDone);
        _board.Time.Advance(VirtualRadio.DeadlineUs);
        kept!.Respond();
        Assert.Equal(AttErrors.Unlikely, reply.Error);
        Assert.Equal(1, Radio.Faults.TimedOut);
        Radio.ThrowIfTrapped();
    }

    [Fact]
    public void What_was_written_is_gone_when_it_is_asked_for_too_late()
    {
        GattWriteRequestedEventArgs? kept = null;
        _ = BluetoothLEServer.Instance;
        GattLocalCharacteristic value = Create();
        value.WriteRequested += (_, args) => kept = args;
        _provider!.StartAdvertising();
        _phone.Connect();
        _phone.Write(s_value, [1, 2]);
        _board.Time.Advance(VirtualRadio.DeadlineUs);
        Assert.Equal(0u, kept!.GetRequest().Value.Length);
    }

    [Fact]
    public void A_late_value_for_a_read_destroys_memory()
    {
        GattReadRequest? kept = null;
        Serve(onRead: request => kept = request);
        _phone.Connect();
        _phone.Read(s_value);
        _board.Time.Advance(VirtualRadio.DeadlineUs);
        kept!.RespondWithValue(new Buffer([1]));
        AssertTrapped("read was answered after");
    }

    [Fact]
    public void An_exception_that_leaves_a_handler_is_fatal()
    {
        Serve(onWrite: _ => throw new FormatException("Boo."));
        _phone.Connect();
        _phone.Write(s_value, [1]);
        AssertTrapped("Boo.");
    }

    [Fact]
    public void Advertising_is_started_once()
    {
        Serve();
        _provider!.StartAdvertising();
        AssertTrapped("twice");
    }

    [Fact]
    public void Advertising_may_start_again_after_the_stack_was_stopped()
    {
        Serve();
        _phone.Connect();
        BluetoothLEServer.Instance.Stop();
        Assert.False(_phone.IsConnected);
        Assert.False(_phone.Sees);
        _provider!.StartAdvertising();
        Assert.True(_phone.Connect());
        Assert.Equal(2, Radio.Starts);
    }

    [Fact]
    public void The_stack_cannot_be_stopped_inside_a_handler()
    {
        Serve(onWrite: _ => BluetoothLEServer.Instance.Stop());
        _phone.Connect();
        _phone.Write(s_value, [1]);
        AssertTrapped("inside a handler");
    }

    [Fact]
    public void A_characteristic_made_before_the_first_touch_of_the_server_never_answers()
    {
        // The package makes some itself after the first service; the first of those is the victim.
        Create();
        _provider!.StartAdvertising();
        _phone.Connect();
        AttReply maker = _phone.Read(Utilities.CreateUuidFromShortCode(0x2A29));
        _board.Time.Advance(VirtualRadio.DeadlineUs);
        Assert.Equal(AttErrors.Unlikely, maker.Error);
        Assert.True(_phone.Read(Utilities.CreateUuidFromShortCode(0x2A24)).IsOk);
    }

    [Fact]
    public void Device_information_that_is_made_first_is_made_for_ever()
    {
        _ = BluetoothLEServer.Instance;
        GattServiceProvider.Create(Utilities.CreateUuidFromShortCode(0x180A));
        AssertTrapped("without end");
    }

    [Fact]
    public void Device_information_that_is_made_later_takes_the_place_of_the_packages_own()
    {
        _ = BluetoothLEServer.Instance;
        GattServiceProvider.Create(s_service);
        GattServiceProvider.Create(Utilities.CreateUuidFromShortCode(0x180A)).ServiceProvider.Service.CreateCharacteristic(
            Utilities.CreateUuidFromShortCode(0x2A26),
            new GattLocalCharacteristicParameters { CharacteristicProperties = GattCharacteristicProperties.Read, StaticValue = new Buffer([1]) });
        Assert.Equal(2, Radio.Services.Count);
        Assert.Equal(Utilities.CreateUuidFromShortCode(0x2A26), Radio.Services.SelectMany(service => service.Characteristics).Single().Uuid);
        Radio.ThrowIfTrapped();
    }

    [Fact]
    public void One_phone_at_a_time_and_the_next_after_it()
    {
        Serve();
        var other = new VirtualCentral(_board);
        Assert.True(_phone.Connect());
        Assert.False(other.Connect());
        _phone.Disconnect();
        Assert.True(other.Connect());
    }

    [Fact]
    public void Who_leaves_is_unsubscribed_and_told()
    {
        GattLocalCharacteristic value = Serve();
        int changes = 0;
        bool closed = false;
        value.SubscribedClientsChanged += (_, _) => changes++;
        BluetoothLEServer.Instance.Session.SessionStatusChanged += (_, args) => closed = args.Status == GattSessionStatus.Closed;
        _phone.Connect();
        _phone.Subscribe(s_value);
        Assert.Single(value.SubscribedClients);
        _phone.Disconnect();
        Assert.Empty(value.SubscribedClients);
        Assert.Equal((2, true), (changes, closed));
    }

    [Fact]
    public void The_mtu_is_unknown_until_it_is_exchanged_and_old_after_a_reconnection()
    {
        Serve();
        GattSession session = BluetoothLEServer.Instance.Session;
        _phone.Connect();
        Assert.Equal(0, session.MaxMtuSize);
        _phone.ExchangeMtu(517);
        Assert.Equal(VirtualRadio.MostMtu, session.MaxMtuSize);
        _phone.Disconnect();
        _phone.Connect();
        Assert.Equal(VirtualRadio.MostMtu, session.MaxMtuSize);
    }

    [Fact]
    public void A_notification_is_cut_off_silently()
    {
        GattLocalCharacteristic value = Serve();
        _phone.Connect();
        _phone.Subscribe(s_value);
        GattClientNotificationResult result = value.NotifyValue(new Buffer(new byte[25])).Single();
        Assert.Equal((GattCommunicationStatus.Success, (ushort)25), (result.Status, result.BytesSent));
        _board.Time.Advance(100_000);
        Assert.Equal(20, _phone.Notifications.Single().Value.Length);
        Assert.Equal(1, Radio.Faults.CutOff);
    }

    [Fact]
    public void The_queue_has_an_end_and_a_connection_empties_it()
    {
        GattLocalCharacteristic value = Serve();
        _phone.Connect();
        _phone.Subscribe(s_value);
        byte[] answers = [.. Enumerable.Range(0, 20).Select(i => value.NotifyValue(new Buffer([(byte)i])).Single().ProtocolError)];
        Assert.Equal([.. Enumerable.Repeat((byte)0, 16), .. Enumerable.Repeat((byte)6, 4)], answers);
        _board.Time.Advance(1_000_000);
        Assert.Equal(16, _phone.Notifications.Count);
        Assert.Equal(0, value.NotifyValue(new Buffer([1])).Single().ProtocolError);
    }

    [Fact]
    public void Queued_is_not_delivered()
    {
        GattLocalCharacteristic value = Serve();
        _phone.Connect();
        _phone.Subscribe(s_value);
        value.NotifyValue(new Buffer([1]));
        _phone.Disconnect();
        Assert.Equal(1, Radio.Faults.LostInQueue);
        Assert.Empty(_phone.Notifications);
    }

    [Fact]
    public void Who_comes_while_the_package_notifies_makes_its_array_too_short_and_who_leaves_too_long()
    {
        GattLocalCharacteristic value = Serve();
        _phone.Connect();
        bool subscribe = true;
        int touches = 0;
        Radio.Touched += () =>
        {
            if (touches++ == 0)
            {
                _ = subscribe ? _phone.Subscribe(s_value) : _phone.Unsubscribe(s_value);
            }
        };
        Assert.Throws<IndexOutOfRangeException>(() => value.NotifyValue(new Buffer([1])));
        subscribe = false;
        touches = 0;
        Assert.Null(Assert.Single(value.NotifyValue(new Buffer([1]))));
    }

    [Fact]
    public void Anybody_may_subscribe_and_only_who_encrypts_may_read_what_is_protected()
    {
        _ = BluetoothLEServer.Instance;
        _provider = GattServiceProvider.Create(s_service).ServiceProvider;
        GattLocalCharacteristic value = _provider.Service.CreateCharacteristic(s_value, new GattLocalCharacteristicParameters
        {
            CharacteristicProperties = GattCharacteristicProperties.Read | GattCharacteristicProperties.Notify,
            ReadProtectionLevel = GattProtectionLevel.EncryptionRequired,
        }).Characteristic;
        value.ReadRequested += (_, args) => args.GetRequest().RespondWithValue(new Buffer([7]));
        _provider.StartAdvertising();
        Assert.Equal(DevicePairingProtectionLevel.Encryption, BluetoothLEServer.Instance.Pairing.ProtectionLevel);
        _phone.Connect();
        Assert.True(_phone.Subscribe(s_value).IsOk);
        Assert.Equal(AttErrors.InsufficientEncryption, _phone.Read(s_value).Error);
        _phone.Pair();
        Assert.Equal([7], _phone.Read(s_value).Value);
    }

    [Fact]
    public void A_constant_is_answered_without_a_handler()
    {
        _ = BluetoothLEServer.Instance;
        GattServiceProvider.Create(s_service).ServiceProvider.StartAdvertising();
        _phone.Connect();
        Assert.Equal("nanoFramework"u8.ToArray(), _phone.Read(Utilities.CreateUuidFromShortCode(0x2A29)).Value);
    }

    [Fact]
    public void What_has_no_handler_is_unlikely()
    {
        Serve();
        _phone.Connect();
        Assert.Equal(AttErrors.Unlikely, _phone.Read(s_value).Error);
        Assert.Equal(AttErrors.Unlikely, _phone.Write(s_value, [1]).Error);
    }

    [Theory]
    [InlineData(512, 0)]
    [InlineData(513, AttErrors.InvalidLength)]
    public void Long_writes_come_in_one_piece_up_to_512_bytes(int length, byte error)
    {
        uint seen = 0;
        Serve(onWrite: request =>
        {
            seen = request.Value.Length;
            request.Respond();
        });
        _phone.Connect();
        Assert.Equal(error, _phone.Write(s_value, new byte[length]).Error);
        Assert.Equal(error == 0 ? (uint)length : 0, seen);
    }

    [Fact]
    public void Held_events_wait_for_the_event_thread()
    {
        Serve(onWrite: request => request.Respond());
        _phone.Connect();
        bool holds = true;
        Radio.Holds = () => holds;
        AttReply reply = _phone.Write(s_value, [1]);
        Assert.False(reply.IsDone);
        holds = false;
        Radio.DeliverEvents();
        Assert.True(reply.IsOk);
    }

    [Fact]
    public void A_request_that_waited_for_the_board_counts_from_when_it_was_made()
    {
        Serve(onWrite: request => request.Respond());
        _phone.Connect();
        AttReply? reply = null;
        _phone.At(_board.Time.NowUs + 1000, () => reply = _phone.Write(s_value, [1]));
        _board.Time.Block(1_500_000);
        _board.Time.Advance(10_000);
        Assert.InRange(reply!.AnsweredAtUs - reply.AskedAtUs, 1_490_000, 1_520_000);
    }

    [Fact]
    public void Pairing_that_is_cancelled_twice_restarts_the_board()
    {
        Serve();
        _phone.Connect();
        _phone.CancelPairing();
        Assert.Null(_board.StoppedBy);
        _phone.CancelPairing();
        Assert.Equal(BoardStop.Reboot, _board.StoppedBy);
        Assert.False(_phone.IsConnected);
        Assert.Empty(Radio.Services);
        Assert.Equal(1, Radio.Faults.Crashes);
    }

    private GattLocalCharacteristic Create()
    {
        _provider = GattServiceProvider.Create(s_service).ServiceProvider;
        return _provider.Service.CreateCharacteristic(s_value, new GattLocalCharacteristicParameters
        {
            CharacteristicProperties = GattCharacteristicProperties.Read | GattCharacteristicProperties.Write | GattCharacteristicProperties.Notify,
        }).Characteristic;
    }

    private GattLocalCharacteristic Serve(Action<GattReadRequest>? onRead = null, Action<GattWriteRequest>? onWrite = null)
    {
        _ = BluetoothLEServer.Instance;
        GattLocalCharacteristic value = Create();
        if (onRead != null)
        {
            value.ReadRequested += (_, args) => onRead(args.GetRequest());
        }

        if (onWrite != null)
        {
            value.WriteRequested += (_, args) => onWrite(args.GetRequest());
        }

        _provider!.StartAdvertising();
        return value;
    }

    private void AssertTrapped(string reason)
    {
        Assert.Contains(reason, Radio.Trap, StringComparison.Ordinal);
        Assert.Throws<RadioTrapException>(Radio.ThrowIfTrapped);
        if (_phone.IsConnected)
        {
            Assert.Throws<RadioTrapException>(() => _phone.Read(s_value));
        }
    }
}
