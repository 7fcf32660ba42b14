namespace HipSense.Core;

/// <summary>
/// Finds the up vector in sensor axes. Over whole strides the specific force is gravity, but only in a frame that does not turn; so it is
/// low-passed there, twice, while the two states are kept in the sensor's frame by turning them with the gyro:
/// <code>
/// w  = (gyro − b) · dt                            angle turned in two samples
/// s1 += k (f − s1);    s1 ← rotate(s1, w)         every pair of samples, k = dt/τ
/// s2 += 4k (s1 − s2);  s2 ← rotate(s2, w)         the first every fourth pair; up = s2/|s2|
/// rotate(v, w): v_x += v_y w_z − v_z w_y;  v_y += v_z w_x − v_x w_z;  v_z += v_x w_y − v_y w_x
/// </code>
/// and b is learned from how s2 lags s1 (<see cref="GyroBias"/>). f is less the accelerometer's offset along the back as far as that is known (<see cref="BackOffset"/>): what s1 takes in
/// of it goes off every second block. τ is short while running, where the force repeats at the cadence, and long otherwise.
/// A gyro at full scale is repaired (<see cref="GyroRepair"/>) and, since the repair is a guess, gravity is trusted more for a second. A single sample that
/// cannot be true (a bit turned over on the bus, a knock on the wire) is left out.
/// <para>A vector v turns against the clip, so v×w, not w×v. Each line of the rotation uses what the lines before it made: that keeps the length
/// for ever (with L the part of ×w below the diagonal the step is (1 − L)⁻¹(1 − Lᵀ), which preserves vᵀ(1 − L)v), where adding v×w would lengthen it by w²/2.
/// Every second pair takes the lines in the opposite order, so that what one order turns too far the other takes back: two steps together are
/// good to the second order, for a third fewer instructions than a second-order formula.</para>
/// <para>Two samples make one step: the rates add up, and the state, half a sample past the last pair, is compared with the force around it.</para>
/// <para>Formats and bounds, for |f| ≤ 16 g and |gyro| ≤ 1000 °/s on all axes at once and for ever: s is in half counts · 2¹⁴, |s| ≤ 36,900
/// half counts; w is in rad · 2¹⁷, |w| ≤ 40,800; so |s×w| ≤ 1.51e9 and f·s ≤ 2.10e9 fit in int32. What goes to the history fits in a short while each axis
/// feels less than 4 g and up is no longer than 1.41 g at the beginning of a block: three of its turns lengthen it by 10 % at the most, so |f|·(|up| + |braking|) ≤ 31,900. Else it is limited.</para>
/// </summary>
public sealed class UpVectorFilter : DetectorPart
{
    /// <summary>Share of the runner's backward axis in the contact signal, of 256.</summary>
    public const int BrakingShare = 51;

    // k = dt/τ of a pair of samples in Q16.
    private const int GainRunning = 655;     // τ = 1.0 s
    private const int GainOtherwise = 262;   // τ = 2.5 s
    private const int GainAcquiring = 936;   // τ = 0.7 s
    private const int GainLargest = 5000;    // the bound of ((f − s) >> 11) · k

    // A change of τ is blended over 16 blocks, 0.64 s.
    private const int BlendBlocks = 16;

    // 5 s: after that the first samples weigh no more than the gains.
    private const int TakenToKnow = 1000;

    // How much more gravity is trusted after a turn was lost, of 128.
    private const int Doubt = 1 << 10;

    // 1.2 s after a gap: how s2 lags s1 is the turn that was lost in it, not a bias.
    private const int CallsToSettle = 15;

    // Two rates of which one may be at full scale or a spike: their sum leaves ±Suspect. A power of two: one comparison serves three axes.
    private const int Suspect = 1 << 14;

    // Two forces with a mean beyond this, 4 g, are looked at: one may be a spike. A power of two likewise.
    private const int LargeForce = 4 * ImuScale.AccelCountsPerG;

    // Square of the length of up, 1 g = 1024, beyond which what a pair felt may not fit in a short, whatever the force.
    private const int LongUp = 1 << 21;

    // Added to any force it leaves the range of those that are not large.
    private const int AlwaysLarge = -(1 << 30);

    // Two forces, 5 ms apart and low-passed at 44 Hz by the chip, never differ by this much on an axis: 6 g.
    private const int FarApart = 6 * ImuScale.AccelCountsPerG;

