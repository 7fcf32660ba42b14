using HipSense.Core;

namespace HipSense.Rivals;

/// <summary>
/// The clip's own filter in double precision, written as flat as the clip's: what integers save. Like that it takes pairs of samples. Gains
/// are those of running, the bias is the calibration's; it gives the up vector alone, without the signals that the detection needs.
/// </summary>
public sealed class DoubleTwoStage : Rival
{
    private const double Gain = 2 * Period / 1.0;
    private const double BiasGain = ImuScale.BlockSamples * Period / (1.0 * 5);

    private double _x1;
    private double _y1;
    private double _z1;
    private double _x2;
    private double _y2;
    private double _z2;
    private double _fx;
    private double _fy;
    private double _fz;
    private double _bx;
    private double _by;
    private double _bz;
    private bool _started;

    /// <inheritdoc/>
    public override void Process(byte[] fifo, int offset)
    {
        if (!_started)
        {
            Start(fifo, offset);
        }

        double x1 = _x1;
        double y1 = _y1;
        double z1 = _z1;
        double x2 = _x2 + ((x1 - _x2) * (4 * Gain));
        double y2 = _y2 + ((y1 - _y2) * (4 * Gain));
        double z2 = _z2 + ((z1 - _z2) * (4 * Gain));
        double fx = _fx;
        double fy = _fy;
        double fz = _fz;
        double bx = _bx;
        double by = _by;
        double bz = _bz;
        double[] up = Up;
        bool backwards = false;
        int p = offset;
        for (int i = 0; i < up.Length; i += 6)
        {
            // Half the gain for the sum of two samples.
            double nx = (short)((fifo[p] << 8) | fifo[p + 1]);
            double ny = (short)((fifo[p + 2] << 8) | fifo[p + 3]);
            double nz = (short)((fifo[p + 4] << 8) | fifo[p + 5]);
            x1 += (((fx + nx) * 0.5) - x1) * Gain;
            y1 += (((fy + ny) * 0.5) - y1) * Gain;
            z1 += (((fz + nz) * 0.5) - z1) * Gain;
            double wx = (((short)((fifo[p + 6] << 8) | fifo[p + 7]) + (short)((fifo[p + 18] << 8) | fifo[p + 19])) * (Rate * Period)) - bx;
            double wy = (((short)((fifo[p + 8] << 8) | fifo[p + 9]) + (short)((fifo[p + 20] << 8) | fifo[p + 21])) * (Rate * Period)) - by;
            double wz = (((short)((fifo[p + 10] << 8) | fifo[p + 11]) + (short)((fifo[p + 22] << 8) | fifo[p + 23])) * (Rate * Period)) - bz;

            double hx = x2;
            double hy = y2;
            double hz = z2;
            if (backwards)
            {
                z1 += (x1 * wy) - (y1 * wx);
                y1 += (z1 * wx) - (x1 * wz);
                x1 += (y1 * wz) - (z1 * wy);
                z2 += (x2 * wy) - (y2 * wx);
                y2 += (z2 * wx) - (x2 * wz);
                x2 += (y2 * wz) - (z2 * wy);
            }
            else
            {
                x1 += (y1 * wz) - (z1 * wy);
                y1 += (z1 * wx) - (x1 * wz);
                z1 += (x1 * wy) - (y1 * wx);
                x2 += (y2 * wz) - (z2 * wy);
                y2 += (z2 * wx) - (x2 * wz);
                z2 += (x2 * wy) - (y2 * wx);
            }

            backwards = !backwards;
            up[i] = (hx + x2) * 0.5;
            up[i + 1] = (hy + y2) * 0.5;
            up[i + 2] = (hz + z2) * 0.5;
            up[i + 3] = x2;
            up[i + 4] = y2;
            up[i + 5] = z2;
            fx = (short)((fifo[p + 12] << 8) | fifo[p + 13]);
            fy = (short)((fifo[p + 14] << 8) | fifo[p + 15]);
            fz = (short)((fifo[p + 16] << 8) | fifo[p + 17]);
            p += 2 * ImuScale.FrameBytes;
        }

        _x1 = x1;
        _y1 = y1;
        _z1 = z1;
        _x2 = x2;
        _y2 = y2;
        _z2 = z2;
        _fx = fx;
        _fy = fy;
        _fz = fz;

        // The lag of the second stage shows the bias; two samples' worth of it is kept.
        double k = BiasGain * 2 * Period / ((x2 * x2) + (y2 * y2) + (z2 * z2));
        _bx = bx - (((y1 * z2) - (z1 * y2)) * k);
        _by = by - (((z1 * x2) - (x1 * z2)) * k);
        _bz = bz - (((x1 * y2) - (y1 * x2)) * k);
    }

    private void Start(byte[] fifo, int offset)
    {
        _fx = _x1 = _x2 = Fifo.Word(fifo, offset);
        _fy = _y1 = _y2 = Fifo.Word(fifo, offset + 2);
        _fz = _z1 = _z2 = Fifo.Word(fifo, offset + 4);
        _bx = BiasX * 2 * Rate * Period;
        _by = BiasY * 2 * Rate * Period;
        _bz = BiasZ * 2 * Rate * Period;
        _started = true;
    }
}
