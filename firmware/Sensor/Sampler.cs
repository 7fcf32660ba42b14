using HipSense.Core;

namespace HipSense.Firmware;

/// <summary>
/// Drains the sensor's FIFO into the detection, in whole blocks, and keeps the sensor alive: it looks for an absent one at growing
/// intervals, reads the configuration back every second, notices an output that is frozen, and counts what was lost when the FIFO overflowed
/// or a transfer failed.
/// </summary>
public sealed class Sampler : Duty
{
    /// <summary>How often the FIFO is drained while somebody runs, milliseconds.</summary>
    public const int DrainMs = 50;

    private const int BlockMs = ImuScale.BlockSamples * 1000 / ImuScale.RateHz;
    private const int TickMs = 10;
    private const int VerifyMs = 1000;
    private const int FailuresToLose = 5;

    // 0.32 s.
    private const int FrozenBlocksToLose = 8;

    // A freeze of 40 ms fills one of these groups of samples.
    private const int GroupBytes = ImuScale.BlockBytes / 2;
    private const int LastOfGroup = GroupBytes - ImuScale.FrameBytes;
    private const int LastOfBlock = ImuScale.BlockBytes - ImuScale.FrameBytes;
    private const int MostAheadMs = 100;

    // The turn that is lost with samples that the chip did not make is seldom more than some degrees in 20 ms; and its clock may be off by 5 %.
    private const int SlackMs = 20;
    private const int ClockShare = 16;
    private const int SilentMs = 1000;
    private const int AttemptsToTell = 2;
    private const int HangMs = 900;

    private static readonly int[] s_backOffMs = { 100, 200, 500, 1000, 2000 };

    // A try on a bus that hangs stops the whole clip for a second: a tenth of the time at the most.
    private static readonly int[] s_hangingBackOffMs = { 10000, 20000 };

    private readonly Mpu6050 _sensor;
    private readonly HipMonitor _monitor;
    private bool _running;
    private bool _heard;
    private int _attempts;
    private int _failures;
    private int _frozenBlocks;
    private long _verifyDueMs;
    private long _takenUntilMs;

    /// <summary>Makes a sampler that feeds a monitor.</summary>
    public Sampler(Mpu6050 sensor, HipMonitor monitor)
    {
        _sensor = sensor;
        _monitor = monitor;
    }

    /// <summary>Says something with the motor.</summary>
    /// <param name="what">What.</param>
    public delegate void Say(Haptic what);

    /// <summary>Is shown a block that the detection is about to take.</summary>
    /// <param name="fifo">Bytes as the chip delivered them; valid during the call.</param>
    /// <param name="offset">Index of the first of <see cref="ImuScale.BlockBytes"/>.</param>
    public delegate void Take(byte[] fifo, int offset);

    /// <summary>The sensor itself, for who tests it or puts it to sleep.</summary>
    public Mpu6050 Sensor => _sensor;

    /// <summary>Called with every block before the detection takes it, when not null: what the detection tells of it comes after.</summary>
    public Take? Taking;

    /// <summary>Called once when the sensor is lost, or not there at power-up.</summary>
    public Say? Lost;

    /// <summary>Called after every block when not null: for tools.</summary>
    public System.Threading.ThreadStart? BlockTaken;

    /// <summary>How often the FIFO is drained, milliseconds. The half-deep FIFO of the 6500 family holds 200 ms.</summary>
    public int DrainEveryMs = DrainMs;

    /// <summary>What is wrong with the sensor.</summary>
    public SensorFault Fault;

    /// <summary>True when the sensor has kept its power since the clip's last start.</summary>
    public bool HasKeptPower => _sensor.HasKeptPower;

    /// <summary>Blocks taken.</summary>
    public int Blocks;

    /// <summary>Times that the FIFO was reset because it had overflowed, or held no whole frames.</summary>
    public int FifoResets;

    /// <summary>Times that the sensor was configured anew.</summary>
    public int Restarts;

