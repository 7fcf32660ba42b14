using System;
using System.Device.Gpio;
using System.Threading;
using HipSense.Core;

namespace HipSense.Firmware;

/// <summary>
/// The clip tests itself, lying still on a table with its UP arrow up: half a minute, in short steps, so that the phone and the button are
/// answered meanwhile. The sensor is taken from the sampler and given back. What cannot be judged by one part of the clip alone stays with a person:
/// hardware/bringup.md.
/// </summary>
public sealed class SelfTest : Duty
{
    private const int StepMs = 50;
    private const int ShakeSettleMs = 250;
    private const int ShakeSamples = 200;
    private const int StillSamples = 2000;
    private const int BusReads = 200;
    private const int OverflowMs = 600;
    private const int BuzzMs = 250;
    private const int ListenMs = 1000;

    // 0.05 g, at ±16 g.
    private const int QuietCounts = ImuScale.AccelCountsPerG / 20;
    private const int MostStarts = 3;
    private const int GiveUpMs = 60000;
    private const int NoteOffset = 1000;

    private readonly int _line;
    private readonly Mpu6050 _sensor;
    private readonly Sampler _sampler;
    private readonly HapticMotor _motor;
    private readonly Battery _battery;
    private readonly HeapMonitor _heap;
    private readonly Link? _link;
    private SelfTestResult? _result;
    private AxisSums? _sums;
    private int[]? _plain;
    private Step _step;
    private int _starts;
    private int _wanted;
    private int _samples;
    private long _beganMs;
    private long _stepMs;
    private int _peak;
    private int _loudSample;
    private int _lowestMillivolts;

    /// <summary>Makes a self-test of the given parts; nothing happens until <see cref="Start"/>.</summary>
    public SelfTest(Board board, Mpu6050 sensor, Sampler sampler, HapticMotor motor, Battery battery, HeapMonitor heap, Link? link)
    {
        _line = board.SensorInterrupt;
        _link = link;
        _sensor = sensor;
        _sampler = sampler;
        _motor = motor;
        _battery = battery;
        _heap = heap;
        DueMs = Never;
    }

    private enum Step
    {
        Begin,
        Plain,
        GyroShaken,
        AccelShaken,
        Still,
        Overflow,
        Realign,
        Line,
        Buzz,
        Rest,
    }

    /// <summary>True when this start leaves the radio off.</summary>
    public bool IsRadioOff;

    /// <summary>Called when a test has come to its end.</summary>
    public ThreadStart? Finished;

    /// <summary>What the newest test found; filled while it goes on.</summary>
    public SelfTestResult Result => _result ??= new SelfTestResult();

    /// <summary>True while a test goes on.</summary>
    public bool IsRunning => DueMs != Never;

    // Held only while a test goes on: 240 bytes.
    private AxisSums Sums => _sums ??= new AxisSums();

    private int[] Plain => _plain ??= new int[AxisSums.Axes];

    /// <summary>Begins a test; one that goes on is left alone.</summary>
    public void Start()
    {
        if (!IsRunning)
        {
            Result.Clear();
            _starts = 0;
            _step = Step.Begin;
            _beganMs = Clock.UptimeMs;
            DueMs = 0;
        }
    }

