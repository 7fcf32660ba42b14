namespace HipSense.Core;

/// <summary>
/// Finds how the clip is mounted, and the gyro's bias: from standing still; from the run itself when the runner ran off at once, over as many stops as it
/// takes; and from standing still after that, or after the clip has slipped. A mount from before a restart of the clip is held against the run before it is believed.
/// </summary>
public sealed class MountFinder : DetectorPart
{
    // 2.4 s until up and the gyro's bias, of which nothing was known, are there to a degree or two; 0.8 s after a stop, in which the runner has pushed off.
    private const int BlocksToSettle = 60;
    private const int BlocksToSettleAgain = 20;

    // 4.8 s, seven strides.
    private const int BlocksOnTheRun = 120;

    // Two minutes without running: the clip may have been put on again.
    private const int BlocksToForget = 3000;

    // 10 s of walking or running.
    private const int BlocksToRemind = 250;

    // 2 s until drops are within 0.7° of what they were, and the windows of the alerts begin anew; then 4 s, in which nobody makes the ten stances of a side that no cue comes without.
    private const int BlocksToSettleKept = 50;
    private const int BlocksToCheck = 100;

    // Of a pose that was kept for 2.56 and 3.84 s; who goes on so is left to the filter, which knows better by then.
    private const int PiecesToStart = 3;

    // How far up and bias may be from those of a pose, which is itself good to 5° and 2 °/s: 10° (sine in Q12), 6 °/s (counts · 16).
    private const int MostAskew = 711;
    private const int MostOff = 3149;

    // And when both were known: 25°, 15 °/s. Nobody pushes off so hard or turns so for seconds without running.
    private const int MostAskewKnown = 1731;
    private const int MostOffKnown = 7872;

    // 10 s with short time constants after that.
    private const int BlocksToAcquire = 250;

    // Sines in Q12. To the side 4°, as no road slopes so; forward 20°, since a pelvis leans on the run.
    private const int MostSideways = 286;
    private const int MostForward = 1401;

    private readonly MountFrame _mount;
    private readonly UpVectorFilter _up;
    private readonly StandingCalibration _standing = new();
    private readonly WornPose _worn = new();
    private int _toSettle;
    private int _listened;
    private int _idle;
    private int _moved;
    private int _acquiring;
    private bool _ran;
    private bool _leans;
    private int _sumX;
    private int _sumY;
    private int _sumZ;
    private int _turn;

    /// <summary>Makes a finder that sets the given mount and filter.</summary>
    public MountFinder(MountFrame mount, UpVectorFilter up)
    {
        _mount = mount;
        _up = up;
    }

    /// <summary>True until a mount is known.</summary>
    public bool Missing;

    /// <summary>True while a mount from standing is wanted: blocks must come by here. They must also while the runner does not run.</summary>
    public bool Searching;

    /// <summary>True when the mount comes from standing, or is given, so that its zero is the pelvis' own.</summary>
    public bool HasZero;

    /// <summary>True while a mount from before a restart has not been held against the run.</summary>
    public bool Doubted;

    /// <summary>True while, after a restart, up has not settled: what is measured is worth nothing yet.</summary>
    public bool Settling => Doubted && _toSettle > 0;

    /// <summary>The gyro's bias that was found with the mount, counts · 16.</summary>
    public int BiasX;

    /// <inheritdoc cref="BiasX"/>
    public int BiasY;

    /// <inheritdoc cref="BiasX"/>
    public int BiasZ;

    /// <summary>How the mount was found; nothing to go by while <see cref="Missing"/>.</summary>
    public CalibrationResult Result =>
        HasZero ? (_leans ? CalibrationResult.Leaning : CalibrationResult.Done) : _leans ? CalibrationResult.OnTheRunLeaning : CalibrationResult.OnTheRun;

    /// <inheritdoc/>
    public override void Reset(ResetReason reason, int sample)
    {
        switch (reason)
        {
            case ResetReason.RunnerStopped:
                // What was listened to before the run belongs to something else; what is gathered of the run goes on.
                _standing.Start();
                _ran = false;
                _idle = 0;
                if (!Missing)
                {
                    _worn.Start();
                }

                break;
            case ResetReason.SamplesLost:
                // What was gathered on the run still holds; up has to settle again.
                _standing.Start();
                _worn.Start();
                _ran = false;
                break;
            case ResetReason.Uncalibrated:
            case ResetReason.MountRefuted:
            case ResetReason.MountGiven:
                bool given = reason == ResetReason.MountGiven;
                Missing = !given;
                Searching = !given;
                HasZero = given;
                Doubted = false;
                BiasX = 0;
                BiasY = 0;
                BiasZ = 0;
                _leans = false;
                _moved = 0;
                _acquiring = 0;
                _standing.Start();
                _worn.Start();
                Gather(BlocksToSettle);
                break;
        }
    }