    /// <inheritdoc/>
    public override void Run(long nowMs)
    {
        if (!_running)
        {
            Start();
            return;
        }

        DueMs = nowMs + DrainEveryMs;
        if (nowMs >= _verifyDueMs)
        {
            _verifyDueMs = nowMs + VerifyMs;
            SensorFault fault = _sensor.Verify();
            if (fault == SensorFault.Misconfigured)
            {
                Lose(fault, nowMs);
                return;
            }

            Fault = fault;
            if (fault == SensorFault.None && _frozenBlocks == 0)
            {
                _attempts = 0;
            }
        }

        bool drained = Drain();
        if (_sensor.BusHangs)
        {
            Lose(SensorFault.BusHangs, nowMs);
        }
        else if (!drained && ++_failures >= FailuresToLose)
        {
            Lose(SensorFault.NotAnswering, nowMs);
        }
        else if (_frozenBlocks >= FrozenBlocksToLose || nowMs - _takenUntilMs > SilentMs)
        {
            // It answers well and would be started at once, for ever.
            Lose(SensorFault.Frozen, nowMs);
            BackOff(s_backOffMs, nowMs);
        }
        else if (drained)
        {
            _failures = 0;
        }
    }

    /// <summary>Leaves the sensor to somebody else.</summary>
    public void Pause()
    {
        _running = false;
        _frozenBlocks = 0;
        _failures = 0;
        DueMs = Never;
    }

    /// <summary>Takes the sensor back and configures it anew; what happened in between is lost time.</summary>
    public void Continue()
    {
        DueMs = 0;
    }

    private void Lose(SensorFault fault, long nowMs)
    {
        Fault = fault;
        _running = false;
        _failures = 0;
        _frozenBlocks = 0;
        DueMs = nowMs;
    }

    private void BackOff(int[] waitsMs, long nowMs)
    {
        DueMs = nowMs + waitsMs[_attempts < waitsMs.Length ? _attempts : waitsMs.Length - 1];
        _attempts++;
        if (_attempts == AttemptsToTell)
        {
            Lost?.Invoke(Haptic.SensorLost);
        }
    }

    /// <summary>
    /// Empties the sensor's FIFO as far as it goes, for who must hold everything up for long: only whole blocks are taken, so the next turn is moved to the
    /// moment at which there is nothing but whole blocks.
    /// </summary>
    /// <param name="nowMs">Uptime, milliseconds.</param>
    /// <returns>True when it is empty now but for a sample or two, or not being emptied at all; otherwise ask again after the next turn.</returns>
    public bool MakeRoom(long nowMs)
    {
        int waitingMs = (int)(nowMs - _takenUntilMs);
        if (!_running || waitingMs < TickMs || DueMs > nowMs + DrainMs)
        {
            return true;
        }

        // Whoever held everything up already has made the next turn due: it is not put off. Nor is a sensor that does not answer asked more often: it would be given up too soon.
        if (DueMs > nowMs && _failures == 0)
        {
            // A sleep ends a tick late.
            int waitMs = BlockMs - (waitingMs % BlockMs) - TickMs;
            DueMs = nowMs + (waitMs > TickMs ? waitMs : TickMs);
        }

        return false;
    }

    private void Start()
    {
        long beganMs = Clock.UptimeMs;
        Fault = _sensor.Start();
        long nowMs = Clock.UptimeMs;
        if (Fault != SensorFault.None)
        {
            // Lines that are seen to be held cost nothing; a transfer that hangs costs a second, in which nothing else runs.
            BackOff(_sensor.BusHangs && nowMs - beganMs >= HangMs ? s_hangingBackOffMs : s_backOffMs, nowMs);
            return;
        }

        Restarts++;
        Resume();
        _running = true;
        _verifyDueMs = nowMs + VerifyMs;
        DueMs = nowMs + DrainMs;
    }

