using System;
using System.Collections.Generic;
using System.Device.I2c;
using System.Linq;
using HipSense.Core;
using HipSense.Firmware;
using HipSense.Rivals;
using HipSense.Virtual;
using HipSense.VirtualClip;
using nanoFramework.Hardware.Esp32;

namespace HipSense.Benchmarks;

/// <summary>
/// What is measured. These methods run inside of a <see cref="CountingContext"/>, where the clip's code counts; what they are given and return is
/// of types that are the same inside and outside.
/// </summary>
public static class Workloads
{
    private const long SecondUs = 1_000_000;

    /// <summary>The whole clip on a virtual board, from power-up to the end of the window that is counted; the log records.</summary>
    /// <param name="rows">Six counts for each sample, standing still first.</param>
    /// <param name="fromSecond">Second after power-up at which counting begins.</param>
    /// <param name="seconds">For how long it counts.</param>
    /// <param name="withPhone">True: the owner's phone is connected and listens.</param>
    /// <returns>What was counted, what the board was used for in the window, and packets and bytes that the phone was told: metrics, alerts, cadence.</returns>
    public static (Taken Counted, BoardUse Use, (long Packets, long Bytes)[] Told) Clip(short[] rows, int fromSecond, int seconds, bool withPhone)
    {
        Taken counted = default;
        BoardUse use = default;
        (long Packets, long Bytes)[] told = [];
        var recording = new Recording("counted", isStanding: true, rows, new Dictionary<string, double[]>());
        var board = new VirtualBoard(BoardOptions.XiaoEsp32S3(new RecordingSignal(recording)));
        Clip? clip = null;
        var phone = new OwnersPhone(board, () => clip!.Link.Session.Key);
        if (withPhone)
        {
            board.Time.At(SecondUs, phone.Connect);
        }

        // Calls of the board's time run while the clip sleeps, so that no burst is cut in two.
        board.Time.At(fromSecond * SecondUs, () =>
        {
            Counter.Clear();
            use = UseOf(board);
            told = phone.Told;
        });
        board.Time.At((fromSecond + seconds) * SecondUs, () =>
        {
            counted = Counter.Take();
            BoardUse now = UseOf(board);
            use = (now.BusUs - use.BusUs, now.FlashUs - use.FlashUs, now.FlashBytes - use.FlashBytes, now.Erases - use.Erases, now.LogBytes - use.LogBytes);
            told = [.. phone.Told.Zip(told, (after, before) => (after.Packets - before.Packets, after.Bytes - before.Bytes))];
            board.PowerOffAt(board.Time.NowUs);
        });
        BoardStop stop = board.Run(() =>
        {
            clip = new Clip(Firmware.Board.ForTarget(board.Options.TargetName), new ClipOptions());
            clip.Run();
        });
        bool ran = stop == BoardStop.PowerOff && clip is { Faults: 0, Log.Recording: true, Log.Failures: 0 }
            && !clip.Monitor.Calibrating && clip.Monitor.Activity == Activity.Running && phone.IsOwner == withPhone;
        board.Radio.ThrowIfTrapped();
        return ran ? (counted, use, told) : throw new InvalidOperationException($"The clip did not run as it should: {stop}, {clip?.LastFault}.");
    }

    /// <summary>The detection alone, for hours: the same minute again and again.</summary>
    /// <param name="lead">Blocks of standing still and the beginning of the run.</param>
    /// <param name="minute">Blocks of a minute of running.</param>
    /// <param name="minutes">The minutes to tell of, counted from 1, in order.</param>
    /// <returns>Instructions from FIFO byte to event in each of them.</returns>
    public static long[] LongRun(byte[] lead, byte[] minute, int[] minutes)
    {
        var monitor = new HipMonitor(new AlertSettings(), new HipEvents());
        monitor.StartStanding();
        Process(monitor, lead);
        var costs = new List<long>();
        for (int now = 1; now <= minutes[^1]; now++)
        {
            Counter.Clear();
            Process(monitor, minute);
            if (minutes.Contains(now))
            {
                costs.Add(Counter.Take().Blocks.Sum());
            }
        }

        return [.. costs];
    }

    /// <summary>A rival's filter over blocks of the FIFO.</summary>
    /// <param name="family">Its place in <see cref="RivalList"/>; −1 for <see cref="BareDecode"/>.</param>
    /// <param name="fifo">Whole blocks.</param>
    /// <param name="bias">What the gyro shows at rest, counts.</param>
    /// <param name="countFrom">The block at which counting begins.</param>
    /// <returns>See <see cref="Counter.Take"/>; everything is in the stage of the monitor.</returns>
    public static Taken Rival(int family, byte[] fifo, double[] bias, int countFrom)
    {
        Rival rival = family < 0 ? new BareDecode() : RivalList.All[family].Settings[0]();
        rival.BiasX = bias[0];
        rival.BiasY = bias[1];
        rival.BiasZ = bias[2];
        rival.Running = true;
        for (int block = 0; block < fifo.Length / ImuScale.BlockBytes; block++)
        {
            if (block == countFrom)
            {
                Counter.Clear();
            }

            int former = Counter.Enter(Stages.Monitor);
            rival.Process(fifo, block * ImuScale.BlockBytes);
            Counter.Leave(former);
        }

        return Counter.Take();
    }

    /// <summary>Reading the registers of the sensor for each sample, without a filter.</summary>
    /// <param name="samples">How often.</param>
    /// <returns>What was counted, in the stage of the sampler, and for how long the bus was busy, µs.</returns>
    public static (Taken Counted, long BusUs) Registers(int samples)
    {
        var still = new Recording("still", isStanding: false, new short[Recording.Channels], new Dictionary<string, double[]>());
        var board = new VirtualBoard(BoardOptions.XiaoEsp32S3(new RecordingSignal(still)));
        board.Run(() =>
        {
            Configuration.SetPinFunction(board.Options.SdaPin, DeviceFunction.I2C1_DATA);
            Configuration.SetPinFunction(board.Options.SclPin, DeviceFunction.I2C1_CLOCK);
            var reader = new RegisterReader(I2cDevice.Create(new I2cConnectionSettings(1, board.Options.ImuAddress, I2cBusSpeed.FastMode)));
            int former = Counter.Enter(Stages.Sampler);
            for (int i = 0; i < samples; i++)
            {
                reader.GetAccelerometer();
                reader.GetGyroscopeReading();
            }

            Counter.Leave(former);
        });
        return (Counter.Take(), board.I2c.BusyUs);
    }

    private static BoardUse UseOf(VirtualBoard board) => (
        board.I2c.BusyUs,
        board.Flash.BusyUs,
        board.Flash.ProgrammedBytes,
        board.Flash.Erases,
        board.Flash.Files.Where(file => file.EndsWith(".log", StringComparison.Ordinal)).Sum(file => board.Flash.Content(file)!.LongLength));

    private static void Process(HipMonitor monitor, byte[] fifo)
    {
        for (int at = 0; at < fifo.Length; at += ImuScale.BlockBytes)
        {
            monitor.ProcessBlock(fifo, at);
        }
    }
}
