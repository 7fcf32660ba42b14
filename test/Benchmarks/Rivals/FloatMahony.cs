using System;
using HipSense.Core;

namespace HipSense.Rivals;

/// <summary>
/// Mahony's explicit complementary filter (2008, section V) in single precision. The equations are those of
/// <see cref="Peers.MahonyFilter"/>, but for the quaternion, which is turned by the first order of the angle.
/// </summary>
/// <param name="kp">Gain of the correction, rad/s.</param>
/// <param name="ki">Gain of the bias, rad/s².</param>
public sealed class FloatMahony(float kp, float ki) : Rival
{
    private float _q0 = 1;
    private float _q1;
    private float _q2;
    private float _q3;
    private float _bx;
    private float _by;
    private float _bz;
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
        float bx = _bx;
        float by = _by;
        float bz = _bz;

        // Half the angle of a sample, for the rates of gyro and correction.
        float correct = kp * (float)(Period / 2);
        float learn = ki * (float)(Period * Period / 2);
        double[] up = Up;
        float ux = 2 * ((q1 * q3) - (q0 * q2));
        float uy = 2 * ((q0 * q1) + (q2 * q3));
        float uz = 1 - (2 * ((q1 * q1) + (q2 * q2)));
        int p = offset;
        for (int i = 0; i < up.Length; i += 3)
        {
            float ax = (short)((fifo[p] << 8) | fifo[p + 1]);
            float ay = (short)((fifo[p + 2] << 8) | fifo[p + 3]);
            float az = (short)((fifo[p + 4] << 8) | fifo[p + 5]);
            float wx = ((short)((fifo[p + 6] << 8) | fifo[p + 7]) * (float)(Rate * Period / 2)) - bx;
            float wy = ((short)((fifo[p + 8] << 8) | fifo[p + 9]) * (float)(Rate * Period / 2)) - by;
            float wz = ((short)((fifo[p + 10] << 8) | fifo[p + 11]) * (float)(Rate * Period / 2)) - bz;
            p += ImuScale.FrameBytes;
            float square = (ax * ax) + (ay * ay) + (az * az);
            if (square > 0)
            {
                float k = 1 / (float)Math.Sqrt(square);
                float ex = ((ay * uz) - (az * uy)) * k;
                float ey = ((az * ux) - (ax * uz)) * k;
                float ez = ((ax * uy) - (ay * ux)) * k;
                bx -= learn * ex;
                by -= learn * ey;
                bz -= learn * ez;
                wx += correct * ex;
                wy += correct * ey;
                wz += correct * ez;
            }

            float d0 = (-q1 * wx) - (q2 * wy) - (q3 * wz);
            float d1 = (q0 * wx) + (q2 * wz) - (q3 * wy);
            float d2 = (q0 * wy) - (q1 * wz) + (q3 * wx);
            float d3 = (q0 * wz) + (q1 * wy) - (q2 * wx);
            q0 += d0;
            q1 += d1;
            q2 += d2;
            q3 += d3;
            float unit = 1 / (float)Math.Sqrt((q0 * q0) + (q1 * q1) + (q2 * q2) + (q3 * q3));
            q0 *= unit;
            q1 *= unit;
            q2 *= unit;
            q3 *= unit;
            ux = 2 * ((q1 * q3) - (q0 * q2));
            uy = 2 * ((q0 * q1) + (q2 * q3));
            uz = 1 - (2 * ((q1 * q1) + (q2 * q2)));
            up[i] = ux;
            up[i + 1] = uy;
            up[i + 2] = uz;
        }

        _q0 = q0;
        _q1 = q1;
        _q2 = q2;
        _q3 = q3;
        _bx = bx;
        _by = by;
        _bz = bz;
    }

    private void Start(byte[] fifo, int offset)
    {
        double[] q = Upright.From(fifo, offset);
        _q0 = (float)q[0];
        _q1 = (float)q[1];
        _q2 = (float)q[2];
        _bx = (float)(BiasX * Rate * Period / 2);
        _by = (float)(BiasY * Rate * Period / 2);
        _bz = (float)(BiasZ * Rate * Period / 2);
        _started = true;
    }
}
