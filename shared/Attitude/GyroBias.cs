namespace HipSense.Core;

/// <summary>
/// The rate that the gyro shows while nothing turns. While moving it is learned from the lag of the up vector's second stage behind the
/// first, which a bias of b makes b·τ long: b ← b − (s1 × s2)/|s2|² · dt/(τ·T_b). At rest it is the mean rate. The part about the vertical shows in neither
/// while moving, and hurts nobody.
/// <para>A bias that drifts by d a second, as a chip that warms up on the body, would be followed d·T_b late, and up would lean by 2τ of that: 0.1° or 0.2° that one leg
/// gains and the other loses. So on the run the drift is learned from the same lag and carries the bias on: d ← d − (s1 × s2)/|s2|² · dt/(τ·T_b·T_d), b ← b + d·dt, with
/// T_d = 4 T_b, so that a step is hardly overshot.</para>
/// </summary>
public sealed class GyroBias
{
    /// <summary>2¹⁷ · 2¹⁶ · (π/180/32.8) · 5 ms: gyro counts to the angle turned in a sample, 2⁻³³ rad.</summary>
    public const int AnglePerCount = 22854;

    /// <summary>Blocks from one call of <see cref="Learn"/> to the next.</summary>
    public const int Blocks = 2;

    /// <summary>
    /// What <see cref="Learn"/> takes while nothing is known: 16·dt²·2¹³/(τ·T_b) in Q14, for the lag in units of 2⁻²⁰ rad and a bias in 2⁻³³ rad a sample; τ = 0.7 s,
    /// T_b = 3.5 s.
    /// </summary>
    public const int GainAcquiring = 21914;

    /// <summary>Likewise while running: τ = 1.0 s, T_b = 5 s.</summary>
    public const int GainRunning = 10738;

    /// <summary>Likewise otherwise: τ = 2.5 s, T_b = 100 s.</summary>
    public const int GainOtherwise = 215;

    private const int MostPossible = 820;
    private const int LagLargest = 1 << 18;

    // 0.05 °/s in a second, as _drift has it: twice what the datasheet's worst chip does when it is put on cold.
    private const int LargestDrift = 34 * AnglePerCount;
    private const int Largest = 30 * 328 / 10 * AnglePerCount;

    // Powers of two below both: within them nothing is limited.
    private const int UsualDrift = 1 << 19;
    private const int Usual = 1 << 24;

    /// <summary>What the rates of a clip at rest differ by at most: 2 °/s, raw counts.</summary>
    public const int RestBand = 66;

    // Rest: every rate within 2 °/s of its mean and the mean within 2 °/s of the bias, for 1.5 s.
    private const int RestCalls = 19;
    private const int RestGain = 12;

    private int _meanX;
    private int _meanY;
    private int _meanZ;
    private int _restCalls;

    // How much the bias drifts from one call to the next, 2⁻⁸ of its unit: the lag that moves the bias by one unit moves this by one, and 256 calls are 20 s.
    private int _driftX;
    private int _driftY;
    private int _driftZ;

    /// <summary>The bias about sensor x as the angle that it makes in a sample, 2⁻³³ rad.</summary>
    public int X;

    /// <inheritdoc cref="X"/>
    public int Y;

    /// <inheritdoc cref="X"/>
    public int Z;

    /// <summary>True when the clip has lain still for 1.5 s.</summary>
    public bool AtRest => _restCalls >= RestCalls;

    /// <summary>Starts from a known mean rate, counts · 16.</summary>
    public void Start(int x, int y, int z)
    {
        _meanX = x << 4;
        _meanY = y << 4;
        _meanZ = z << 4;
        X = ToAngle(x);
        Y = ToAngle(y);
        Z = ToAngle(z);
        _restCalls = 0;
        _driftX = 0;
        _driftY = 0;
        _driftZ = 0;
    }

    /// <summary>The clip was not watched: it may have moved.</summary>
    public void Disturb()
    {
        _restCalls = 0;
    }

