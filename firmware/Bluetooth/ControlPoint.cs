using HipSense.Core;

namespace HipSense.Firmware;

/// <summary>
/// Does what the phone asks for, and makes the reply. It remembers the last request: the same again, because the reply was lost, is answered
/// and not done again.
/// </summary>
public sealed class ControlPoint
{
    private readonly ClipParts _clip;
    private readonly Link _link;
    private byte[]? _lastRequest;
    private byte[] _lastReply = new byte[0];

    /// <summary>Acts for a phone on a clip.</summary>
    public ControlPoint(ClipParts clip, Link link)
    {
        _clip = clip;
        _link = link;
    }

    /// <summary>Forgets the last request: somebody else is there.</summary>
    public void Forget()
    {
        _lastRequest = null;
    }

    /// <summary>Does what is asked.</summary>
    /// <param name="packet">The request, as it was written.</param>
    /// <param name="nowMs">Uptime, milliseconds.</param>
    /// <returns>The reply; must not be changed.</returns>
    public byte[] Answer(byte[] packet, long nowMs)
    {
        if (_lastRequest == null || !AreSame(_lastRequest, packet))
        {
            // Made anew, since between two requests they would take 500 bytes of the heap for nothing.
            ControlRequest request = new();
            ControlStatus status = Decode(packet, request);
            ControlReply reply = new() { Op = request.Op, Reference = request.Reference };
            reply.Status = status != ControlStatus.Ok ? status : IsAllowed(request.Op) ? Do(request, reply, nowMs) : ControlStatus.NotAuthorised;
            _lastReply = new byte[ControlReply.LengthOf(reply.Op, reply.Status)];
            reply.Encode(_lastReply);
            if (request.Number != 0)
            {
                _link.Session.Cipher.Encrypt(_lastReply, request.Number, 0);
            }

            _lastRequest = packet;
        }

        return _lastReply;
    }

    private static bool AreSame(byte[] one, byte[] other)
    {
        if (one.Length != other.Length)
        {
            return false;
        }

        for (int i = 0; i < one.Length; i++)
        {
            if (one[i] != other[i])
            {
                return false;
            }
        }

        return true;
    }

    private bool IsAllowed(ControlOp op)
    {
        return ControlRequest.IsOpenToAll(op) || _link.OwnerIsHere;
    }

    /// <summary>Reads a request. In a session with a key, what is not open to all must carry a MAC: nobody on the way can have made it, or sent it before.</summary>
    private ControlStatus Decode(byte[] packet, ControlRequest into)
    {
        ControlStatus status = into.Decode(packet);
        into.Number = 0;
        if (!_link.OwnerIsHere || !_link.Session.Cipher.HasKey || ControlRequest.IsOpenToAll(into.Op))
        {
            return status;
        }

        byte[]? request = _link.Session.Cipher.Open(packet, into.Op == ControlOp.ApplySettings ? _link.HeldSettings : null, out uint number);
        if (request == null)
        {
            return ControlStatus.NotAuthorised;
        }

        status = into.Decode(request);
        into.Number = number;
        return status;
    }

    private ControlStatus Do(ControlRequest request, ControlReply reply, long nowMs)
    {
        switch (request.Op)
        {
            case ControlOp.Hello:
                reply.Major = Packet.Major;
                reply.Minor = Packet.Minor;
                reply.BootId = _link.Session.BootId;
                reply.UptimeMs = (uint)nowMs;
                reply.Owner = _link.OwnerIsHere;
                reply.WindowS = _link.Session.WindowS(nowMs);
                return ControlStatus.Ok;
            case ControlOp.SetTime:
                _clip.RunControl.SetTime(request.UnixS, request.ZoneMinutes);
                _link.Live.Metrics.TimeSet = true;
                return ControlStatus.Ok;
            case ControlOp.Start:
                _clip.RunControl.Start();
                return ControlStatus.Ok;
            case ControlOp.Stop:
                _clip.RunControl.Stop();
                return ControlStatus.Ok;
            case ControlOp.Calibrate:
                return Calibrate();
            case ControlOp.TestAlert:
                _clip.Cues.Try(request.Side);
                _link.AddTestAlert(request.Side);
                return ControlStatus.Ok;
            case ControlOp.Mute:
                _clip.Cues.MutedUntilMs = nowMs + (request.Seconds * 1000L);
                return ControlStatus.Ok;
            case ControlOp.List:
                return List(request, reply);
            case ControlOp.Read:
                return _link.Sender.Begin(request);
            case ControlOp.Abort:
                _link.Sender.Abort();
                return ControlStatus.Ok;
            case ControlOp.Delete:
                return Delete(request);
            case ControlOp.Challenge:
                return _link.Session.Challenge(request.Bytes, reply.Bytes, nowMs);
            case ControlOp.Prove:
                return _link.Session.Prove(request.Bytes, request.Reference, reply.Bytes, nowMs);
            case ControlOp.PairWindow:
                reply.WindowS = _link.Session.WindowS(nowMs);
                return ControlStatus.Ok;
            case ControlOp.Statistics:
                return Statistics(request, reply, nowMs);
            case ControlOp.Replay:
                reply.Oldest = _link.Alerts.Oldest;
                reply.Newest = _link.Alerts.Newest;
                reply.Lost = _link.Alerts.LostFrom(request.From);
                _link.ReplayFrom(request.From);
                return ControlStatus.Ok;
            case ControlOp.FactoryReset:
                return FactoryReset(nowMs);
            case ControlOp.ApplySettings:
                return _link.ApplySettings(request.Number);
            case ControlOp.RawStart:
                return StartRaw(request, reply);
            case ControlOp.RawStop:
                _link.Raw.End(RawEnd.Asked);
                return ControlStatus.Ok;
            case ControlOp.BatteryPoint:
                return _clip.Battery.TakePoint(request.Millivolts) ? ControlStatus.Ok : ControlStatus.BadParameter;
            default:
                return SelfTest();
        }
    }