    /// <summary>
    /// Takes up a mount from before a restart. The clip may have been taken off meanwhile: standing still replaces the mount, and the first seconds of
    /// running confirm or refute it.
    /// </summary>
    /// <param name="mount">How the clip sat.</param>
    /// <param name="biasX">Rate about sensor x that the gyro shows while nothing turns, counts · 16.</param>
    /// <param name="biasY">Likewise about y.</param>
    /// <param name="biasZ">Likewise about z.</param>
    /// <param name="backOffset">The accelerometer's offset along the runner's back, 2⁻¹⁶ g, within ±<see cref="BackOffset.Largest"/>; 0: not known.</param>
    /// <param name="hasZero">True when the mount comes from standing.</param>
    public void Restore(MountFrame mount, int biasX, int biasY, int biasZ, int backOffset, bool hasZero)
    {
        _mount.Set(mount);
        BiasX = biasX;
        BiasY = biasY;
        BiasZ = biasZ;

        // Up is back × right, 1.0 in Q13 both; 1 g is 2,048 counts.
        int x = ((_mount.BackY * _mount.RightZ) - (_mount.BackZ * _mount.RightY)) >> 11;
        int y = ((_mount.BackZ * _mount.RightX) - (_mount.BackX * _mount.RightZ)) >> 11;
        int z = ((_mount.BackX * _mount.RightY) - (_mount.BackY * _mount.RightX)) >> 11;
        _up.Start(x, y, z, BiasX, BiasY, BiasZ);
        _up.Offset.Restore(backOffset, _mount);

        // Nobody stands as drawn at that moment: gravity is trusted more until up has settled.
        _up.Skip();
        _leans = StandingCalibration.Pose(x >> 2, y >> 2, z >> 2) == CalibrationResult.Leaning;
        Missing = false;
        HasZero = hasZero;
        Doubted = true;
        Searching = true;
        _standing.Start();
        Gather(BlocksToSettleKept);
    }

    /// <summary>The clip seems to have slipped: standing still gives a new mount.</summary>
    public void SearchAgain()
    {
        Searching = true;
        _standing.Start();
    }

    /// <summary>Listens to a block, which the filter has had.</summary>
    /// <param name="fifo">Bytes as the chip delivers them.</param>
    /// <param name="offset">Index of the first byte of the block.</param>
    /// <param name="turn"><see cref="MotionHistory.Turn"/> of the block.</param>
    /// <param name="running">True when the runner runs.</param>
    /// <param name="moving">True when the runner runs or walks.</param>
    /// <returns>
    /// <see cref="Result"/> when mount and filter have been set anew; Pending while there is nothing to say; StandStill once after ten seconds of
    /// moving about; else what is wrong.
    /// </returns>
    public CalibrationResult Process(byte[] fifo, int offset, int turn, bool running, bool moving)
    {
        CalibrationResult result = CalibrationResult.Pending;
        if (Missing || !running)
        {
            Watch(fifo, offset);
        }

        if (_acquiring > 0 && --_acquiring == 0 && !Missing)
        {
            _up.Acquired(0);
        }

        if (!running && Searching)
        {
            result = ListenToStanding(fifo, offset);
        }
        else if (Missing)
        {
            result = ListenToRun(turn);
        }
        else if (Doubted)
        {
            result = HoldAgainstRun();
        }

        _ran = running;
        if (Missing && moving && _moved <= BlocksToRemind && ++_moved > BlocksToRemind)
        {
            result = CalibrationResult.StandStill;
        }

        return result;
    }

    /// <summary>Starts up and bias from how the clip hangs when they are far from it: at the beginning, or when the gyro has leaped.</summary>
    private void Watch(byte[] fifo, int offset)
    {
        if (!_worn.Process(fifo, offset) || (Missing && _worn.Pieces > PiecesToStart) || !IsFar())
        {
            return;
        }

        _up.Acquire(_worn);
        if (Missing)
        {
            Gather(BlocksToSettle);
        }
        else
        {
            // The zero of the tilt may have gone with the gyro's.
            _acquiring = BlocksToAcquire;
            Searching = true;
        }
    }

