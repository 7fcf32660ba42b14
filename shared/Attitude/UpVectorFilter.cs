namespace HipSense.Core;

/// <summary>
/// Finds the up vector in sensor axes. Over whole strides the specific force is gravity, but only in a frame that does not turn; so it is
/// low-passed there, twice, while the two states are kept in the sensor's frame by turning them with the gyro at every sample:
/// <code>
/// w  = (gyro − b) · dt                            angle turned in two samples
/// s1 += k (f − s1);    s1 ← rotate(s1, w)         k = dt/τ
/// s2 += k (s1 − s2);   s2 ← rotate(s2, w)         up = s2/|s2|
/// rotate(v, w): v += v×w + ½ (v×w)×w
/// b  ← b − (s1 × s2)/|s2|² · dt/(τ·T_b)           the second stage lags the first by b·τ: that lag is the bias
/// </code>
/// τ and T_b are short while running, where the force repeats at the cadence, and long otherwise. At rest the bias is the mean rate.
/// A gyro at full scale is repaired (<see cref="GyroClipRepair"/>) and, since the repair is a guess, gravity is trusted more for a second.
/// <para>Two samples make one step: the rates add up, and the state, half a sample past the last pair, is compared with the force around it.</para>
/// <para>Formats and bounds, for |f| ≤ 16 g and |gyro| ≤ 1000 °/s on all axes at once and for ever: s is in half counts · 2¹⁴, |s| ≤ 36,900
/// half counts (the second-order rotation lengthens by |w|⁴/8, which k takes back); w is in rad · 2¹⁷, |w| ≤ 40,800; so |s×w| ≤ 1.51e9, the second-order
/// product ≤ 1.88e9 and f·s ≤ 2.10e9 fit in int32.</para>
/// </summary>
public sealed class UpVectorFilter
{
    // 2¹⁷ · 2¹⁶ · (π/180/32.8) · 5 ms: gyro counts to the angle turned in a sample, 2⁻³³ rad.
    private const int AnglePerCount = 22854;

    // k = dt/τ of a pair of samples in Q16.
    private const int GainRunning = 655;     // τ = 1.0 s
    private const int GainOtherwise = 262;   // τ = 2.5 s
    private const int GainLargest = 5000;    // the bound of ((f − s) >> 11) · k

    // 8·dt²·2¹³/(τ·T_b) in Q14, for the lag in units of 2⁻²⁰ rad and a bias in 2⁻³³ rad a sample.
    private const int BiasGainRunning = 5369;    // T_b = 5 s
    private const int BiasGainOtherwise = 107;   // T_b = 100 s
    private const int LagLargest = 1 << 18;
    private const int BiasLargest = 30 * 328 / 10 * AnglePerCount;

    private const int BlendBlocks = 16;

    // How much more gravity is trusted after a turn was lost, of 128.
    private const int Doubt = 1 << 10;

    // Rest: every rate within 2 °/s of its mean and the mean within 2 °/s of the bias, for 1.5 s.
    private const int RestBand = 66;
    private const int RestBlocks = 38;
    private const int RestGain = 25;

    // Two samples of which one may be at full scale.
    private const int PairSuspect = 24000;

    // Share of the runner's backward axis in the contact signal, of 256.
    private const int BrakingShare = 51;

    private readonly GyroClipRepair _repair = new();
    private readonly MountFrame _mount;

    private bool _repairing;
    private int _x1;
    private int _y1;
    private int _z1;
    private int _x2;
    private int _y2;
    private int _z2;
    private int _biasX;
    private int _biasY;
    private int _biasZ;
    private int _meanX;
    private int _meanY;
    private int _meanZ;
    private int _restBlocks;
    private int _blend;
    private int _distrust;
    private int _taken;
    private int _gain;
    private int _length;
    private int _brakingX;
    private int _brakingY;
    private int _brakingZ;
    private int _sumX;
    private int _sumY;
    private int _sumZ;
    private int _lastFx;
    private int _lastFy;
    private int _lastFz;
    private int _lastGx;
    private int _lastGy;
    private int _lastGz;

    /// <summary>Makes a filter that writes what it finds in the frame of the given mount.</summary>
    public UpVectorFilter(MountFrame mount)
    {
        _mount = mount;
    }

    /// <summary>Set while the runner runs: short time constants. A change is blended over 0.64 s, so the up vector does not jump.</summary>
    public bool Running;

    /// <summary>Receives the up vector after each sample of a block as x, y, z in 1/4096 g when not null: for tools, never on the clip.</summary>
    public int[]? Trace;

    /// <summary>Up vector, 1 g long within the sensor's scale error, in units of 1/4096 g.</summary>
    public int UpX => _x2 >> 12;

