using HipSense.Core;

namespace HipSense.Firmware;

/// <summary>
/// Does what the phone asks for, and makes the reply. It remembers the last request: the same again, because the reply was lost, is answered
/// and not done again.
/// </summary>
public sealed class ControlPoint
{
    private readonly Clip _clip;
    private readonly Link _link;
    private readonly ControlRequest _request = new();
    private readonly ControlReply _reply = new();
    private byte[]? _lastRequest;
    private byte[] _lastReply = new byte[0];

    /// <summary>Acts for a phone on a clip.</summary>
    public ControlPoint(Clip clip, Link link)
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
            ControlStatus status = Decode(packet);
            uint number = _request.Number;
            _reply.Op = _request.Op;
            _reply.Reference = _request.Reference;
            _reply.Status = status != ControlStatus.Ok ? status : IsAllowed(_request.Op) ? Do(nowMs) : ControlStatus.NotAuthorised;
            _lastReply = new byte[ControlReply.LengthOf(_reply.Op, _reply.Status)];
            _reply.Encode(_lastReply);
            if (number != 0)
            {
                _link.Session.Cipher.Encrypt(_lastReply, number, 0);
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
    private ControlStatus Decode(byte[] packet)
    {
        ControlStatus status = _request.Decode(packet);
        _request.Number = 0;
        if (!_link.OwnerIsHere || !_link.Session.Cipher.HasKey || ControlRequest.IsOpenToAll(_request.Op))
        {
            return status;
        }

        byte[]? request = _link.Session.Cipher.Open(packet, _request.Op == ControlOp.ApplySettings ? _link.HeldSettings : null, out uint number);
        if (request == null)
        {
            return ControlStatus.NotAuthorised;
        }

        status = _request.Decode(request);
        _request.Number = number;
        return status;
    }

    private ControlStatus Do(long nowMs)
    {
        switch (_request.Op)
        {
            case ControlOp.Hello:
                _reply.Major = Packet.Major;
                _reply.Minor = Packet.Minor;
                _reply.BootId = _link.Session.BootId;
                _reply.UptimeMs = (uint)nowMs;
                _reply.Owner = _link.OwnerIsHere;
                _reply.WindowS = _link.Session.WindowS(nowMs);
                return ControlStatus.Ok;
            case ControlOp.SetTime:
                _clip.RunControl.SetTime(_request.UnixS, _request.ZoneMinutes);
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
                _clip.Cues.Try(_request.Side);
                _link.AddTestAlert(_request.Side);
                return ControlStatus.Ok;
            case ControlOp.Mute:
                _clip.Cues.MutedUntilMs = nowMs + (_request.Seconds * 1000L);
                return ControlStatus.Ok;
            case ControlOp.List:
                return List();
            case ControlOp.Read:
                return _link.Sender.Begin(_request);
            case ControlOp.Abort:
                _link.Sender.Abort();
                return ControlStatus.Ok;
            case ControlOp.Delete:
                return Delete();
            case ControlOp.Challenge:
                return _link.Session.Challenge(_request.Bytes, _reply.Bytes, nowMs);
            case ControlOp.Prove:
                return _link.Session.Prove(_request.Bytes, _request.Reference, _reply.Bytes, nowMs);
            case ControlOp.PairWindow:
                _reply.WindowS = _link.Session.WindowS(nowMs);
                return ControlStatus.Ok;
            case ControlOp.Statistics:
                return Statistics(nowMs);
            case ControlOp.Replay:
                _reply.Oldest = _link.Alerts.Oldest;
                _reply.Newest = _link.Alerts.Newest;
                _reply.Lost = _link.Alerts.LostFrom(_request.From);
                _link.ReplayFrom(_request.From);
                return ControlStatus.Ok;
            case ControlOp.FactoryReset:
                return FactoryReset(nowMs);
            case ControlOp.ApplySettings:
                return _link.ApplySettings(_request.Number);
            case ControlOp.BatteryPoint:
                return _clip.Battery.TakePoint(_request.Millivolts) ? ControlStatus.Ok : ControlStatus.BadParameter;
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

        _clip.Monitor.StartStanding();
        _link.Live.Take(CalibrationResult.Pending);
        return ControlStatus.Ok;
    }

    private ControlStatus List()
    {
        RunInfo info = new();
        if (!_clip.Runs.Describe(_request.Index, info))
        {
            return ControlStatus.NotFound;
        }

        _reply.Count = _clip.Runs.Count;
        _reply.Run = (uint)info.RunId;
        _reply.Length = (uint)info.LengthBytes;
        _reply.StartedUnixS = info.StartedUnixS;
        return ControlStatus.Ok;
    }

    private ControlStatus Delete()
    {
        _link.Sender.Forget();
        RunInfo info = new();
        for (int i = 0; _clip.Runs.Describe(i, info); i++)
        {
            if (info.RunId == (int)_request.Run)
            {
                // The run that is being recorded stays.
                return _clip.Runs.Delete(info.RunId) ? ControlStatus.Ok : ControlStatus.BadState;
            }
        }

        return ControlStatus.NotFound;
    }

    private ControlStatus Statistics(long nowMs)
    {
        switch (_request.Page)
        {
            case StatisticsPage.Left:
            case StatisticsPage.Right:
                SideSummary side = new() { Page = _request.Page };
                side.Take(_request.Page == StatisticsPage.Left ? _clip.Monitor.Statistics.Left : _clip.Monitor.Statistics.Right);
                side.Encode(_reply.Bytes);
                return ControlStatus.Ok;
            case StatisticsPage.Run:
                RunSummary run = new();
                run.Take(_clip.Monitor.Statistics);
                run.Encode(_reply.Bytes);
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
                summary.Encode(_reply.Bytes);
                return ControlStatus.Ok;
            case StatisticsPage.SelfTest:
                _link.SelfTestResult.Encode(_reply.Bytes);
                return ControlStatus.Ok;
            default:
                return ControlStatus.NotFound;
        }
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
