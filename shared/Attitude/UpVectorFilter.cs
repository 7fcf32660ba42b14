namespace HipSense.Core;

/// <summary>
/// Finds the up vector in sensor axes. Over whole strides the specific force is gravity, but only in a frame that does not turn; so it is
/// low-passed there, twice, while the two states are kept in the sensor's frame by turning them with the gyro at every sample:
/// <code>
/// w  = gyro − b                                   angle turned in one sample
/// s1 ← rotate(s1, w);  s1 += k (f − s1)           k = dt/τ
/// s2 ← rotate(s2, w);  s2 += k (s1 − s2)          up = s2/|s2|
/// rotate(v, w): v += v×w + ½ (v×w)×w
/// b  ← b − (s1 × s2)/|s2|² · dt/(τ·T_b)           the second stage lags the first by b·τ: that lag is the bias
/// </code>
/// τ and T_b are short while running, where the force repeats at the cadence, and long otherwise. At rest the bias is the mean rate.
/// A gyro at full scale is repaired (<see cref="GyroClipRepair"/>) and, since the repair is a guess, gravity is trusted more for a second.
/// <para>Formats and bounds, for |f| ≤ 16 g and |gyro| ≤ 1000 °/s on all axes at once: s is in half counts · 2¹⁴, |s| ≤ 28,378·1.036 half
/// counts; w is in rad · 2¹⁸, |w| ≤ 40,800; so |s×w| ≤ 1.20e9, the second-order product ≤ 1.50e9 and f·s ≤ 1.67e9 all fit in int32.</para>
/// </summary>
public sealed class UpVectorFilter
{
    // 2¹⁸ · 2¹⁵ · (π/180/32.8) · 5 ms: gyro counts to the angle of one sample.
    private const int AnglePerCount = 22854;

    // k = dt/τ in Q16.
    private const int GainRunning = 328;     // τ = 1.0 s
    private const int GainOtherwise = 131;   // τ = 2.5 s
    private const int GainLargest = 2900;    // the bound of ((f − s) >> 10) · k

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

    // Share of the runner's backward axis in the contact signal, of 256.
    private const int BrakingShare = 51;