    private bool Drain()
    {
        // The count is of some moment between these two, which the runtime may tear apart: what is missing is told by the first, what is taken by the second.
        long beforeMs = Clock.UptimeMs;
        int bytes = _sensor.FifoBytes();
        if (bytes < 0)
        {
            return false;
        }

        if (bytes % ImuScale.FrameBytes != 0)
        {
            // The chip may have been in the middle of a frame: ask again before believing it.
            bytes = _sensor.FifoBytes();
        }

        long nowMs = Clock.UptimeMs;

        // Less than time must have brought: the chip stood still for a while, or its FIFO was emptied behind our back.
        int sinceMs = (int)(beforeMs - _takenUntilMs);
        int madeMs = bytes / ImuScale.FrameBytes * ImuScale.SamplePeriodUs / 1000;
        int missingMs = sinceMs - madeMs;
        if (IsWrong(bytes, madeMs - (int)(nowMs - _takenUntilMs)))
        {
            FifoResets++;
            bool reset = _sensor.ResetFifo();
            Resume();
            return reset;
        }

        int blocks = bytes / ImuScale.BlockBytes;
        if (blocks > 0 && missingMs > SlackMs + (sinceMs / ClockShare))
        {
            Skip(missingMs);
        }

        while (blocks > 0)
        {
            int some = blocks < Mpu6050.MostBlocks ? blocks : Mpu6050.MostBlocks;
            byte[]? fifo = _sensor.ReadBlocks(some);
            if (fifo == null && IsWhole(blocks))
            {
                // A refused transfer has taken nothing out of the FIFO.
                fifo = _sensor.ReadBlocks(some);
            }

            if (fifo == null)
            {
                // How much of it the chip has given away is not known: begin on a whole frame again.
                if (_sensor.ResetFifo())
                {
                    FifoResets++;
                    Resume();
                }

                return false;
            }

            for (int i = 0; i < some; i++)
            {
                int block = i * ImuScale.BlockBytes;
                _frozenBlocks = IsSame(fifo, block, LastOfBlock) ? _frozenBlocks + 1 : 0;
                if ((IsSame(fifo, block, LastOfGroup) || IsSame(fifo, block + GroupBytes, LastOfGroup)) && Turns(fifo, block))
                {
                    // A rate that is stuck would turn the up vector on and on.
                    _takenUntilMs += BlockMs;
                    Skip(BlockMs);
                    continue;
                }

                Taking?.Invoke(fifo, block);

                // Taken when it has got through: one in whose midst an allocation failed is missing, and the next turn says so.
                _monitor.ProcessBlock(fifo, block);
                _takenUntilMs += BlockMs;
                Blocks++;
                BlockTaken?.Invoke();
            }

            blocks -= some;
        }

        if (bytes >= ImuScale.BlockBytes)
        {
            // By the clock again, since the chip's own may be off by some percent.
            _takenUntilMs = nowMs - (bytes % ImuScale.BlockBytes / ImuScale.FrameBytes * ImuScale.SamplePeriodUs / 1000);
        }

        return true;
    }

    /// <summary>
    /// True when two samples are the same to the bit: a living sensor's noise is some counts, so that they agree in all twelve bytes once in hours. Rates of
    /// exactly zero in all axes are let pass: no gyro says so, but recordings made by hand do, in which somebody stands perfectly still.
    /// </summary>
    private static bool IsSame(byte[] fifo, int first, int apart)
    {
        // The last low byte nearly always tells.
        int last = first + ImuScale.FrameBytes - 1;
        if (fifo[last] != fifo[last + apart])
        {
            return false;
        }

        int set = 0;
        int turning = 0;
        for (int i = 0; i < ImuScale.FrameBytes; i++)
        {
            if (fifo[first + i] != fifo[first + i + apart])
            {
                return false;
            }

            set |= fifo[first + i];
            turning |= i < ImuScale.FrameBytes / 2 ? 0 : fifo[first + i];
        }

        return turning != 0 || set == 0;
    }

    /// <summary>True when a rate in the middle of a block is beyond 8 °/s, which is a third of a degree in the block: its high byte is neither 0 nor −1.</summary>
    private static bool Turns(byte[] fifo, int block)
    {
        int middle = block + GroupBytes;
        return (byte)(fifo[middle - 6] + 1) > 1 || (byte)(fifo[middle - 4] + 1) > 1 || (byte)(fifo[middle - 2] + 1) > 1;
    }

    /// <summary>The depth is no multiple of a frame, so that after an overflow no frame begins where one is expected; and no chip makes more samples than there was time for.</summary>
    private bool IsWrong(int bytes, int aheadMs)
    {
        return bytes % ImuScale.FrameBytes != 0
            || aheadMs > MostAheadMs
            || bytes > _sensor.FifoDepth - ImuScale.FrameBytes
            || (bytes > _sensor.FifoDepth / 2 && _sensor.FifoOverflowed());
    }

    private bool IsWhole(int blocks)
    {
        int bytes = _sensor.FifoBytes();
        return bytes >= blocks * ImuScale.BlockBytes && bytes <= _sensor.FifoDepth - ImuScale.FrameBytes && bytes % ImuScale.FrameBytes == 0;
    }

    private void Resume()
    {
        long nowMs = Clock.UptimeMs;
        if (_heard)
        {
            Skip(nowMs - _takenUntilMs);
        }

        _heard = true;
        _takenUntilMs = nowMs;
    }

    private void Skip(long lostMs)
    {
        _monitor.Skip((int)(((lostMs * 1000) + (ImuScale.SamplePeriodUs / 2)) / ImuScale.SamplePeriodUs));
    }
}
