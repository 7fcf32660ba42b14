using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using HipSense.Core;
using HipSense.Peers;

namespace HipSense.VirtualClip;

/// <summary>
/// A recording through the detection alone, without firmware and board around it, which shows what the board does not: how the clip takes
/// itself to sit at each moment, and its up vector beside that of the same method in double precision.
/// </summary>
internal sealed class MonitorTrack : IHipListener
{
    private readonly List<Vector> _right = [];
    private readonly List<Vector> _back = [];
    private readonly TwoStageFilter _double = new();
    private CalibrationResult _calibration;
    private bool _isDoubleStarted;

    private MonitorTrack()
    {
    }

    /// <summary>Angles between the up vectors of the integers and of double precision, degrees, of all samples from a standing calibration on.</summary>
    public ErrorSum FromDouble { get; } = new();

    /// <summary>Blocks in which a reading of the gyro was at full scale: double precision is not compared then.</summary>
    public int ClippedBlocks { get; private set; }

    /// <summary>The runner's right in sensor axes at a row; null before the clip knows it.</summary>
    /// <param name="row">The row.</param>
    public Vector? Right(int row) => At(_right, row);

    /// <summary>The runner's back in sensor axes at a row; null before the clip knows it.</summary>
    /// <param name="row">The row.</param>
    public Vector? Back(int row) => At(_back, row);

    /// <summary>Sends a recording through.</summary>
    public static MonitorTrack Of(Recording recording)
    {
        var track = new MonitorTrack();
        var monitor = new HipMonitor(new AlertSettings(), track);
        if (recording.IsStanding)
        {
            monitor.StartStanding();
        }
        else
        {
            monitor.StartUncalibrated();
        }

        int[] trace = new int[3 * ImuScale.BlockSamples];
        monitor.UpVector.Trace = trace;
        byte[] fifo = new byte[ImuScale.BlockBytes];
        bool wasCalibrating = monitor.Calibrating;
        for (int row = 0; row + ImuScale.BlockSamples <= recording.Rows; row += ImuScale.BlockSamples)
        {
            Pack(recording, row, fifo);
            track._double.Running = monitor.UpVector.Running;
            monitor.ProcessBlock(fifo, 0);
            track.Compare(recording, row, trace, isCalibrated: !wasCalibrating && track._isDoubleStarted);
            track._double.Offset = OffsetOf(monitor.UpVector.Offset);
            if (wasCalibrating && !monitor.Calibrating && track._calibration == CalibrationResult.Done)
            {
                int first = row + ImuScale.BlockSamples - StandingCalibration.Samples;
                (Vector gravity, Vector bias) = RecordedSamples.Mean(recording, first, StandingCalibration.Samples);
                track._double.Start(gravity, bias);
                track._isDoubleStarted = true;
            }

            wasCalibrating = monitor.Calibrating;
            track._right.Add(wasCalibrating ? default : RightOf(monitor.Mount));
            track._back.Add(wasCalibrating ? default : BackOf(monitor.Mount));
        }

        return track;
    }

    /// <inheritdoc/>
    public void OnCalibration(CalibrationResult result, long atUs) => _calibration = result;

    /// <inheritdoc/>
    public void OnActivity(Activity activity, long sinceUs)
    {
    }

    /// <inheritdoc/>
    public void OnStance(Stance stance)
    {
    }

    /// <inheritdoc/>
    public void OnStride(Stride stride)
    {
    }

    /// <inheritdoc/>
    public void OnCue(Cue cue)
    {
    }

    private static Vector OffsetOf(BackOffset offset) => Math.Pow(2, -24) * new Vector(offset.X, offset.Y, offset.Z);

    private static Vector? At(List<Vector> axis, int row)
    {
        int block = row / ImuScale.BlockSamples;
        return block >= axis.Count || axis[block] == default ? null : axis[block];
    }

    private static Vector BackOf(MountFrame mount) => 1.0 / MountFrame.One * new Vector(mount.BackX, mount.BackY, mount.BackZ);

    private static Vector RightOf(MountFrame mount) => 1.0 / MountFrame.One * new Vector(mount.RightX, mount.RightY, mount.RightZ);

    private static void Pack(Recording recording, int row, byte[] fifo)
    {
        for (int i = 0; i < ImuScale.BlockSamples; i++)
        {
            ReadOnlySpan<short> counts = recording.Row(row + i);
            for (int channel = 0; channel < Recording.Channels; channel++)
            {
                BinaryPrimitives.WriteInt16BigEndian(fifo.AsSpan((i * ImuScale.FrameBytes) + (2 * channel)), counts[channel]);
            }
        }
    }

    private void Compare(Recording recording, int row, int[] trace, bool isCalibrated)
    {
        for (int i = 0; i < ImuScale.BlockSamples; i++)
        {
            _double.Update(RecordedSamples.Rate(recording, row + i), RecordedSamples.Force(recording, row + i));

            // The state is that of a whole pair after its second sample.
            if (i % 2 == 1 && isCalibrated && ClippedBlocks == 0)
            {
                var up = new Vector(trace[3 * i], trace[(3 * i) + 1], trace[(3 * i) + 2]);
                FromDouble.Add(Vector.AngleDeg(up.Normalized(), _double.Up));
            }
        }

        ClippedBlocks += RecordedSamples.IsGyroAtRail(recording, row, ImuScale.BlockSamples) ? 1 : 0;
    }
}
