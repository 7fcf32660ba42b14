namespace HipSense.Core;

/// <summary>
/// Finds how the clip is mounted, and the gyro's bias: from standing still; from the run itself when the runner ran off at once; and from
/// standing once more after the clip has slipped. A mount from before a restart of the clip is held against the run before it is believed.
/// </summary>
public sealed class MountFinder : DetectorPart
{
    // 16 s until the gyro's bias, which nobody has measured, is learned (three times its time constant), and 8 s to look: eleven strides.
    private const int BlocksToSettle = 400;
    private const int BlocksOnTheRun = 200;

    // 1 s and 4 s: before ten stances are there, which no cue comes without.
    private const int BlocksToSettleKept = 25;
    private const int BlocksToCheck = 100;

    // Sines in Q12. To the side 4°, as no road slopes so; forward 20°, since a pelvis leans on the run.
    private const int MostSideways = 286;
    private const int MostForward = 1401;

    private readonly MountFrame _mount;
    private readonly UpVectorFilter _up;
    private readonly SampleBlock _block = new();
    private readonly StandingCalibration _standing = new();
    private int _blocks;
    private int _sumX;
    private int _sumY;
    private int _sumZ;
    private int _rateX;
    private int _rateY;
    private int _rateZ;

    /// <summary>Makes a finder that sets the given mount and filter.</summary>
    public MountFinder(MountFrame mount, UpVectorFilter up)
    {
        _mount = mount;
        _up = up;
    }

    /// <summary>True until a mount is known.</summary>
    public bool Missing;

    /// <summary>True while blocks must come by here.</summary>
    public bool Searching;

    /// <summary>True when the mount comes from standing, or is given, so that its zero is the pelvis' own.</summary>
    public bool HasZero;

    /// <summary>True while a mount from before a restart has not been held against the run.</summary>
    public bool Doubted;

    /// <summary>The gyro's bias that was found with the mount, counts · 16.</summary>
    public int BiasX;

    /// <inheritdoc cref="BiasX"/>
    public int BiasY;

    /// <inheritdoc cref="BiasX"/>
    public int BiasZ;

    /// <inheritdoc/>
    public override void Reset(ResetReason reason, int sample)
    {
        switch (reason)
        {
            case ResetReason.SamplesLost:
                Listen(Searching);
                break;
            case ResetReason.Uncalibrated:
            case ResetReason.MountRefuted:
            case ResetReason.MountGiven:
                bool given = reason == ResetReason.MountGiven;
                Missing = !given;
                HasZero = given;
                Doubted = false;
                BiasX = 0;
                BiasY = 0;
                BiasZ = 0;
                Listen(!given);
                break;
        }
    }

    /// <summary>
    /// Takes up a mount from before a restart. The clip may have been taken off meanwhile: standing still replaces the mount, and the first seconds of
    /// running confirm or refute it.
    /// </summary>
    public void Restore(RunState kept)
    {
        _mount.Set(kept.Mount);
        BiasX = kept.BiasX;
        BiasY = kept.BiasY;
        BiasZ = kept.BiasZ;

        // Up is back × right, 1.0 in Q13 both; 1 g is 2,048 counts.
        int x = ((_mount.BackY * _mount.RightZ) - (_mount.BackZ * _mount.RightY)) >> 11;
        int y = ((_mount.BackZ * _mount.RightX) - (_mount.BackX * _mount.RightZ)) >> 11;
        int z = ((_mount.BackX * _mount.RightY) - (_mount.BackY * _mount.RightX)) >> 11;
        _up.Start(x, y, z, BiasX, BiasY, BiasZ);

        // Nobody stands as drawn at that moment: gravity is trusted more until up has settled.
        _up.Skip();
        Missing = false;
        HasZero = kept.HasZero;
        Doubted = true;
        Listen(true);
    }

    /// <summary>The runner has stopped, and what is known of the mount is not enough: what was listened to so far belongs to something else.</summary>
    public void SearchAgain()
    {
        Listen(true);
    }