    private readonly GyroClipRepair _repair = new();
    private readonly MountFrame _mount;

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
    private int _contactX;
    private int _contactY;
    private int _contactZ;
    private int _sumX;
    private int _sumY;
    private int _sumZ;
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
            _x1 = _x2 = block.Ax[0] << 13;
            _y1 = _y2 = block.Ay[0] << 13;
            _z1 = _z2 = block.Az[0] << 13;
            _meanX = block.Gx[0] << 8;
            _meanY = block.Gy[0] << 8;
            _meanZ = block.Gz[0] << 8;
        }

        SetGains();
        SetContactAxis();
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
        int k = _gain;
        int rightX = _mount.RightX;
        int rightY = _mount.RightY;
        int rightZ = _mount.RightZ;
        int contactX = _contactX;
        int contactY = _contactY;
        int contactZ = _contactZ;

        // Half a unit less, so that the shift below rounds.
        int biasX = _biasX - (1 << 14);
        int biasY = _biasY - (1 << 14);
        int biasZ = _biasZ - (1 << 14);
        bool repairing = _repair.Busy;
        int clipped = 0;
        int sumX = 0;
        int sumY = 0;
        int sumZ = 0;

        for (int i = 0; i < ImuScale.BlockSamples; i++)
        {
            int fx = accelX[i];
            int fy = accelY[i];
            int fz = accelZ[i];
            int gx = rateX[i];
            int gy = rateY[i];
            int gz = rateZ[i];
            if (repairing
                || gx > GyroClipRepair.Rail || gx < -GyroClipRepair.Rail
                || gy > GyroClipRepair.Rail || gy < -GyroClipRepair.Rail
                || gz > GyroClipRepair.Rail || gz < -GyroClipRepair.Rail)
            {
                repairing = Repair(block, i, repairing);
                gx = _repair.Rate[0];
                gy = _repair.Rate[1];
                gz = _repair.Rate[2];
                clipped += _repair.Clipping ? 1 : 0;
            }

            sumX += gx;
            sumY += gy;
            sumZ += gz;
            int wx = ((gx * AnglePerCount) - biasX) >> 15;
            int wy = ((gy * AnglePerCount) - biasY) >> 15;
            int wz = ((gz * AnglePerCount) - biasZ) >> 15;

            int hx = x1 >> 14;
            int hy = y1 >> 14;
            int hz = z1 >> 14;
            int cx = (hy * wz) - (hz * wy);
            int cy = (hz * wx) - (hx * wz);
            int cz = (hx * wy) - (hy * wx);
            int qx = cx >> 15;
            int qy = cy >> 15;
            int qz = cz >> 15;
            x1 += (cx >> 4) + (((qy * wz) - (qz * wy)) >> 8);
            y1 += (cy >> 4) + (((qz * wx) - (qx * wz)) >> 8);
            z1 += (cz >> 4) + (((qx * wy) - (qy * wx)) >> 8);
            x1 += ((((fx << 13) - x1) >> 10) * k) >> 6;
            y1 += ((((fy << 13) - y1) >> 10) * k) >> 6;
            z1 += ((((fz << 13) - z1) >> 10) * k) >> 6;

            hx = x2 >> 14;
            hy = y2 >> 14;
            hz = z2 >> 14;
            cx = (hy * wz) - (hz * wy);
            cy = (hz * wx) - (hx * wz);
            cz = (hx * wy) - (hy * wx);
            qx = cx >> 15;
            qy = cy >> 15;
            qz = cz >> 15;
            x2 += (cx >> 4) + (((qy * wz) - (qz * wy)) >> 8);
            y2 += (cy >> 4) + (((qz * wx) - (qx * wz)) >> 8);
            z2 += (cz >> 4) + (((qx * wy) - (qy * wx)) >> 8);
            x2 += (((x1 - x2) >> 10) * k) >> 6;
            y2 += (((y1 - y2) >> 10) * k) >> 6;
            z2 += (((z1 - z2) >> 10) * k) >> 6;

            vertical[slot] = ((fx * (x2 >> 14)) + (fy * (y2 >> 14)) + (fz * (z2 >> 14))) >> 10;
            contact[slot] = ((fx * contactX) + (fy * contactY) + (fz * contactZ)) >> 10;
            lateral[slot] = ((fx * rightX) + (fy * rightY) + (fz * rightZ)) >> 13;
            tilt[slot] = (((x2 >> 12) * rightX) + ((y2 >> 12) * rightY) + ((z2 >> 12) * rightZ)) >> 13;
            slot++;
            if (trace != null)
            {
                trace[3 * i] = x2 >> 12;
                trace[(3 * i) + 1] = y2 >> 12;
                trace[(3 * i) + 2] = z2 >> 12;
            }
        }

        _x1 = x1;
        _y1 = y1;
        _z1 = z1;
        _x2 = x2;
        _y2 = y2;
        _z2 = z2;
        _sumX = sumX;
        _sumY = sumY;
        _sumZ = sumZ;
        history.Clipped = clipped;
    }

    /// <summary>Samples were lost, and the turn in them: gravity is trusted more until the up vector has settled again.</summary>
    public void Skip()
    {
        _repair.Reset();
        _restBlocks = 0;
        _distrust = Doubt;
    }

    private bool Repair(SampleBlock block, int i, bool repairing)
    {
        if (!repairing)
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
        if (_repair.Clipping)
        {
            _distrust = Doubt;
        }

        return _repair.Busy;
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
            int start = (1 << 16) / (_taken + 1);
            gain = start > gain ? start : gain;
        }

        _gain = gain > GainLargest ? GainLargest : gain;
    }

    private void SetContactAxis()
    {
        int ux = _x2 >> 14;
        int uy = _y2 >> 14;
        int uz = _z2 >> 14;
        int along = ((ux * _mount.BackX) + (uy * _mount.BackY) + (uz * _mount.BackZ)) >> 13;
        _contactX = ux + ((Limit((_mount.BackX >> 3) - ((along * ux) >> 10), 2048) * BrakingShare) >> 8);
        _contactY = uy + ((Limit((_mount.BackY >> 3) - ((along * uy) >> 10), 2048) * BrakingShare) >> 8);
        _contactZ = uz + ((Limit((_mount.BackZ >> 3) - ((along * uz) >> 10), 2048) * BrakingShare) >> 8);
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
        history.Unit = square >> 9;
        history.UpLength = FixedPoint.Sqrt(square) << 2;

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