    // 2⁹ blocks, 20 s.
    private const int HeadingShift = 9;

    // The offset is looked at every fourth block, where up's length is set.
    private const int OffsetMask = (4 * ImuScale.BlockSamples) - 1;


    private readonly MountFrame _mount;
    private readonly GyroBias _bias = new();
    private readonly GyroRepair _repair = new();
    private readonly BackOffset _offset = new();
    private bool _repairing;
    private bool _acquiring;
    private int _x1;
    private int _y1;
    private int _z1;
    private int _x2;
    private int _y2;
    private int _z2;
    private int _lastFx;
    private int _lastFy;
    private int _lastFz;
    private int _lastGx;
    private int _lastGy;
    private int _lastGz;
    private int _brakingX;
    private int _brakingY;
    private int _brakingZ;
    private int _length;
    private int _taken;
    private int _blend;
    private int _distrust;
    private int _gain;
    private int _toSettle;

    /// <summary>Makes a filter that writes what it finds in the frame of the given mount.</summary>
    public UpVectorFilter(MountFrame mount)
    {
        _mount = mount;
    }

    /// <summary>Set while the runner runs: short time constants. The up vector does not jump when it changes.</summary>
    public bool Running;

    /// <summary>Receives the up vector after each sample of a block as x, y, z in 1/4096 g when not null: for tools, never on the clip.</summary>
    public int[]? Trace;

    /// <summary>Up vector, 1 g long within the sensor's scale error, in units of 1/4096 g.</summary>
    public int UpX => _x2 >> 12;

    /// <inheritdoc cref="UpX"/>
    public int UpY => _y2 >> 12;

    /// <inheritdoc cref="UpX"/>
    public int UpZ => _z2 >> 12;

    /// <inheritdoc/>
    public override void Reset(ResetReason reason, int sample)
    {
        switch (reason)
        {
            case ResetReason.RunnerStopped:
                Running = false;
                break;
            case ResetReason.SamplesLost:
                Skip();
                break;
            case ResetReason.MountRefuted:
                _acquiring = true;
                break;
            case ResetReason.Uncalibrated:
            case ResetReason.MountGiven:
                Running = false;
                Forget();
                Start();
                _acquiring = reason == ResetReason.Uncalibrated;
                break;
        }
    }

    /// <summary>What is known of the accelerometer's offset, for tools that look at it.</summary>
    public BackOffset Offset => _offset;

    /// <summary>The rate that the gyro shows about sensor x while nothing turns, counts · 16.</summary>
    public int BiasX => GyroBias.ToCounts16(_bias.X);

    /// <inheritdoc cref="BiasX"/>
    public int BiasY => GyroBias.ToCounts16(_bias.Y);

    /// <inheritdoc cref="BiasX"/>
    public int BiasZ => GyroBias.ToCounts16(_bias.Z);

    /// <summary>Starts with a gyro that is known to have no bias: the first sample is taken for gravity and trusted less and less.</summary>
    public void Start()
    {
        _acquiring = false;
        _taken = 0;
        _distrust = 0;
        _toSettle = 0;
        _length = 0;
        _bias.Start(0, 0, 0);
        _offset.Forget();
        _repair.Reset();
        _repairing = false;
    }

    /// <summary>Starts from a standing calibration.</summary>
    /// <param name="standing">It, done.</param>
    public void Start(StandingCalibration standing)
    {
        Start(standing.GravityX, standing.GravityY, standing.GravityZ, standing.BiasX, standing.BiasY, standing.BiasZ);
        _offset.Start(standing.GravityX, standing.GravityY, standing.GravityZ);
    }

    /// <summary>Starts from a known pose and bias.</summary>
    /// <param name="gravityX">Mean specific force, counts · 16.</param>
    /// <param name="gravityY">Likewise.</param>
    /// <param name="gravityZ">Likewise.</param>
    /// <param name="biasX">Mean rate, counts · 16.</param>
    /// <param name="biasY">Likewise.</param>
    /// <param name="biasZ">Likewise.</param>
    public void Start(int gravityX, int gravityY, int gravityZ, int biasX, int biasY, int biasZ)
    {
        Start();
        _taken = 1 << 16;
        _x1 = _x2 = gravityX << 9;
        _y1 = _y2 = gravityY << 9;
        _z1 = _z2 = gravityZ << 9;
        _bias.Start(biasX, biasY, biasZ);
    }