    /// <summary>Listens to a block, which the filter has had.</summary>
    /// <param name="fifo">Bytes as the chip delivers them.</param>
    /// <param name="offset">Index of the first byte of the block.</param>
    /// <param name="running">True when the runner runs.</param>
    /// <returns>Done or OnTheRun when mount and filter have been set anew; Pending while there is nothing to say; else what is wrong.</returns>
    public CalibrationResult Process(byte[] fifo, int offset, bool running)
    {
        if (running)
        {
            return Missing ? ListenToRun(fifo, offset) : Doubted ? HoldAgainstRun() : CalibrationResult.Pending;
        }

        _block.Decode(fifo, offset);
        CalibrationResult result = _standing.Process(_block);
        if (result == CalibrationResult.Done && _mount.SetFromGravity(_standing.GravityX, _standing.GravityY, _standing.GravityZ))
        {
            BiasX = _standing.BiasX;
            BiasY = _standing.BiasY;
            BiasZ = _standing.BiasZ;
            _up.Start(_standing.GravityX, _standing.GravityY, _standing.GravityZ, BiasX, BiasY, BiasZ);
            Missing = false;
            Searching = false;
            Doubted = false;
            HasZero = true;
        }

        return result;
    }

    private CalibrationResult ListenToRun(byte[] fifo, int offset)
    {
        if (_blocks < BlocksToSettle)
        {
            _blocks++;
            StartSums();
            return CalibrationResult.Pending;
        }

        // Nobody turns over on the run: the mean rate is the bias, but about the vertical, where it hurts nobody. 1,600 additions of 2¹⁵ at the most.
        _block.Decode(fifo, offset);
        for (int i = 0; i < ImuScale.BlockSamples; i++)
        {
            _rateX += _block.Gx[i];
            _rateY += _block.Gy[i];
            _rateZ += _block.Gz[i];
        }

        // The mean up vector of whole strides, nearly: 200 additions of 4,096 · 1.3 at the most.
        _sumX += _up.UpX;
        _sumY += _up.UpY;
        _sumZ += _up.UpZ;
        if (++_blocks < BlocksToSettle + BlocksOnTheRun)
        {
            return CalibrationResult.Pending;
        }

        BiasX = _rateX * 2 / BlocksOnTheRun;
        BiasY = _rateY * 2 / BlocksOnTheRun;
        BiasZ = _rateZ * 2 / BlocksOnTheRun;
        _blocks = BlocksToSettle - 1;
        int x = _sumX / BlocksOnTheRun;
        int y = _sumY / BlocksOnTheRun;
        int z = _sumZ / BlocksOnTheRun;
        CalibrationResult pose = StandingCalibration.Pose(x, y, z);
        if (pose != CalibrationResult.Done || !_mount.SetFromGravity(x, y, z))
        {
            return pose;
        }

        Missing = false;
        Searching = false;
        return CalibrationResult.OnTheRun;
    }

    /// <summary>Whether up, on the run, is where the kept mount says; if not, nothing is known any more.</summary>
    private CalibrationResult HoldAgainstRun()
    {
        if (_blocks < BlocksToSettleKept)
        {
            _blocks++;
            StartSums();
            return CalibrationResult.Pending;
        }

        _sumX += _up.UpX;
        _sumY += _up.UpY;
        _sumZ += _up.UpZ;
        if (++_blocks < BlocksToSettleKept + BlocksToCheck)
        {
            return CalibrationResult.Pending;
        }

        int x = _sumX / BlocksToCheck;
        int y = _sumY / BlocksToCheck;
        int z = _sumZ / BlocksToCheck;
        int right = ((x * _mount.RightX) + (y * _mount.RightY) + (z * _mount.RightZ)) >> 13;
        int back = ((x * _mount.BackX) + (y * _mount.BackY) + (z * _mount.BackZ)) >> 13;
        if (right > MostSideways || right < -MostSideways || back > MostForward || back < -MostForward)
        {
            return CalibrationResult.Moved;
        }

        Doubted = false;
        Searching = false;
        return CalibrationResult.Pending;
    }

    private void Listen(bool search)
    {
        Searching = search;
        _blocks = 0;
        _standing.Start();
        StartSums();
    }

    private void StartSums()
    {
        _sumX = 0;
        _sumY = 0;
        _sumZ = 0;
        _rateX = 0;
        _rateY = 0;
        _rateZ = 0;
    }
}