    private ControlStatus Calibrate()
    {
        if (_clip.Sampler.Fault != SensorFault.None)
        {
            return ControlStatus.SensorFault;
        }

        if (_clip.Monitor.Activity == Activity.Running)
        {
            return ControlStatus.BadState;
        }

        if (_link.IsRawOn)
        {
            _link.Raw.NoteStanding();
        }

        _clip.Monitor.StartStanding();
        _link.Live.Take(CalibrationResult.Pending);
        return ControlStatus.Ok;
    }

    private ControlStatus List(ControlRequest request, ControlReply reply)
    {
        RunInfo info = new();
        if (!_clip.Runs.Describe(request.Index, info))
        {
            return ControlStatus.NotFound;
        }

        reply.Count = _clip.Runs.Count;
        reply.Run = (uint)info.RunId;
        reply.Length = (uint)info.LengthBytes;
        reply.StartedUnixS = info.StartedUnixS;
        return ControlStatus.Ok;
    }

    private ControlStatus Delete(ControlRequest request)
    {
        _link.Sender.Forget();
        if (!_clip.Runs.Find((int)request.Run, new RunInfo()))
        {
            return ControlStatus.NotFound;
        }

        // The run that is being recorded stays.
        return _clip.Runs.Delete((int)request.Run) ? ControlStatus.Ok : ControlStatus.BadState;
    }

    private ControlStatus Statistics(ControlRequest request, ControlReply reply, long nowMs)
    {
        switch (request.Page)
        {
            case StatisticsPage.Left:
            case StatisticsPage.Right:
                SideSummary side = new() { Page = request.Page };
                side.Take(request.Page == StatisticsPage.Left ? _clip.Monitor.Statistics.Left : _clip.Monitor.Statistics.Right);
                side.Encode(reply.Bytes);
                return ControlStatus.Ok;
            case StatisticsPage.Run:
                RunSummary run = new();
                run.Take(_clip.Monitor.Statistics);
                run.Encode(reply.Bytes);
                return ControlStatus.Ok;
            case StatisticsPage.Clip:
                ClipSummary summary = new()
                {
                    UptimeS = (uint)(nowMs / 1000),
                    Faults = _clip.Faults,

                    // The first start is none again.
                    SensorRestarts = _clip.Sampler.Restarts > 0 ? _clip.Sampler.Restarts - 1 : 0,
                    FifoResets = _clip.Sampler.FifoResets,
                    NotifyFailures = _link.NotifyFailures,
                    Refused = _link.Refused,
                };
                summary.Encode(reply.Bytes);
                return ControlStatus.Ok;
            case StatisticsPage.SelfTest:
                _link.SelfTestResult.Encode(reply.Bytes);
                return ControlStatus.Ok;
            default:
                return ControlStatus.NotFound;
        }
    }

    private ControlStatus StartRaw(ControlRequest request, ControlReply reply)
    {
        if (!_link.Session.Cipher.HasKey)
        {
            // In the session of a page of minor version 0 it would go through the air for everybody.
            return ControlStatus.NotAuthorised;
        }

        if (_clip.Sampler.Fault != SensorFault.None)
        {
            return ControlStatus.SensorFault;
        }

        if (_clip.PowerManager.IsLow)
        {
            return ControlStatus.BatteryLow;
        }

        if (_clip.Heap.FreeBytes < HeapMonitor.LeastBytes + HeapMonitor.RawBytes)
        {
            // It would be there, and calls of the detection would fail.
            return ControlStatus.StorageFull;
        }

        int samples = RawPacket.SamplesOn(_link.Mtu);
        if (samples == 0)
        {
            return ControlStatus.LinkTooSmall;
        }

        reply.Samples = samples;
        reply.First = (uint)_link.Raw.Begin(request.RawStart, samples, request.Number, _link.Live);
        return ControlStatus.Ok;
    }

    private ControlStatus FactoryReset(long nowMs)
    {
        if (!_clip.Button.IsDown)
        {
            return ControlStatus.BadState;
        }

        _link.FactoryReset(nowMs);
        return ControlStatus.Ok;
    }

    private ControlStatus SelfTest()
    {
        if (_link.SelfTest == null || _clip.Monitor.Activity == Activity.Running)
        {
            return ControlStatus.BadState;
        }

        if (_link.SelfTestResult.State == SelfTestState.Running)
        {
            return ControlStatus.Busy;
        }

        _link.SelfTestResult.State = SelfTestState.Running;
        _link.SelfTest();
        return ControlStatus.Ok;
    }
}