    /// <inheritdoc/>
    public override void Run(long nowMs)
    {
        DueMs = nowMs + StepMs;
        if (nowMs - _beganMs > GiveUpMs)
        {
            Finish();
            return;
        }

        switch (_step)
        {
            case Step.Begin:
                Begin();
                break;
            case Step.Plain:
                if (Collect())
                {
                    Keep();
                    Shake(Step.GyroShaken, Register.Gyro250Dps | Register.ShakeAllAxes, Register.Accel8G);
                }

                break;
            case Step.GyroShaken:
                if (Collect())
                {
                    TakeGyro();
                    Shake(Step.AccelShaken, Register.Gyro250Dps, Register.Accel8G | Register.ShakeAllAxes);
                }

                break;
            case Step.AccelShaken:
                if (Collect())
                {
                    TakeAccel();
                    Restart(Step.Still, StillSamples);
                }

                break;
            case Step.Still:
                if (Collect())
                {
                    TakeStill();
                    Next(Step.Overflow);
                    DueMs = Clock.UptimeMs + OverflowMs;
                }

                break;
            case Step.Overflow:
                bool noticed = _sensor.FifoOverflowed();
                Result.Take(SelfTestItem.Overflow, noticed ? 1 : 0);
                _sensor.ResetFifo();
                Expect(Step.Realign, ShakeSamples);
                break;
            case Step.Realign:
                if (Collect())
                {
                    bool aligned = Result.Value(SelfTestItem.Overflow) == 1 && SelfTestResult.High(SelfTestItem.Gravity) >= Gravity() && SelfTestResult.Low(SelfTestItem.Gravity) <= Gravity();
                    Result.Take(SelfTestItem.Overflow, aligned ? 1 : 0);
                    Next(Step.Line);
                }

                break;
            case Step.Line:
                TestLine();
                break;
            case Step.Buzz:
                Listen(nowMs);
                break;
            case Step.Rest:
                TestRest();
                Finish();
                break;
        }
    }

    private void Begin()
    {
        _sampler.Pause();
        SensorFault fault = _sensor.Start();
        if (fault != SensorFault.None && ++_starts < MostStarts)
        {
            return;
        }

        bool family = !_sensor.IsMpu6050 && !_sensor.Unverified && fault == SensorFault.None;
        Result.Take(SelfTestItem.Identity, _sensor.Identity, _sensor.IsMpu6050 ? SelfTestVerdict.Passed : family ? SelfTestVerdict.Noted : SelfTestVerdict.Failed);
        Result.Take(SelfTestItem.Registers, fault == SensorFault.None ? 0 : 1);
        if (fault != SensorFault.None)
        {
            // Without a sensor there is only the rest to test.
            Next(Step.Rest);
            return;
        }

        int errors = 0;
        for (int i = 0; i < BusReads && !_sensor.BusHangs; i++)
        {
            errors += _sensor.ReadRegister(Register.WhoAmI) == _sensor.Identity ? 0 : 1;
        }

        Result.Take(SelfTestItem.BusErrors, errors);
        if (_sensor.IsMpu6050)
        {
            Shake(Step.Plain, Register.Gyro250Dps, Register.Accel8G);
        }
        else
        {
            // The relatives have other formulas.
            Restart(Step.Still, StillSamples);
        }
    }

    private void Next(Step step)
    {
        _step = step;
        _stepMs = Clock.UptimeMs;
    }

    private void Expect(Step step, int samples)
    {
        Sums.Clear();
        _wanted = samples;
        _samples = 0;
        Next(step);
    }

    private void Restart(Step step, int samples)
    {
        _sensor.Start();
        Expect(step, samples);
    }

    private void Shake(Step step, int gyro, int accel)
    {
        _sensor.WriteRegister(Register.GyroConfiguration, (byte)gyro);
        _sensor.WriteRegister(Register.AccelConfiguration, (byte)accel);
        Clock.Sleep(ShakeSettleMs);
        _sensor.ResetFifo();
        Expect(step, ShakeSamples);
    }

    /// <summary>Takes what the FIFO has; true when there is enough.</summary>
    private bool Collect()
    {
        for (int blocks = _sensor.FifoBytes() / ImuScale.BlockBytes; blocks > 0; blocks--)
        {
            byte[]? fifo = _sensor.ReadBlocks(1);
            if (fifo != null)
            {
                Sums.Add(fifo, ImuScale.BlockSamples);
            }
        }

        return Sums.Count >= _wanted;
    }

    private void Keep()
    {
        for (int axis = 0; axis < AxisSums.Axes; axis++)
        {
            Plain[axis] = Sums.MeanQ4(axis);
        }
    }

    private int Response(int axis)
    {
        return (Sums.MeanQ4(axis) - Plain[axis]) / 16;
    }

