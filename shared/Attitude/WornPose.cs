namespace HipSense.Core;

/// <summary>
/// How a worn clip hangs, to a few degrees, whatever was before: the means of force and rate over 2.56 s and more in its own axes, in which who stands, walks or
/// runs keeps about the same pose, so that the mean force is gravity and the mean rate the gyro's bias. A piece that points or turns otherwise is of a clip in the hand, or
/// put on anew.
/// </summary>
public sealed class WornPose
{
    // 1.28 s, two strides or nearly; the mean is that of three.
    private const int PieceSamples = 256;
    private const int PiecesOfMean = 3;

    // The mean of a piece is 0.75 … 1.25 g, counts of 1/2,048 g · 16, within 10° of those before (cosine in Q10), and turns within 15 °/s of them.
    private const int LeastGravity = 24576;
    private const int MostGravity = 40960;
    private const int NarrowestApart = 1009;
    private const int MostRateApart = 7872;

    // Three of force, three of rate.
    private readonly int[] _sum = new int[6];
    private readonly int[] _mean = new int[6];
    private int _count;

    /// <summary>Pieces of 1.28 s in a row that were alike.</summary>
    public int Pieces;

    /// <summary>Mean specific force, counts · 16.</summary>
    public int GravityX => _mean[0];

    /// <inheritdoc cref="GravityX"/>
    public int GravityY => _mean[1];

    /// <inheritdoc cref="GravityX"/>
    public int GravityZ => _mean[2];

    /// <summary>Mean rate, counts · 16.</summary>
    public int RateX => _mean[3];

    /// <inheritdoc cref="RateX"/>
    public int RateY => _mean[4];

    /// <inheritdoc cref="RateX"/>
    public int RateZ => _mean[5];

    /// <summary>Starts to listen.</summary>
    public void Start()
    {
        Pieces = 0;
        for (int i = 0; i < 6; i++)
        {
            _mean[i] = 0;
        }

        StartPiece();
    }

    /// <summary>Takes one block.</summary>
    /// <param name="fifo">Bytes as the chip delivers them.</param>
    /// <param name="offset">Index of the first byte of the block.</param>
    /// <returns>True every 1.28 s when the last 2.56 s at least were those of a worn clip with a bias that can be.</returns>
    public bool Process(byte[] fifo, int offset)
    {
        for (int i = 0; i < 6; i++)
        {
            int sum = _sum[i];
            for (int p = offset + (2 * i); p < offset + ImuScale.BlockBytes; p += ImuScale.FrameBytes)
            {
                sum += (short)((fifo[p] << 8) | fifo[p + 1]);
            }

            _sum[i] = sum;
        }

        _count += ImuScale.BlockSamples;
        if (_count < PieceSamples)
        {
            return false;
        }

        TakePiece();
        StartPiece();
        return Pieces > 1 && GyroBias.IsPossible(RateX >> 4) && GyroBias.IsPossible(RateY >> 4) && GyroBias.IsPossible(RateZ >> 4);
    }

    private void TakePiece()
    {
        for (int i = 0; i < 6; i++)
        {
            // The mean of 256 samples, · 16.
            _sum[i] >>= 4;
        }

        int length = Length(_sum[0], _sum[1], _sum[2]);
        Pieces = length < LeastGravity || length > MostGravity ? 0 : Pieces > 0 && IsLike(length) ? Pieces + 1 : 1;
        int pieces = Pieces < 1 ? 1 : Pieces < PiecesOfMean ? Pieces : PiecesOfMean;
        for (int i = 0; i < 6; i++)
        {
            _mean[i] += (_sum[i] - _mean[i]) / pieces;
        }
    }

    private bool IsLike(int length)
    {
        long along = ((long)_sum[0] * _mean[0]) + ((long)_sum[1] * _mean[1]) + ((long)_sum[2] * _mean[2]);
        return along >= ((long)length * Length(_mean[0], _mean[1], _mean[2]) >> 10) * NarrowestApart
            && Length(_sum[3] - _mean[3], _sum[4] - _mean[4], _sum[5] - _mean[5]) <= MostRateApart;
    }

    /// <summary>Length of a mean, counts · 16, of components up to 2¹⁹.</summary>
    private static int Length(int meanX, int meanY, int meanZ)
    {
        int x = meanX >> 5;
        int y = meanY >> 5;
        int z = meanZ >> 5;
        return FixedPoint.Sqrt((x * x) + (y * y) + (z * z)) << 5;
    }

    private void StartPiece()
    {
        _count = 0;
        for (int i = 0; i < 6; i++)
        {
            _sum[i] = 0;
        }
    }
}