    /// <summary>Starts from a first guess, which is bettered with the short time constants of a run.</summary>
    /// <param name="pose">How the clip hangs.</param>
    public void Acquire(WornPose pose)
    {
        Start(pose.GravityX, pose.GravityY, pose.GravityZ, pose.RateX, pose.RateY, pose.RateZ);
        _acquiring = true;
    }

    /// <summary>Up and bias have been found. What the bias about the vertical is does not show in how up lags: it is told here.</summary>
    /// <param name="turn">Mean of <see cref="MotionHistory.Turn"/> while the clip's mean turn was none.</param>
    public void Acquired(int turn)
    {
        _acquiring = false;
        _bias.Add(
            FixedPoint.MulDiv(turn, UpX, _length << 5),
            FixedPoint.MulDiv(turn, UpY, _length << 5),
            FixedPoint.MulDiv(turn, UpZ, _length << 5));
    }

    /// <summary>Samples were lost, and the turn in them: gravity is trusted more until the up vector has settled again.</summary>
    public void Skip()
    {
        _repair.Reset();
        _repairing = false;
        _bias.Disturb();
        _offset.Pause();
        _distrust = Doubt;
        _toSettle = CallsToSettle;
    }

    /// <summary>Takes one block and appends its four results to the history.</summary>
    /// <param name="fifo">Bytes as the chip delivers them.</param>
    /// <param name="offset">Index of the first byte of the block.</param>
    /// <param name="history">Receives the results.</param>
    public void Process(byte[] fifo, int offset, MotionHistory history)
    {
        if (_taken == 0)
        {
            _lastFx = Fifo.Word(fifo, offset);
            _lastFy = Fifo.Word(fifo, offset + 2);
            _lastFz = Fifo.Word(fifo, offset + 4);
            _x1 = _x2 = _lastFx << 13;
            _y1 = _y2 = _lastFy << 13;
            _z1 = _z2 = _lastFz << 13;
            SetLengthAndBraking(history);
            if (_acquiring)
            {
                GuessBias(fifo, offset);
            }
        }

        history.Clipped = false;
        _gain = NextGain();
        MountFrame mount = _mount;
        GyroBias bias = _bias;

        // The bias is half a unit less, so that the shift in the loop rounds.
        Integrate(
            fifo,
            offset,
            _gain,
            history,
            history.Vertical,
            history.Contact,
            history.Lateral,
            history.Tilt,
            mount.RightX,
            mount.RightY,
            mount.RightZ,
            _brakingX,
            _brakingY,
            _brakingZ,
            (bias.X << 1) - (1 << 15),
            (bias.Y << 1) - (1 << 15),
            (bias.Z << 1) - (1 << 15),
            _x1,
            _y1,
            _z1,
            _lastFx,
            _lastFy,
            _lastFz);
        _taken += ImuScale.BlockSamples;
        history.Count += ImuScale.BlockSamples;
        NoteBlock(history);

        // What changes slowly takes turns.
        if ((history.Count & (GyroBias.Blocks * ImuScale.BlockSamples - 1)) == 0)
        {
            LearnBias();
        }
        else
        {
            SetLengthAndBraking(history);
            TakeOffOffset(history.Count);
        }
    }

    /// <summary>Keeps the heading, and the tilt from standing, where the mount was taken with the accelerometer's offset in it: here the offset stays in too.</summary>
    private void NoteBlock(MotionHistory history)
    {
        int before = ((history.Count / ImuScale.BlockSamples) - 2) & BlockRing.Mask;
        int now = (before + 1) & BlockRing.Mask;
        MountFrame mount = _mount;
        int back = ((((_x2 >> 12) * mount.BackX) + ((_y2 >> 12) * mount.BackY) + ((_z2 >> 12) * mount.BackZ)) >> 13) + (_offset.Along >> 4);
        int heading = history.Heading[before];
        heading += history.Turn - (heading >> HeadingShift);
        history.Heading[now] = heading;
        history.HeadingSum[now] = history.HeadingSum[before] + heading;
        history.UpBack[now] = back;
        history.UpBackSum[now] = history.UpBackSum[before] + back;
    }