    private void TakeGyro()
    {
        for (int axis = 0; axis < 3; axis++)
        {
            int response = Response(axis + 3);
            int trim = FactoryTrim.Gyro(_sensor.ReadRegister((byte)(Register.SelfTestX + axis)) & FactoryTrim.MostCode);
            TakeChange((SelfTestItem)((int)SelfTestItem.GyroX + axis), axis == 1 ? -response : response, trim);
        }
    }

    private void TakeAccel()
    {
        int low = _sensor.ReadRegister(Register.SelfTestLow);
        for (int axis = 0; axis < 3; axis++)
        {
            int high = _sensor.ReadRegister((byte)(Register.SelfTestX + axis));
            int trim = FactoryTrim.Accel((high >> 5 << 2) | ((low >> (4 - (2 * axis))) & 3));
            TakeChange((SelfTestItem)((int)SelfTestItem.AccelX + axis), Response(axis), trim);
        }
    }

    private void TakeChange(SelfTestItem item, int response, int trim)
    {
        if (trim == 0)
        {
            // The factory wrote nothing: clones.
            Result.Take(item, 0, SelfTestVerdict.Noted);
        }
        else
        {
            Result.Take(item, FactoryTrim.ChangePermille(response, trim));
        }
    }

    private void TakeStill()
    {
        int elapsedMs = (int)(Clock.UptimeMs - _stepMs);
        int waiting = _sensor.FifoBytes() / ImuScale.FrameBytes;
        Result.Take(SelfTestItem.SampleRate, (int)((Sums.Count + waiting) * 10000000L / elapsedMs));

        int accel = 0;
        int gyro = 0;
        int least = int.MaxValue;
        int offset = 0;
        for (int axis = 0; axis < AxisSums.Axes; axis++)
        {
            int spread = Sums.SpreadQ4(axis);
            least = spread < least ? spread : least;
            if (axis < 3)
            {
                accel = spread > accel ? spread : accel;
            }
            else
            {
                gyro = spread > gyro ? spread : gyro;
                int mean = Sums.MeanQ4(axis);
                mean = mean < 0 ? -mean : mean;
                offset = mean > offset ? mean : offset;
            }
        }

        Result.Take(SelfTestItem.AccelNoise, accel * 10000 / (16 * ImuScale.AccelCountsPerG));
        Result.Take(SelfTestItem.GyroNoise, gyro * 10000 / (16 * ImuScale.GyroCountsPer10Dps));
        Result.Take(SelfTestItem.QuietestAxis, least);
        int offsetCdps = (int)(offset * 1000L / (16 * ImuScale.GyroCountsPer10Dps));
        Result.Take(SelfTestItem.GyroOffset, offsetCdps);
        if (offsetCdps > NoteOffset && Result.Verdict(SelfTestItem.GyroOffset) == SelfTestVerdict.Passed)
        {
            Result.Take(SelfTestItem.GyroOffset, offsetCdps, SelfTestVerdict.Noted);
        }

        Result.Take(SelfTestItem.Gravity, Gravity());
        Result.Take(SelfTestItem.UpAxis, Sums.MeanQ4(1) * 1000 / (16 * ImuScale.AccelCountsPerG));
        Keep();
    }

    private int Gravity()
    {
        int x = Sums.MeanQ4(0) / 16;
        int y = Sums.MeanQ4(1) / 16;
        int z = Sums.MeanQ4(2) / 16;
        return FixedPoint.Sqrt((x * x) + (y * y) + (z * z)) * 1000 / ImuScale.AccelCountsPerG;
    }

    private void TestLine()
    {
        _sensor.WriteRegister(Register.InterruptPin, Register.LatchedActiveHigh);
        _sensor.WriteRegister(Register.InterruptEnable, 0);
        _sensor.ReadRegister(Register.InterruptStatus);
        bool follows = LineFollows();
        _sensor.WriteRegister(Register.InterruptEnable, 0);
        Result.Take(SelfTestItem.InterruptLine, follows ? 1 : 0);
        if (!_motor.Works)
        {
            Next(Step.Rest);
            return;
        }

        // The usual filter would let hardly anything of the motor through.
        _sensor.Start();
        _sensor.WriteRegister(_sensor.IsMpu6050 ? Register.Configuration : Register.AccelConfiguration2, Register.LowPass184Hz);
        _peak = 0;
        _loudSample = 0;
        _lowestMillivolts = int.MaxValue;
        Expect(Step.Buzz, int.MaxValue);
        _motor.Play(Haptic.Left);
    }