    private CalibrationResult ListenToStanding(byte[] fifo, int offset)
    {
        if (_idle < BlocksToForget && ++_idle == BlocksToForget && Missing)
        {
            Gather(BlocksToSettle);
        }

        CalibrationResult result = _standing.Process(fifo, offset);
        if ((result != CalibrationResult.Done && result != CalibrationResult.Leaning)
            || !_mount.SetFromGravity(_standing.GravityX, _standing.GravityY, _standing.GravityZ))
        {
            return result;
        }

        BiasX = _standing.BiasX;
        BiasY = _standing.BiasY;
        BiasZ = _standing.BiasZ;
        _up.Start(_standing);
        Missing = false;
        Searching = false;
        Doubted = false;
        HasZero = true;
        _leans = result == CalibrationResult.Leaning;
        return result;
    }

    private CalibrationResult ListenToRun(int turn)
    {
        if (!_ran)
        {
            _toSettle = _toSettle < BlocksToSettleAgain ? BlocksToSettleAgain : _toSettle;
        }

        if (_toSettle > 0)
        {
            _toSettle--;
            return CalibrationResult.Pending;
        }

        Add(turn);
        if (_listened < BlocksOnTheRun)
        {
            return CalibrationResult.Pending;
        }

        int x = _sumX / BlocksOnTheRun;
        int y = _sumY / BlocksOnTheRun;
        int z = _sumZ / BlocksOnTheRun;
        int meanTurn = _turn / BlocksOnTheRun;
        Gather(BlocksToSettleAgain);
        CalibrationResult pose = StandingCalibration.Pose(x, y, z);
        if ((pose != CalibrationResult.Done && pose != CalibrationResult.Leaning) || !_mount.SetFromGravity(x, y, z))
        {
            return pose;
        }

        // Nobody turns for long on the run: the mean turn about the vertical is the bias, which up does not show.
        _up.Acquired(meanTurn);
        BiasX = _up.BiasX;
        BiasY = _up.BiasY;
        BiasZ = _up.BiasZ;
        _leans = pose == CalibrationResult.Leaning;
        Missing = false;
        return Result;
    }

    /// <summary>Whether up or bias are so far from how the clip hangs that they cannot get there in time, but must start from it.</summary>
    private bool IsFar()
    {
        // The sine: the part of gravity across up, with up 4,096 and gravity 2,048 · 16 long; and of the rates that part, as up does not show the other.
        return Across(_worn.GravityX >> 3, _worn.GravityY >> 3, _worn.GravityZ >> 3) > (Missing ? MostAskew : MostAskewKnown)
            || Across(_worn.RateX - _up.BiasX, _worn.RateY - _up.BiasY, _worn.RateZ - _up.BiasZ) > (Missing ? MostOff : MostOffKnown);
    }

    /// <summary>Length of what a vector, of components below 2¹⁵, has across up.</summary>
    private int Across(int x, int y, int z)
    {
        int ux = _up.UpX >> 2;
        int uy = _up.UpY >> 2;
        int uz = _up.UpZ >> 2;
        int along = ((x * ux) + (y * uy) + (z * uz)) >> 10;
        x -= (along * ux) >> 10;
        y -= (along * uy) >> 10;
        z -= (along * uz) >> 10;
        return FixedPoint.Sqrt((x * x) + (y * y) + (z * z));
    }

    /// <summary>Whether up, on the run, is where the kept mount says; if not, nothing is known any more.</summary>
    private CalibrationResult HoldAgainstRun()
    {
        if (_toSettle > 0)
        {
            _toSettle--;
            return CalibrationResult.Pending;
        }

        Add(0);
        if (_listened < BlocksToCheck)
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
        Searching = !HasZero;
        return CalibrationResult.Pending;
    }

    /// <summary>Begins to gather the mean up vector of the run.</summary>
    private void Gather(int toSettle)
    {
        _toSettle = toSettle;
        _listened = 0;
        _idle = 0;
        _ran = false;
        _sumX = 0;
        _sumY = 0;
        _sumZ = 0;
        _turn = 0;
    }

    /// <summary>The mean up vector of whole strides, nearly: 120 additions of 4,096 · 1.3 at the most, and of a turn of 8 · 2¹⁵ · √3.</summary>
    private void Add(int turn)
    {
        _sumX += _up.UpX;
        _sumY += _up.UpY;
        _sumZ += _up.UpZ;
        _turn += turn;
        _listened++;
    }
}