    /// <summary>What the first stage has taken in of the accelerometer's offset in two blocks, as it was known, goes off again; and now and then the offset is judged.</summary>
    private void TakeOffOffset(int count)
    {
        BackOffset offset = _offset;

        // Eight pairs' k.
        int k = _gain;
        _x1 -= ((offset.X >> 11) * k) >> 2;
        _y1 -= ((offset.Y >> 11) * k) >> 2;
        _z1 -= ((offset.Z >> 11) * k) >> 2;
        if (!Running)
        {
            offset.Pause();
        }
        else if ((count & OffsetMask) == ImuScale.BlockSamples && offset.Take(UpX, UpY, UpZ, _mount))
        {
            // Up goes to where it would be, had this been known from the beginning.
            _x1 -= offset.ChangeX;
            _y1 -= offset.ChangeY;
            _z1 -= offset.ChangeZ;
            _x2 -= offset.ChangeX;
            _y2 -= offset.ChangeY;
            _z2 -= offset.ChangeZ;
        }
    }

    /// <summary>
    /// The four pairs of samples of a block, in one loop. What it reads comes as arguments, and nothing has two names: the interpreter takes the frame of a call out of
    /// the heap in one piece, arguments with the caller's, and keeps none of 40 blocks or more for the next call (docs/footprint.md).
    /// </summary>
    private void Integrate(
        byte[] fifo,
        int p,
        int k,
        MotionHistory history,
        short[] vertical,
        short[] contact,
        short[] lateral,
        short[] tilt,
        int rightX,
        int rightY,
        int rightZ,
        int brakingX,
        int brakingY,
        int brakingZ,
        int biasX,
        int biasY,
        int biasZ,
        int x1,
        int y1,
        int z1,
        int fx,
        int fy,
        int fz)
    {
        // The second stage, once a block: four times the gain.
        int x2 = _x2 + ((((x1 - _x2) >> 11) * k) >> 3);
        int y2 = _y2 + ((((y1 - _y2) >> 11) * k) >> 3);
        int z2 = _z2 + ((((z1 - _z2) >> 11) * k) >> 3);
        int ux = x2 >> 14;
        int uy = y2 >> 14;
        int uz = z2 >> 14;
        int large = (ux * ux) + (uy * uy) + (uz * uz) > LongUp ? AlwaysLarge : LargeForce;
        int sumX = 0;
        int sumY = 0;
        int sumZ = 0;
        bool repairing = _repairing;
        int[]? trace = Trace;
        if (trace != null)
        {
            NoteStart(trace, x2, y2, z2);
        }

        // A block begins at a multiple of four pairs.
        int pair = (history.Count & MotionHistory.SampleMask) >> 1;
        do
        {
            // The force halfway from the last pair's second sample to this pair's first, where the state is; and what it does there.
            fx = (fx + (short)((fifo[p] << 8) | fifo[p + 1])) >> 1;
            fy = (fy + (short)((fifo[p + 2] << 8) | fifo[p + 3])) >> 1;
            fz = (fz + (short)((fifo[p + 4] << 8) | fifo[p + 5])) >> 1;
            if ((uint)((fx + large) | (fy + large) | (fz + large)) >= 2 * LargeForce)
            {
                if ((uint)((fx + LargeForce) | (fy + LargeForce) | (fz + LargeForce)) >= 2 * LargeForce)
                {
                    fx = Likelier((pair & 3) == 0 ? _lastFx : Fifo.Word(fifo, p - 12), Fifo.Word(fifo, p));
                    fy = Likelier((pair & 3) == 0 ? _lastFy : Fifo.Word(fifo, p - 10), Fifo.Word(fifo, p + 2));
                    fz = Likelier((pair & 3) == 0 ? _lastFz : Fifo.Word(fifo, p - 8), Fifo.Word(fifo, p + 4));
                }

                _x2 = x2;
                _y2 = y2;
                _z2 = z2;
                _lastFx = fx;
                _lastFy = fy;
                _lastFz = fz;
                StoreLimited(history, pair);
            }
            else
            {
                vertical[pair] = (short)(((fx * ux) + (fy * uy) + (fz * uz)) >> 10);
                contact[pair] = (short)(vertical[pair] + (((fx * brakingX) + (fy * brakingY) + (fz * brakingZ)) >> 10));
                lateral[pair] = (short)(((fx * rightX) + (fy * rightY) + (fz * rightZ)) >> 12);
                tilt[pair] = (short)((((x2 >> 12) * rightX) + ((y2 >> 12) * rightY) + ((z2 >> 12) * rightZ)) >> 13);
            }

            x1 += ((((fx << 13) - x1) >> 11) * k) >> 5;
            y1 += ((((fy << 13) - y1) >> 11) * k) >> 5;
            z1 += ((((fz << 13) - z1) >> 11) * k) >> 5;

            // The turn of the pair: first as the chip tells it, then as an angle.
            int wx = (short)((fifo[p + 6] << 8) | fifo[p + 7]) + (short)((fifo[p + 18] << 8) | fifo[p + 19]);
            int wy = (short)((fifo[p + 8] << 8) | fifo[p + 9]) + (short)((fifo[p + 20] << 8) | fifo[p + 21]);
            int wz = (short)((fifo[p + 10] << 8) | fifo[p + 11]) + (short)((fifo[p + 22] << 8) | fifo[p + 23]);
            if (repairing || (uint)((wx + Suspect) | (wy + Suspect) | (wz + Suspect)) >= 2 * Suspect)
            {
                repairing = Repair(fifo, p, (pair & 3) == 0, repairing, history);
                wx = _repair.Rate[0];
                wy = _repair.Rate[1];
                wz = _repair.Rate[2];
            }

            sumX += wx;
            sumY += wy;
            sumZ += wz;
            wx = ((wx * GyroBias.AnglePerCount) - biasX) >> 16;
            wy = ((wy * GyroBias.AnglePerCount) - biasY) >> 16;
            wz = ((wz * GyroBias.AnglePerCount) - biasZ) >> 16;

            int hy = y1 >> 14;
            int hx;
            int hz;
            if ((pair & 1) == 0)
            {
                hz = z1 >> 14;
                x1 += ((hy * wz) - (hz * wy)) >> 3;
                hx = x1 >> 14;
                y1 += ((hz * wx) - (hx * wz)) >> 3;
                z1 += ((hx * wy) - ((y1 >> 14) * wx)) >> 3;
                x2 += ((uy * wz) - (uz * wy)) >> 3;
                ux = x2 >> 14;
                y2 += ((uz * wx) - (ux * wz)) >> 3;
                uy = y2 >> 14;
                z2 += ((ux * wy) - (uy * wx)) >> 3;
                uz = z2 >> 14;
            }
            else
            {
                hx = x1 >> 14;
                z1 += ((hx * wy) - (hy * wx)) >> 3;
                hz = z1 >> 14;
                y1 += ((hz * wx) - (hx * wz)) >> 3;
                x1 += (((y1 >> 14) * wz) - (hz * wy)) >> 3;
                z2 += ((ux * wy) - (uy * wx)) >> 3;
                uz = z2 >> 14;
                y2 += ((uz * wx) - (ux * wz)) >> 3;
                uy = y2 >> 14;
                x2 += ((uy * wz) - (uz * wy)) >> 3;
                ux = x2 >> 14;
            }

            fx = (short)((fifo[p + 12] << 8) | fifo[p + 13]);
            fy = (short)((fifo[p + 14] << 8) | fifo[p + 15]);
            fz = (short)((fifo[p + 16] << 8) | fifo[p + 17]);
            if (trace != null)
            {
                Note(trace, (pair & 3) * 6, x2, y2, z2);
            }

            p += 2 * ImuScale.FrameBytes;
            pair++;
        }
        while ((pair & 3) != 0);

        _x1 = x1;
        _y1 = y1;
        _z1 = z1;
        _x2 = x2;
        _y2 = y2;
        _z2 = z2;
        _lastFx = fx;
        _lastFy = fy;
        _lastFz = fz;
        _repairing = repairing;

        // The last three words of the block.
        p -= ImuScale.FrameBytes / 2;
        _lastGx = (short)((fifo[p] << 8) | fifo[p + 1]);
        _lastGy = (short)((fifo[p + 2] << 8) | fifo[p + 3]);
        _lastGz = (short)((fifo[p + 4] << 8) | fifo[p + 5]);

        // The turn about the vertical: eight rates, an eighth at a time, along an up vector of 1,024.
        sumX = (sumX >> 3) - (_bias.X / GyroBias.AnglePerCount);
        sumY = (sumY >> 3) - (_bias.Y / GyroBias.AnglePerCount);
        sumZ = (sumZ >> 3) - (_bias.Z / GyroBias.AnglePerCount);
        history.Turn = ((sumX * ux) + (sumY * uy) + (sumZ * uz)) >> 7;
    }