    /// <summary>The pin is open for this alone: an open one takes 250 bytes.</summary>
    private bool LineFollows()
    {
        GpioController controller = new GpioController();
        try
        {
            GpioPin line = controller.OpenPin(_line, PinMode.Input);
            bool low = !(bool)line.Read();
            _sensor.WriteRegister(Register.InterruptEnable, Register.DataReady);
            Clock.Sleep(StepMs);
            bool high = (bool)line.Read();
            controller.ClosePin(_line);
            return low && high;
        }
        catch (Exception)
        {
            // A pin that the runtime does not give tells nothing.
            return false;
        }
    }

    private void Listen(long nowMs)
    {
        for (int blocks = _sensor.FifoBytes() / ImuScale.BlockBytes; blocks > 0; blocks--)
        {
            byte[]? fifo = _sensor.ReadBlocks(1);
            for (int i = 0; fifo != null && i < ImuScale.BlockSamples; i++, _samples++)
            {
                for (int axis = 0; axis < 3; axis++)
                {
                    int off = Fifo.Word(fifo, (i * ImuScale.FrameBytes) + (2 * axis)) - (Plain[axis] / 16);
                    off = off < 0 ? -off : off;
                    _peak = off > _peak ? off : _peak;
                    _loudSample = off > QuietCounts ? _samples : _loudSample;
                }
            }
        }

        int millivolts = _battery.Measure();
        if (nowMs - _stepMs < BuzzMs)
        {
            _lowestMillivolts = millivolts < _lowestMillivolts ? millivolts : _lowestMillivolts;
        }
        else if (nowMs - _stepMs > ListenMs)
        {
            Result.Take(SelfTestItem.MotorPeak, _peak * 1000 / ImuScale.AccelCountsPerG);
            int tailMs = (_loudSample * ImuScale.SamplePeriodUs / 1000) - BuzzMs;
            Result.Take(SelfTestItem.MotorTail, tailMs < 0 ? 0 : tailMs);
            int sag = millivolts - _lowestMillivolts;
            Result.Take(SelfTestItem.MotorSag, sag < 0 ? 0 : sag);
            Next(Step.Rest);
        }
    }

    private void TestRest()
    {
        int millivolts = _battery.Millivolts;
        Result.Take(SelfTestItem.Battery, millivolts);
        if (_battery.OnUsb && Result.Verdict(SelfTestItem.Battery) == SelfTestVerdict.Failed)
        {
            // The breadboard has no cell.
            Result.Take(SelfTestItem.Battery, millivolts, SelfTestVerdict.Noted);
        }

        SettingsStore flash = new("selftest");
        byte[]? before = flash.Load();
        byte[] written = { (byte)(before == null || before.Length != 1 ? 0 : before[0] + 1) };
        bool saved = flash.Save(written);
        byte[]? back = flash.Load();
        Result.Take(SelfTestItem.Flash, saved && back != null && back.Length == 1 && back[0] == written[0] ? 1 : 0);
        if (IsRadioOff)
        {
            // Left off on purpose: that is told otherwise, and says nothing of the radio.
            Result.Take(SelfTestItem.Radio, 0, SelfTestVerdict.Noted);
        }
        else
        {
            Result.Take(SelfTestItem.Radio, _link != null && _link.IsOn ? 1 : 0);
        }

        Result.Take(SelfTestItem.Memory, HeapMonitor.HasPsram() ? _heap.FreeBytes / 1024 : 0);
        Result.IsComplete = true;
    }

    private void Finish()
    {
        DueMs = Never;
        _sums = null;
        _plain = null;
        _sampler.Continue();
        _motor.Play(Result.Passed ? Haptic.Passed : Haptic.Failed);
        Finished?.Invoke();
    }
}