    /// <inheritdoc cref="UpX"/>
    public int UpY => _y2 >> 12;

    /// <inheritdoc cref="UpX"/>
    public int UpZ => _z2 >> 12;

    /// <summary>True when the clip has lain still for 1.5 s.</summary>
    public bool AtRest => _restBlocks >= RestBlocks;

    /// <summary>Starts with nothing known: the first sample is taken for gravity and trusted less and less.</summary>
    public void Start()
    {
        _taken = 0;
        _distrust = 0;
        _restBlocks = 0;
        _biasX = 0;
        _biasY = 0;
        _biasZ = 0;
        _repair.Reset();
        _repairing = false;
    }

    /// <summary>Starts from a standing calibration.</summary>
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
        _biasX = ToAngle(biasX);
        _biasY = ToAngle(biasY);
        _biasZ = ToAngle(biasZ);
        _meanX = biasX << 4;
        _meanY = biasY << 4;
        _meanZ = biasZ << 4;
    }

    /// <summary>Takes one block and appends its eight results to the history.</summary>
    public void Process(SampleBlock block, MotionHistory history)
    {
        if (_taken == 0)
        {
            _lastFx = block.Ax[0];
            _lastFy = block.Ay[0];
            _lastFz = block.Az[0];
            _x1 = _x2 = _lastFx << 13;
            _y1 = _y2 = _lastFy << 13;
            _z1 = _z2 = _lastFz << 13;
            _meanX = block.Gx[0] << 8;
            _meanY = block.Gy[0] << 8;
            _meanZ = block.Gz[0] << 8;
        }

        SetGains();
        SetBrakingAxis();
        history.Clipped = false;
        Integrate(block, history);
        _taken += ImuScale.BlockSamples;
        history.Count += ImuScale.BlockSamples;
        LearnBias(block, history);
    }

    private void Integrate(SampleBlock block, MotionHistory history)
    {
        int[] accelX = block.Ax;
        int[] accelY = block.Ay;
        int[] accelZ = block.Az;
        int[] rateX = block.Gx;
        int[] rateY = block.Gy;
        int[] rateZ = block.Gz;
        int[] vertical = history.Vertical;
        int[] contact = history.Contact;
        int[] lateral = history.Lateral;
        int[] tilt = history.Tilt;
        int[]? trace = Trace;
        int slot = history.Count & MotionHistory.Mask;
        int x1 = _x1;
        int y1 = _y1;
        int z1 = _z1;
        int x2 = _x2;
        int y2 = _y2;
        int z2 = _z2;
        int ux = x2 >> 14;
        int uy = y2 >> 14;
        int uz = z2 >> 14;
        int k = _gain;
        int rightX = _mount.RightX;
        int rightY = _mount.RightY;
        int rightZ = _mount.RightZ;
        int brakingX = _brakingX;
        int brakingY = _brakingY;
        int brakingZ = _brakingZ;
        int fx = _lastFx;
        int fy = _lastFy;
        int fz = _lastFz;

        // Half a unit less, so that the shift below rounds.
        int biasX = (_biasX << 1) - (1 << 15);
        int biasY = (_biasY << 1) - (1 << 15);
        int biasZ = (_biasZ << 1) - (1 << 15);
        int sumX = 0;
        int sumY = 0;
        int sumZ = 0;

        for (int i = 0; i < ImuScale.BlockSamples; i += 2)
        {
            // The state is half a sample past the last pair: between its second force and this pair's first.
            int nx = accelX[i];
            int ny = accelY[i];
            int nz = accelZ[i];
            x1 += (((((fx + nx) << 12) - x1) >> 11) * k) >> 5;
            y1 += (((((fy + ny) << 12) - y1) >> 11) * k) >> 5;
            z1 += (((((fz + nz) << 12) - z1) >> 11) * k) >> 5;
            x2 += (((x1 - x2) >> 11) * k) >> 5;
            y2 += (((y1 - y2) >> 11) * k) >> 5;
            z2 += (((z1 - z2) >> 11) * k) >> 5;
            int along = ((nx * ux) + (ny * uy) + (nz * uz)) >> 10;
            vertical[slot] = along;
            contact[slot] = along + (((nx * brakingX) + (ny * brakingY) + (nz * brakingZ)) >> 10);
            int beforeX = x2;
            int beforeY = y2;
            int beforeZ = z2;

            // The turn of the pair. A sample at full scale pulls the sum this far, whatever its neighbour.
            int gx = rateX[i] + rateX[i + 1];
            int gy = rateY[i] + rateY[i + 1];
            int gz = rateZ[i] + rateZ[i + 1];
            if (_repairing
                || gx > PairSuspect || gx < -PairSuspect
                || gy > PairSuspect || gy < -PairSuspect
                || gz > PairSuspect || gz < -PairSuspect)
            {
                Repair(block, i, history);
                gx = _repair.Rate[0];
                gy = _repair.Rate[1];
                gz = _repair.Rate[2];
            }

            sumX += gx;
            sumY += gy;
            sumZ += gz;
            int wx = ((gx * AnglePerCount) - biasX) >> 16;
            int wy = ((gy * AnglePerCount) - biasY) >> 16;
            int wz = ((gz * AnglePerCount) - biasZ) >> 16;

            int hx = x1 >> 14;
            int hy = y1 >> 14;
            int hz = z1 >> 14;
            int cx = (hy * wz) - (hz * wy);
            int cy = (hz * wx) - (hx * wz);
            int cz = (hx * wy) - (hy * wx);
            int qx = cx >> 15;
            int qy = cy >> 15;
            int qz = cz >> 15;
            x1 += (cx >> 3) + (((qy * wz) - (qz * wy)) >> 6);
            y1 += (cy >> 3) + (((qz * wx) - (qx * wz)) >> 6);
            z1 += (cz >> 3) + (((qx * wy) - (qy * wx)) >> 6);

            hx = x2 >> 14;
            hy = y2 >> 14;
            hz = z2 >> 14;
            cx = (hy * wz) - (hz * wy);
            cy = (hz * wx) - (hx * wz);
            cz = (hx * wy) - (hy * wx);
            qx = cx >> 15;
            qy = cy >> 15;
            qz = cz >> 15;
            x2 += (cx >> 3) + (((qy * wz) - (qz * wy)) >> 6);
            y2 += (cy >> 3) + (((qz * wx) - (qx * wz)) >> 6);
            z2 += (cz >> 3) + (((qx * wy) - (qy * wx)) >> 6);

            ux = x2 >> 14;
            uy = y2 >> 14;
            uz = z2 >> 14;
            fx = accelX[i + 1];
            fy = accelY[i + 1];
            fz = accelZ[i + 1];
            along = ((fx * ux) + (fy * uy) + (fz * uz)) >> 10;
            vertical[slot + 1] = along;
            contact[slot + 1] = along + (((fx * brakingX) + (fy * brakingY) + (fz * brakingZ)) >> 10);
            lateral[slot >> 1] = (((nx + fx) * rightX) + ((ny + fy) * rightY) + ((nz + fz) * rightZ)) >> 13;
            tilt[slot >> 1] = (((x2 >> 12) * rightX) + ((y2 >> 12) * rightY) + ((z2 >> 12) * rightZ)) >> 13;
            slot += 2;
            if (trace != null)
            {
                Note(trace, 3 * i, (beforeX + x2) >> 1, (beforeY + y2) >> 1, (beforeZ + z2) >> 1);
                Note(trace, (3 * i) + 3, x2, y2, z2);
            }
        }

        _x1 = x1;
        _y1 = y1;
        _z1 = z1;
        _x2 = x2;
        _y2 = y2;
        _z2 = z2;
        _lastFx = fx;
        _lastFy = fy;
        _lastFz = fz;
        _sumX = sumX;
        _sumY = sumY;
        _sumZ = sumZ;
    }

    private static void Note(int[] trace, int at, int x, int y, int z)
    {
        trace[at] = x >> 12;
        trace[at + 1] = y >> 12;
        trace[at + 2] = z >> 12;
    }

    /// <summary>Samples were lost, and the turn in them: gravity is trusted more until the up vector has settled again.</summary>
    public void Skip()
    {
        _repair.Reset();
        _repairing = false;
        _restBlocks = 0;
        _distrust = Doubt;
    }

    private void Repair(SampleBlock block, int i, MotionHistory history)
    {
        if (!_repairing)
        {
            if (i > 0)
            {
                _repair.Before(block.Gx[i - 1], block.Gy[i - 1], block.Gz[i - 1]);
            }
            else
            {
                _repair.Before(_lastGx, _lastGy, _lastGz);
            }
        }

        _repair.Step(block.Gx[i], block.Gy[i], block.Gz[i]);
        int x = _repair.Rate[0];
        int y = _repair.Rate[1];
        int z = _repair.Rate[2];
        bool clipping = _repair.Clipping;
        _repair.Step(block.Gx[i + 1], block.Gy[i + 1], block.Gz[i + 1]);
        _repair.Rate[0] += x;
        _repair.Rate[1] += y;
        _repair.Rate[2] += z;
        _repairing = _repair.Busy;
        if (clipping || _repair.Clipping)
        {
            _distrust = Doubt;
            history.Clipped = true;
        }
    }

    private void SetGains()
    {
        if (Running && _blend < BlendBlocks)
        {
            _blend++;
        }
        else if (!Running && _blend > 0)
        {
            _blend--;
        }

        int gain = GainOtherwise + ((GainRunning - GainOtherwise) * _blend / BlendBlocks);

        // After a clipped gyro the gain is up to nine-fold and comes back with a time constant of 0.8 s.
        gain += (gain * _distrust) >> 7;
        _distrust -= (_distrust + 19) / 20;
        if (_taken < 1 << 16)
        {
            int start = (1 << 17) / (_taken + 1);
            gain = start > gain ? start : gain;
        }

        _gain = gain > GainLargest ? GainLargest : gain;
    }

    private void SetBrakingAxis()
    {
        // The part of the runner's backward axis that is level: back − (back·u)·u, with 1 = 1,024.
        int ux = _x2 >> 14;
        int uy = _y2 >> 14;
        int uz = _z2 >> 14;
        int along = ((ux * _mount.BackX) + (uy * _mount.BackY) + (uz * _mount.BackZ)) >> 13;
        _brakingX = (Limit((_mount.BackX >> 3) - ((along * ux) >> 10), 2048) * BrakingShare) >> 8;
        _brakingY = (Limit((_mount.BackY >> 3) - ((along * uy) >> 10), 2048) * BrakingShare) >> 8;
        _brakingZ = (Limit((_mount.BackZ >> 3) - ((along * uz) >> 10), 2048) * BrakingShare) >> 8;
    }

    private void LearnBias(SampleBlock block, MotionHistory history)
    {
        int last = ImuScale.BlockSamples - 1;
        int gx = block.Gx[last];
        int gy = block.Gy[last];
        int gz = block.Gz[last];
        _lastGx = gx;
        _lastGy = gy;
        _lastGz = gz;

        int ux = _x2 >> 14;
        int uy = _y2 >> 14;
        int uz = _z2 >> 14;
        int square = (ux * ux) + (uy * uy) + (uz * uz);
        // One step of Heron's root: the length hardly changes within a block.
        _length = _length < 64 ? FixedPoint.Sqrt(square) : (_length + (square / _length)) >> 1;
        int length = _length;
        history.Unit = length << 1;
        history.UpLength = length << 2;

        int biasX = _biasX / AnglePerCount;
        int biasY = _biasY / AnglePerCount;
        int biasZ = _biasZ / AnglePerCount;

        // Eight rates of 33,768 at the most, an eighth at a time, along an up vector of 1,024.
        int turnX = (_sumX >> 3) - biasX;
        int turnY = (_sumY >> 3) - biasY;
        int turnZ = (_sumZ >> 3) - biasZ;
        history.Turn = ((turnX * ux) + (turnY * uy) + (turnZ * uz)) >> 7;

        bool quiet = Within(gx, _meanX >> 8, biasX) && Within(gy, _meanY >> 8, biasY) && Within(gz, _meanZ >> 8, biasZ);
        _meanX += ((gx << 8) - _meanX) >> 4;
        _meanY += ((gy << 8) - _meanY) >> 4;
        _meanZ += ((gz << 8) - _meanZ) >> 4;
        _restBlocks = !quiet ? 0 : _restBlocks < RestBlocks ? _restBlocks + 1 : RestBlocks;
        if (AtRest)
        {
            _biasX += (ToAngle(_meanX >> 4) - _biasX) / RestGain;
            _biasY += (ToAngle(_meanY >> 4) - _biasY) / RestGain;
            _biasZ += (ToAngle(_meanZ >> 4) - _biasZ) / RestGain;
            return;
        }

        int gain = BiasGainOtherwise + ((BiasGainRunning - BiasGainOtherwise) * _blend / BlendBlocks);
        int hx = _x1 >> 14;
        int hy = _y1 >> 14;
        int hz = _z1 >> 14;
        _biasX = Limit(_biasX - Correction((hy * uz) - (hz * uy), gain), BiasLargest);
        _biasY = Limit(_biasY - Correction((hz * ux) - (hx * uz), gain), BiasLargest);
        _biasZ = Limit(_biasZ - Correction((hx * uy) - (hy * ux), gain), BiasLargest);
    }

    private static int Correction(int lag, int gain)
    {
        return ((Limit(lag, LagLargest) >> 4) * gain) >> 10;
    }

    private static bool Within(int rate, int mean, int bias)
    {
        int fromMean = rate - mean;
        int fromBias = mean - bias;
        return fromMean <= RestBand && fromMean >= -RestBand && fromBias <= RestBand && fromBias >= -RestBand;
    }

    private static int ToAngle(int rateCounts16)
    {
        return (Limit(rateCounts16, BiasLargest / AnglePerCount * 16) * AnglePerCount) >> 4;
    }

    private static int Limit(int value, int limit)
    {
        return value > limit ? limit : value < -limit ? -limit : value;
    }
}