    /// <summary>
    /// Stores what a pair felt, each value limited to what a short holds. It is read from the fields that the end of the block sets: arguments would make the caller's frame larger.
    /// </summary>
    private void StoreLimited(MotionHistory history, int pair)
    {
        int x = _x2;
        int y = _y2;
        int z = _z2;
        int fx = _lastFx;
        int fy = _lastFy;
        int fz = _lastFz;
        MountFrame mount = _mount;
        int along = ((fx * (x >> 14)) + (fy * (y >> 14)) + (fz * (z >> 14))) >> 10;
        int braking = ((fx * _brakingX) + (fy * _brakingY) + (fz * _brakingZ)) >> 10;
        int right = ((fx * mount.RightX) + (fy * mount.RightY) + (fz * mount.RightZ)) >> 12;
        int tilt = (((x >> 12) * mount.RightX) + ((y >> 12) * mount.RightY) + ((z >> 12) * mount.RightZ)) >> 13;
        history.Vertical[pair] = (short)FixedPoint.Limit(along, short.MaxValue);
        history.Contact[pair] = (short)FixedPoint.Limit(along + braking, short.MaxValue);
        history.Lateral[pair] = (short)FixedPoint.Limit(right, short.MaxValue);
        history.Tilt[pair] = (short)FixedPoint.Limit(tilt, short.MaxValue);
    }

