namespace HipSense.Core;

/// <summary>
/// Listens to 2.56 s of standing still and finds gravity and the gyro's bias. Refuses when the runner moved (rate SD over 1 °/s, specific
/// force along gravity SD over 20 mg) or when gravity is more than 35° from the clip's up arrow.
/// </summary>
public sealed class StandingCalibration
{
    /// <summary>Samples that it takes.</summary>
    public const int Samples = 512;

    // 35°: cosine in Q8. And of a clip that leans forward or back on a belly: 48°, which is 45° and what a runner sways, but 15° to the side.
    private const int NarrowestUp = 210;
    private const int NarrowestLeaning = 171;
    private const int MostSideways = 66;

    // Variance limits: (1 °/s)² and (20 mg)² in counts².
    private const int GyroVariance = 1076;
    private const int AccelVariance = 1678;

    // Sensor limits: 0.8 … 1.2 g.
    private const int LeastGravity = 1638;
    private const int MostGravity = 2458;

    private readonly int[] _sum = new int[6];
    private readonly long[] _square = new long[3];
    private readonly int[] _first = new int[3];
    private int _count;
    private int _projectedSum;
    private long _projectedSquare;

    /// <summary>Mean specific force, counts · 16, once done.</summary>
    public int GravityX;

    /// <inheritdoc cref="GravityX"/>
    public int GravityY;

    /// <inheritdoc cref="GravityX"/>
    public int GravityZ;

    /// <summary>Mean rate, counts · 16, once done.</summary>
    public int BiasX;

    /// <inheritdoc cref="BiasX"/>
    public int BiasY;

    /// <inheritdoc cref="BiasX"/>
    public int BiasZ;

    /// <summary>Starts to listen.</summary>
    public void Start()
    {
        _count = 0;
        _projectedSum = 0;
        _projectedSquare = 0;
        for (int i = 0; i < 6; i++)
        {
            _sum[i] = 0;
        }

        for (int i = 0; i < 3; i++)
        {
            _square[i] = 0;
            _first[i] = 0;
        }
    }

    /// <summary>Takes one block; after an answer other than Pending it has started again.</summary>
    /// <param name="fifo">Bytes as the chip delivers them.</param>
    /// <param name="offset">Index of the first byte of the block.</param>
    public CalibrationResult Process(byte[] fifo, int offset)
    {
        if (_count == 0)
        {
            _first[0] = Fifo.Word(fifo, offset);
            _first[1] = Fifo.Word(fifo, offset + 2);
            _first[2] = Fifo.Word(fifo, offset + 4);
        }

        for (int p = offset; p < offset + ImuScale.BlockBytes; p += ImuScale.FrameBytes)
        {
            int ax = Fifo.Word(fifo, p);
            int ay = Fifo.Word(fifo, p + 2);
            int az = Fifo.Word(fifo, p + 4);
            int gx = Fifo.Word(fifo, p + 6);
            int gy = Fifo.Word(fifo, p + 8);
            int gz = Fifo.Word(fifo, p + 10);
            _sum[0] += ax;
            _sum[1] += ay;
            _sum[2] += az;
            _sum[3] += gx;
            _sum[4] += gy;
            _sum[5] += gz;
            _square[0] += gx * gx;
            _square[1] += gy * gy;
            _square[2] += gz * gz;

            // Along the first sample, which is gravity when nobody moves; 2,048² · √3 and 16 g · 16 g both fit after the shift.
            int along = (int)((((long)ax * _first[0]) + ((long)ay * _first[1]) + ((long)az * _first[2])) >> 11);
            _projectedSum += along;
            _projectedSquare += (long)along * along;
        }

        _count += ImuScale.BlockSamples;
        if (Variance(_projectedSum, _projectedSquare) > AccelVariance
            || Variance(_sum[3], _square[0]) > GyroVariance
            || Variance(_sum[4], _square[1]) > GyroVariance
            || Variance(_sum[5], _square[2]) > GyroVariance)
        {
            Start();
            return CalibrationResult.Moved;
        }

        if (_count < Samples)
        {
            return CalibrationResult.Pending;
        }

        CalibrationResult result = Judge();
        Start();
        return result;
    }

    private CalibrationResult Judge()
    {
        GravityX = Mean16(_sum[0]);
        GravityY = Mean16(_sum[1]);
        GravityZ = Mean16(_sum[2]);
        BiasX = Mean16(_sum[3]);
        BiasY = Mean16(_sum[4]);
        BiasZ = Mean16(_sum[5]);
        int x = GravityX >> 4;
        int y = GravityY >> 4;
        int z = GravityZ >> 4;
        int gravity = FixedPoint.Sqrt((x * x) + (y * y) + (z * z));
        if (gravity < LeastGravity || gravity > MostGravity
            || !GyroBias.IsPossible(BiasX >> 4) || !GyroBias.IsPossible(BiasY >> 4) || !GyroBias.IsPossible(BiasZ >> 4))
        {
            return CalibrationResult.BadSensor;
        }

        return Pose(x, y, z);
    }

    /// <summary>Judges how the clip hangs.</summary>
    /// <param name="x">Gravity along sensor x, any unit, magnitude below 2¹⁴.</param>
    /// <param name="y">Likewise along y.</param>
    /// <param name="z">Likewise along z.</param>
    /// <returns>Done when its up arrow is within 35° of up, Leaning when it is not much more, forward or back; else what is wrong.</returns>
    public static CalibrationResult Pose(int x, int y, int z)
    {
        int length = FixedPoint.Sqrt((x * x) + (y * y) + (z * z));
        if (y * 256 >= length * NarrowestUp)
        {
            return CalibrationResult.Done;
        }

        if (y * 256 >= length * NarrowestLeaning && Size(x) * 256 <= length * MostSideways)
        {
            return CalibrationResult.Leaning;
        }

        if (-y > Size(x) && -y > Size(z))
        {
            return CalibrationResult.UpsideDown;
        }

        return Size(x) >= Size(z) ? CalibrationResult.Sideways : CalibrationResult.Flat;
    }

    private long Variance(int sum, long square)
    {
        return (square - ((long)sum * sum / _count)) / _count;
    }

    private static int Mean16(int sum)
    {
        return ((sum * 16) + (sum < 0 ? -Samples / 2 : Samples / 2)) / Samples;
    }

    private static int Size(int value)
    {
        return value < 0 ? -value : value;
    }
}