    /// <summary>Notes a rate; true while the clip is at rest, in which case the bias has been learned from it.</summary>
    /// <param name="gx">Rate about sensor x, raw counts.</param>
    /// <param name="gy">Likewise about y.</param>
    /// <param name="gz">Likewise about z.</param>
    public bool Rests(int gx, int gy, int gz)
    {
        bool quiet = Quiet(gx, _meanX >> 8, X) && Quiet(gy, _meanY >> 8, Y) && Quiet(gz, _meanZ >> 8, Z);
        _meanX += ((gx << 8) - _meanX) >> 3;
        _meanY += ((gy << 8) - _meanY) >> 3;
        _meanZ += ((gz << 8) - _meanZ) >> 3;
        if (!quiet)
        {
            _restCalls = 0;
            return false;
        }

        if (_restCalls < RestCalls)
        {
            _restCalls++;
            return false;
        }

        X += (ToAngle(_meanX >> 4) - X) / RestGain;
        Y += (ToAngle(_meanY >> 4) - Y) / RestGain;
        Z += (ToAngle(_meanZ >> 4) - Z) / RestGain;
        return true;
    }

    /// <summary>Learns from the lag.</summary>
    /// <param name="lagX">s1 × s2, 2⁻²⁰ rad, about sensor x.</param>
    /// <param name="lagY">Likewise about y.</param>
    /// <param name="lagZ">Likewise about z.</param>
    /// <param name="gain">How fast: between <see cref="GainOtherwise"/> and <see cref="GainAcquiring"/>.</param>
    public void Learn(int lagX, int lagY, int lagZ, int gain)
    {
        if (!FixedPoint.AreWithin(lagX, lagY, lagZ, LagLargest))
        {
            lagX = FixedPoint.Limit(lagX, LagLargest);
            lagY = FixedPoint.Limit(lagY, LagLargest);
            lagZ = FixedPoint.Limit(lagZ, LagLargest);
        }

        lagX = (lagX >> 4) * gain >> 10;
        lagY = (lagY >> 4) * gain >> 10;
        lagZ = (lagZ >> 4) * gain >> 10;
        if (gain == GainRunning)
        {
            _driftX -= lagX;
            _driftY -= lagY;
            _driftZ -= lagZ;
            if (!FixedPoint.AreWithin(_driftX, _driftY, _driftZ, UsualDrift))
            {
                _driftX = FixedPoint.Limit(_driftX, LargestDrift);
                _driftY = FixedPoint.Limit(_driftY, LargestDrift);
                _driftZ = FixedPoint.Limit(_driftZ, LargestDrift);
            }
        }
        else
        {
            // Nothing shows it now: it is let go within seconds.
            _driftX -= _driftX / 32;
            _driftY -= _driftY / 32;
            _driftZ -= _driftZ / 32;
        }

        X += (_driftX >> 8) - lagX;
        Y += (_driftY >> 8) - lagY;
        Z += (_driftZ >> 8) - lagZ;
        if (!FixedPoint.AreWithin(X, Y, Z, Usual))
        {
            X = FixedPoint.Limit(X, Largest);
            Y = FixedPoint.Limit(Y, Largest);
            Z = FixedPoint.Limit(Z, Largest);
        }
    }

    /// <summary>Adds a rate that has been found otherwise.</summary>
    /// <param name="x">Raw counts about sensor x.</param>
    /// <param name="y">Likewise about y.</param>
    /// <param name="z">Likewise about z.</param>
    public void Add(int x, int y, int z)
    {
        X = FixedPoint.Limit(X + (x * AnglePerCount), Largest);
        Y = FixedPoint.Limit(Y + (y * AnglePerCount), Largest);
        Z = FixedPoint.Limit(Z + (z * AnglePerCount), Largest);
    }

    /// <summary>True when a rate, raw counts, can be a bias: within 25 °/s, the datasheet's 20 and the scale error.</summary>
    public static bool IsPossible(int rate)
    {
        return rate <= MostPossible && rate >= -MostPossible;
    }

    /// <summary>A bias as <see cref="X"/> has it, in counts · 16.</summary>
    public static int ToCounts16(int angle)
    {
        return FixedPoint.MulDiv(angle, 16, AnglePerCount);
    }

    private static bool Quiet(int rate, int mean, int biasAngle)
    {
        int fromMean = rate - mean;
        int fromBias = mean - (biasAngle / AnglePerCount);
        return fromMean <= RestBand && fromMean >= -RestBand && fromBias <= RestBand && fromBias >= -RestBand;
    }

    private static int ToAngle(int rateCounts16)
    {
        return (FixedPoint.Limit(rateCounts16, Largest / AnglePerCount * 16) * AnglePerCount) >> 4;
    }
}
