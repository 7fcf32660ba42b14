using System;
using HipSense.Core;

namespace HipSense.Rivals;

/// <summary>
/// Madgwick's filter (report of 2010, section 3, IMU) in single precision. The equations are those of <see cref="Peers.MadgwickFilter"/>.
/// </summary>
/// <param name="beta">Speed of the pull, rad/s.</param>
public sealed class FloatMadgwick(float beta) : Rival
{
    private float _q0 = 1;
    private float _q1;
    private float _q2;
    private float _q3;
    private bool _started;

    /// <inheritdoc/>
    public override void Process(byte[] fifo, int offset)
    {
        if (!_started)
        {
            Start(fifo, offset);
        }

        float q0 = _q0;
        float q1 = _q1;
        float q2 = _q2;
        float q3 = _q3;
        float biasX = (float)BiasX;
        float biasY = (float)BiasY;
        float biasZ = (float)BiasZ;
        float pull = beta * (float)Period;
        double[] up = Up;
        int p = offset;
        for (int i = 0; i < up.Length; i += 3)
        {
            float ax = (short)((fifo[p] << 8) | fifo[p + 1]);
            float ay = (short)((fifo[p + 2] << 8) | fifo[p + 3]);
            float az = (short)((fifo[p + 4] << 8) | fifo[p + 5]);

            // Half the angle turned in the sample.
            float wx = ((short)((fifo[p + 6] << 8) | fifo[p + 7]) - biasX) * (float)(Rate * Period / 2);
            float wy = ((short)((fifo[p + 8] << 8) | fifo[p + 9]) - biasY) * (float)(Rate * Period / 2);
            float wz = ((short)((fifo[p + 10] << 8) | fifo[p + 11]) - biasZ) * (float)(Rate * Period / 2);
            p += ImuScale.FrameBytes;
            float d0 = (-q1 * wx) - (q2 * wy) - (q3 * wz);
            float d1 = (q0 * wx) + (q2 * wz) - (q3 * wy);
            float d2 = (q0 * wy) - (q1 * wz) + (q3 * wx);
            float d3 = (q0 * wz) + (q1 * wy) - (q2 * wx);
            float square = (ax * ax) + (ay * ay) + (az * az);
            if (square > 0)
            {
                float k = 1 / (float)Math.Sqrt(square);
                float fx = (2 * ((q1 * q3) - (q0 * q2))) - (k * ax);
                float fy = (2 * ((q0 * q1) + (q2 * q3))) - (k * ay);
                float fz = 1 - (2 * ((q1 * q1) + (q2 * q2))) - (k * az);
                float g0 = (q1 * fy) - (q2 * fx);
                float g1 = (q3 * fx) + (q0 * fy) - (2 * q1 * fz);
                float g2 = (q3 * fy) - (q0 * fx) - (2 * q2 * fz);
                float g3 = (q1 * fx) + (q2 * fy);
                square = (g0 * g0) + (g1 * g1) + (g2 * g2) + (g3 * g3);
                if (square > 1e-20f)
                {
                    k = pull / (float)Math.Sqrt(square);
                    d0 -= k * g0;
                    d1 -= k * g1;
                    d2 -= k * g2;
                    d3 -= k * g3;
                }
            }

            q0 += d0;
            q1 += d1;
            q2 += d2;
            q3 += d3;
            float unit = 1 / (float)Math.Sqrt((q0 * q0) + (q1 * q1) + (q2 * q2) + (q3 * q3));
            q0 *= unit;
            q1 *= unit;
            q2 *= unit;
            q3 *= unit;
            up[i] = 2 * ((q1 * q3) - (q0 * q2));
            up[i + 1] = 2 * ((q0 * q1) + (q2 * q3));
            up[i + 2] = 1 - (2 * ((q1 * q1) + (q2 * q2)));
        }

        _q0 = q0;
        _q1 = q1;
        _q2 = q2;
        _q3 = q3;
    }

    private void Start(byte[] fifo, int offset)
    {
        double[] q = Upright.From(fifo, offset);
        _q0 = (float)q[0];
        _q1 = (float)q[1];
        _q2 = (float)q[2];
        _started = true;
    }
}