    /// <summary>What the first block sets, and what follows from it.</summary>
    private void Forget()
    {
        _blend = 0;
        _x1 = _x2 = 0;
        _y1 = _y2 = 0;
        _z1 = _z2 = 0;
        _lastFx = _lastFy = _lastFz = 0;
        _lastGx = _lastGy = _lastGz = 0;
        _brakingX = _brakingY = _brakingZ = 0;
    }

    /// <summary>Who holds still in the first block shows the bias in it; a wrong guess is forgotten with all else of the beginning.</summary>
    private void GuessBias(byte[] fifo, int offset)
    {
        int x = Still(fifo, offset + 6);
        int y = Still(fifo, offset + 8);
        int z = Still(fifo, offset + 10);
        if (GyroBias.IsPossible(x >> 3) && GyroBias.IsPossible(y >> 3) && GyroBias.IsPossible(z >> 3))
        {
            _bias.Start(x * 2, y * 2, z * 2);
        }
    }

    /// <summary>Sum of a block's rates about an axis, or what no bias can be when they differ by more than noise does.</summary>
    private static int Still(byte[] fifo, int offset)
    {
        int sum = 0;
        int least = int.MaxValue;
        int most = int.MinValue;
        for (int p = offset; p < offset + ImuScale.BlockBytes; p += ImuScale.FrameBytes)
        {
            int rate = Fifo.Word(fifo, p);
            least = rate < least ? rate : least;
            most = rate > most ? rate : most;
            sum += rate;
        }

        return most - least <= GyroBias.RestBand ? sum : int.MaxValue;
    }

    /// <summary>Notes where the first pair's turn begins, which is after the second stage's step.</summary>
    private static void NoteStart(int[] trace, int x, int y, int z)
    {
        trace[trace.Length - 3] = x >> 12;
        trace[trace.Length - 2] = y >> 12;
        trace[trace.Length - 1] = z >> 12;
    }

    /// <summary>Notes the up vector after a pair of samples at their place in the block, and halfway from where it was before.</summary>
    private static void Note(int[] trace, int at, int x, int y, int z)
    {
        int before = at == 0 ? trace.Length - 3 : at - 3;
        trace[at] = (trace[before] + (x >> 12) + 1) >> 1;
        trace[at + 1] = (trace[before + 1] + (y >> 12) + 1) >> 1;
        trace[at + 2] = (trace[before + 2] + (z >> 12) + 1) >> 1;
        trace[at + 3] = x >> 12;
        trace[at + 4] = y >> 12;
        trace[at + 5] = z >> 12;
    }

