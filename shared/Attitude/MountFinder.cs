namespace HipSense.Core;

/// <summary>
/// Finds how the clip is mounted, and the gyro's bias: from standing still; from the run itself when the runner ran off at once; and from
/// standing once more after the clip has slipped.
/// </summary>
public sealed class MountFinder
{
    // 16 s until the gyro's bias, which nobody has measured, is learned (three times its time constant), and 8 s to look: eleven strides.
    private const int BlocksToSettle = 400;
    private const int BlocksOnTheRun = 200;

    private readonly MountFrame _mount;
    private readonly UpVectorFilter _up;
    private readonly SampleBlock _block = new();
    private readonly StandingCalibration _standing = new();
    private int _blocks;
    private int _sumX;
    private int _sumY;
    private int _sumZ;

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

    /// <summary>Begins the search with nothing known.</summary>
    public void Start()
    {
        Missing = true;
        HasZero = false;
        SearchAgain();
    }

    /// <summary>Takes the clip to be mounted exactly as drawn.</summary>
    public void SetIdentity()
    {
        _mount.SetIdentity();
        Missing = false;
        Searching = false;
        HasZero = true;
    }

    /// <summary>What was listened to so far belongs to something else: samples were lost, or the runner has stopped.</summary>
    public void SearchAgain()
    {
        Searching = true;
        _blocks = 0;
        _standing.Start();
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
            return Missing ? ListenToRun() : CalibrationResult.Pending;
        }

        _block.Decode(fifo, offset);
        CalibrationResult result = _standing.Process(_block);
        if (result == CalibrationResult.Done && _mount.SetFromGravity(_standing.GravityX, _standing.GravityY, _standing.GravityZ))
        {
            _up.Start(_standing.GravityX, _standing.GravityY, _standing.GravityZ, _standing.BiasX, _standing.BiasY, _standing.BiasZ);
            Missing = false;
            Searching = false;
            HasZero = true;
        }

        return result;
    }

    private CalibrationResult ListenToRun()
    {
        if (_blocks < BlocksToSettle)
        {
            _blocks++;
            _sumX = 0;
            _sumY = 0;
            _sumZ = 0;
            return CalibrationResult.Pending;
        }

        // The mean up vector of whole strides, nearly: 200 additions of 4,096 · 1.3 at the most.
        _sumX += _up.UpX;
        _sumY += _up.UpY;
        _sumZ += _up.UpZ;
        if (++_blocks < BlocksToSettle + BlocksOnTheRun)
        {
            return CalibrationResult.Pending;
        }

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
}
