using HipSense.Core;

namespace HipSense.Firmware;

/// <summary>
/// Drains the sensor's FIFO into the detection, in whole blocks, and keeps the sensor alive: it looks for an absent one at growing
/// intervals, reads the configuration back every second, and counts what was lost when the FIFO overflowed or a transfer failed.
/// </summary>
public sealed class Sampler : Duty
{
    private const int DrainMs = 50;
    private const int BlockMs = ImuScale.BlockSamples * 1000 / ImuScale.RateHz;
    private const int TickMs = 10;
    private const int VerifyMs = 1000;
    private const int FailuresToLose = 5;

    private static readonly int[] s_backOffMs = { 100, 200, 500, 1000, 2000 };

    private readonly Mpu6050 _sensor;
    private readonly HipMonitor _monitor;
    private bool _running;
    private bool _heard;
    private int _attempts;
    private int _failures;
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

    /// <summary>Called once when the sensor is lost, or not there at power-up.</summary>
    public Say? Lost;

    /// <summary>Called after every block when not null: for tools.</summary>
    public System.Threading.ThreadStart? BlockTaken;

    /// <summary>What is wrong with the sensor.</summary>
    public SensorFault Fault;

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

        DueMs = nowMs + DrainMs;
        if (nowMs >= _verifyDueMs)
        {
            _verifyDueMs = nowMs + VerifyMs;
            Fault = _sensor.Verify();
            if (Fault == SensorFault.Misconfigured)
            {
                _running = false;
                DueMs = nowMs;
                return;
            }
        }

        if (Drain(Clock.UptimeMs))
        {
            _failures = 0;
        }
        else if (++_failures >= FailuresToLose)
        {
            Fault = SensorFault.NotAnswering;
            _running = false;
            _failures = 0;
            DueMs = nowMs;
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

        // A sleep ends a tick late.
        int waitMs = BlockMs - (waitingMs % BlockMs) - TickMs;
        DueMs = nowMs + (waitMs > TickMs ? waitMs : TickMs);
        return false;
    }

    private void Start()
    {
        Fault = _sensor.Start();
        long nowMs = Clock.UptimeMs;
        if (Fault != SensorFault.None)
        {
            // A dead bus costs up to a second a try, in which nothing else runs: ask it ever less often.
            DueMs = nowMs + s_backOffMs[_attempts];
            _attempts = _attempts < s_backOffMs.Length - 1 ? _attempts + 1 : _attempts;
            if (_attempts == 2)
            {
                Lost?.Invoke(Haptic.SensorLost);
            }

            return;
        }

        Restarts++;
        _attempts = 0;
        Resume();
        _running = true;
        _verifyDueMs = nowMs + VerifyMs;
        DueMs = nowMs + DrainMs;
    }

    private bool Drain(long nowMs)
    {
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

        // The depth is no multiple of a frame, so that after an overflow no frame begins where one is expected.
        if (bytes % ImuScale.FrameBytes != 0
            || bytes > _sensor.FifoDepth - ImuScale.FrameBytes
            || (bytes > _sensor.FifoDepth / 2 && _sensor.FifoOverflowed()))
        {
            FifoResets++;
            bool reset = _sensor.ResetFifo();
            Resume();
            return reset;
        }

        int blocks = bytes / ImuScale.BlockBytes;
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
                _monitor.ProcessBlock(fifo, i * ImuScale.BlockBytes);
                Blocks++;
                _takenUntilMs += BlockMs;
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
            _monitor.Skip((int)((nowMs - _takenUntilMs) * 1000 / ImuScale.SamplePeriodUs));
        }

        _heard = true;
        _takenUntilMs = nowMs;
    }
}