    /// <summary>The force that two samples stand for: their mean, or, if they cannot both be true, the smaller.</summary>
    private static int Likelier(int before, int now)
    {
        int apart = now - before;
        if (apart < FarApart && apart > -FarApart)
        {
            return (before + now) >> 1;
        }

        return (before < 0 ? -before : before) < (now < 0 ? -now : now) ? before : now;
    }

    private bool Repair(byte[] fifo, int p, bool first, bool repairing, MotionHistory history)
    {
        if (!repairing && first)
        {
            _repair.Before(_lastGx, _lastGy, _lastGz);
        }
        else if (!repairing)
        {
            _repair.Before(Fifo.Word(fifo, p - 6), Fifo.Word(fifo, p - 4), Fifo.Word(fifo, p - 2));
        }

        _repair.Step(Fifo.Word(fifo, p + 6), Fifo.Word(fifo, p + 8), Fifo.Word(fifo, p + 10));
        int x = _repair.Rate[0];
        int y = _repair.Rate[1];
        int z = _repair.Rate[2];
        bool clipping = _repair.Clipping;
        _repair.Step(Fifo.Word(fifo, p + 18), Fifo.Word(fifo, p + 20), Fifo.Word(fifo, p + 22));
        _repair.Rate[0] += x;
        _repair.Rate[1] += y;
        _repair.Rate[2] += z;
        if (clipping || _repair.Clipping)
        {
            _distrust = Doubt;
            history.Clipped = true;
        }

        return _repair.Busy;
    }

    private int NextGain()
    {
        if (_blend == BlendBlocks && Running && _distrust == 0 && !_acquiring && _taken >= TakenToKnow)
        {
            // As nearly always.
            return GainRunning;
        }

        if (Running)
        {
            _blend = _blend < BlendBlocks ? _blend + 1 : BlendBlocks;
        }
        else if (_blend > 0)
        {
            _blend--;
        }

        int gain = _acquiring ? GainAcquiring : GainOtherwise + ((GainRunning - GainOtherwise) * _blend / BlendBlocks);
        if (_distrust > 0)
        {
            // Up to nine-fold, and back with a time constant of 0.8 s.
            gain += (gain * _distrust) >> 7;
            _distrust -= (_distrust + 19) / 20;
        }

        if (_taken < TakenToKnow)
        {
            int start = (1 << 17) / (_taken + 1);
            gain = start > gain ? start : gain;
        }

        return gain > GainLargest ? GainLargest : gain;
    }

    private void LearnBias()
    {
        if (_bias.Rests(_lastGx, _lastGy, _lastGz))
        {
            return;
        }

        if (_toSettle > 0)
        {
            _toSettle--;
            return;
        }

        int ux = _x2 >> 14;
        int uy = _y2 >> 14;
        int uz = _z2 >> 14;
        int hx = _x1 >> 14;
        int hy = _y1 >> 14;
        int hz = _z1 >> 14;
        _bias.Learn(
            (hy * uz) - (hz * uy),
            (hz * ux) - (hx * uz),
            (hx * uy) - (hy * ux),
            _acquiring ? GyroBias.GainAcquiring : GyroBias.GainOtherwise + ((GyroBias.GainRunning - GyroBias.GainOtherwise) * _blend / BlendBlocks));
    }

    private void SetLengthAndBraking(MotionHistory history)
    {
        int ux = _x2 >> 14;
        int uy = _y2 >> 14;
        int uz = _z2 >> 14;

        // One step of Heron's root: the length hardly changes in 80 ms.
        int square = (ux * ux) + (uy * uy) + (uz * uz);
        _length = _length < 64 ? FixedPoint.Sqrt(square) : (_length + (square / _length)) >> 1;
        history.Unit = _length << 1;
        history.UpLength = _length << 2;

        // The part of the runner's backward axis that is level: back − (back·u)·u, with 1 = 1,024.
        MountFrame mount = _mount;
        int along = ((ux * mount.BackX) + (uy * mount.BackY) + (uz * mount.BackZ)) >> 13;
        _brakingX = Braking(mount.BackX, along * ux);
        _brakingY = Braking(mount.BackY, along * uy);
        _brakingZ = Braking(mount.BackZ, along * uz);
    }

    private static int Braking(int back, int alongUp)
    {
        int level = (back >> 3) - (alongUp >> 10);
        return ((level > 2048 ? 2048 : level < -2048 ? -2048 : level) * BrakingShare) >> 8;
    }
}
