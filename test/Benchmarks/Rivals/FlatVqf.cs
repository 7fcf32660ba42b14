using System;
using HipSense.Core;

namespace HipSense.Rivals;

/// <summary>
/// VQF without magnetometer (D. Laidig, T. Seel, Information Fusion 91, 2023) with the bias estimation for motion (section 3.4) and without
/// that at rest, which nobody needs who runs. The equations are those of <see cref="Peers.VqfFilter"/>, written to be cheap: everything in
/// locals, the covariance's six different elements, series for the sine and cosine of small angles.
/// </summary>
public sealed class FlatVqf : Rival
{
    private const double Tau = 3;
    private const double Degree = Math.PI / 180;
    private const double Limit = 2 * Degree;
    private const double StartVariance = 0.25 * Degree * Degree;
    private const double MotionSigma = 0.1 * Degree;
    private const double Noise = MotionSigma * MotionSigma * Period / 100;
    private const double MotionVariance = (MotionSigma * MotionSigma * MotionSigma * MotionSigma / Noise) + (MotionSigma * MotionSigma);
    private const double VerticalVariance = MotionVariance / 0.0001;
    private const int StartSamples = (int)(Tau * ImuScale.RateHz);

    // The low-pass, with c = tan(π f/rate) of its cut-off f = √2/(2πτ).
    private static readonly double s_c = Math.Tan(Math.Sqrt(2) / (2 * Tau) * Period);
    private static readonly double s_d = 1 + (Math.Sqrt(2) * s_c) + (s_c * s_c);
    private static readonly double s_b = s_c * s_c / s_d;
    private static readonly double s_a1 = 2 * ((s_c * s_c) - 1) / s_d;
    private static readonly double s_a2 = (1 - (Math.Sqrt(2) * s_c) + (s_c * s_c)) / s_d;

    // From sensor to the gyro's frame, and from there to the earth.
    private double _g0 = 1;
    private double _g1;
    private double _g2;
    private double _g3;
    private double _k0 = 1;
    private double _k1;
    private double _k2;
    private double _k3;

    // Bias, and its covariance.
    private double _bx;
    private double _by;
    private double _bz;
    private double _pxx = StartVariance;
    private double _pxy;
    private double _pxz;
    private double _pyy = StartVariance;
    private double _pyz;
    private double _pzz = StartVariance;

    // States of the low-passes: of the force, of the rotation matrix row by row, and of the turned bias.
    private int _taken;
    private double _fx, _fx2, _fy, _fy2, _fz, _fz2;
    private double _r0, _s0, _r1, _s1, _r2, _s2, _r3, _s3, _r4, _s4, _r5, _s5, _r6, _s6, _r7, _s7, _r8, _s8;
    private double _tx, _tx2, _ty, _ty2;

    /// <inheritdoc/>
    public override void Process(byte[] fifo, int offset)
    {
        double g0 = _g0, g1 = _g1, g2 = _g2, g3 = _g3;
        double k0 = _k0, k1 = _k1, k2 = _k2, k3 = _k3;
        double bx = _bx, by = _by, bz = _bz;
        double pxx = _pxx, pxy = _pxy, pxz = _pxz, pyy = _pyy, pyz = _pyz, pzz = _pzz;
        double fx = _fx, fx2 = _fx2, fy = _fy, fy2 = _fy2, fz = _fz, fz2 = _fz2;
        double r0 = _r0, s0 = _s0, r1 = _r1, s1 = _s1, r2 = _r2, s2 = _s2, r3 = _r3, s3 = _s3, r4 = _r4, s4 = _s4;
        double r5 = _r5, s5 = _s5, r6 = _r6, s6 = _s6, r7 = _r7, s7 = _s7, r8 = _r8, s8 = _s8;
        double tx = _tx, tx2 = _tx2, ty = _ty, ty2 = _ty2;
        double restX = BiasX, restY = BiasY, restZ = BiasZ;

        // y = b·x + r; r = b1·x − a1·y + s; s = b2·x − a2·y.
        double b = s_b, b1 = 2 * s_b, b2 = s_b, a1 = s_a1, a2 = s_a2;
        int taken = _taken;
        double[] up = Up;
        int p = offset;
        for (int i = 0; i < up.Length; i += 3)
        {
            if (taken <= StartSamples)
            {
                // The mean of all so far is the same filter with other numbers, and in the end its state is that of one who has seen this mean for ever.
                taken++;
                bool isSettled = taken > StartSamples;
                bool isLast = taken == StartSamples;
                b = isSettled ? s_b : 1.0 / taken;
                b1 = isSettled ? 2 * s_b : 0;
                b2 = isSettled ? s_b : 0;
                a1 = isSettled ? s_a1 : isLast ? s_b - 1 : -taken / (taken + 1.0);
                a2 = isSettled ? s_a2 : isLast ? s_a2 - s_b : 0;
            }

            double ax = (short)((fifo[p] << 8) | fifo[p + 1]);
            double ay = (short)((fifo[p + 2] << 8) | fifo[p + 3]);
            double az = (short)((fifo[p + 4] << 8) | fifo[p + 5]);

            // Half the angle turned in the sample; its cosine, and its sine over itself.
            double wx = (((short)((fifo[p + 6] << 8) | fifo[p + 7]) - restX) * (Rate * Period / 2)) - (bx * (Period / 2));
            double wy = (((short)((fifo[p + 8] << 8) | fifo[p + 9]) - restY) * (Rate * Period / 2)) - (by * (Period / 2));
            double wz = (((short)((fifo[p + 10] << 8) | fifo[p + 11]) - restZ) * (Rate * Period / 2)) - (bz * (Period / 2));
            p += ImuScale.FrameBytes;
            double n = (wx * wx) + (wy * wy) + (wz * wz);
            double cos = 1 - (n * (0.5 - (n * ((1.0 / 24) - (n * (1.0 / 720))))));
            double sin = 1 - (n * ((1.0 / 6) - (n * ((1.0 / 120) - (n * (1.0 / 5040))))));
            wx *= sin;
            wy *= sin;
            wz *= sin;
            double q0 = (g0 * cos) - (g1 * wx) - (g2 * wy) - (g3 * wz);
            double q1 = (g0 * wx) + (g1 * cos) + (g2 * wz) - (g3 * wy);
            double q2 = (g0 * wy) - (g1 * wz) + (g2 * cos) + (g3 * wx);
            double q3 = (g0 * wz) + (g1 * wy) - (g2 * wx) + (g3 * cos);

            // Its length is 1 but for rounding, and so the root's first order will do.
            n = 1.5 - (((q0 * q0) + (q1 * q1) + (q2 * q2) + (q3 * q3)) * 0.5);
            g0 = q0 * n;
            g1 = q1 * n;
            g2 = q2 * n;
            g3 = q3 * n;

            // The force in the gyro's frame, low-passed, in the earth's.
            double ux = (g2 * az) - (g3 * ay);
            double uy = (g3 * ax) - (g1 * az);
            double uz = (g1 * ay) - (g2 * ax);
            double x = ax + (2 * ((g0 * ux) + (g2 * uz) - (g3 * uy)));
            double y = ay + (2 * ((g0 * uy) + (g3 * ux) - (g1 * uz)));
            double z = az + (2 * ((g0 * uz) + (g1 * uy) - (g2 * ux)));
            ax = (b * x) + fx;
            fx = (b1 * x) - (a1 * ax) + fx2;
            fx2 = (b2 * x) - (a2 * ax);
            ay = (b * y) + fy;
            fy = (b1 * y) - (a1 * ay) + fy2;
            fy2 = (b2 * y) - (a2 * ay);
            az = (b * z) + fz;
            fz = (b1 * z) - (a1 * az) + fz2;
            fz2 = (b2 * z) - (a2 * az);
            ux = (k2 * az) - (k3 * ay);
            uy = (k3 * ax) - (k1 * az);
            uz = (k1 * ay) - (k2 * ax);
            x = ax + (2 * ((k0 * ux) + (k2 * uz) - (k3 * uy)));
            y = ay + (2 * ((k0 * uy) + (k3 * ux) - (k1 * uz)));
            z = az + (2 * ((k0 * uz) + (k1 * uy) - (k2 * ux)));
            n = 1 / Math.Sqrt((x * x) + (y * y) + (z * z));
            x *= n;
            y *= n;
            z *= n;

            // The shortest turn that makes it upright.
            double half = Math.Sqrt((1 + z) * 0.5);
            n = 0.5 / half;
            double hx = y * n;
            double hy = -x * n;
            q0 = (half * k0) - (hx * k1) - (hy * k2);
            q1 = (half * k1) + (hx * k0) + (hy * k3);
            q2 = (half * k2) - (hx * k3) + (hy * k0);
            q3 = (half * k3) + (hx * k2) - (hy * k1);
            n = 1.5 - (((q0 * q0) + (q1 * q1) + (q2 * q2) + (q3 * q3)) * 0.5);
            k0 = q0 * n;
            k1 = q1 * n;
            k2 = q2 * n;
            k3 = q3 * n;

            // Attitude, and its matrix.
            q0 = (k0 * g0) - (k1 * g1) - (k2 * g2) - (k3 * g3);
            q1 = (k0 * g1) + (k1 * g0) + (k2 * g3) - (k3 * g2);
            q2 = (k0 * g2) - (k1 * g3) + (k2 * g0) + (k3 * g1);
            q3 = (k0 * g3) + (k1 * g2) - (k2 * g1) + (k3 * g0);
            double m0 = 1 - (2 * ((q2 * q2) + (q3 * q3)));
            double m1 = 2 * ((q1 * q2) - (q0 * q3));
            double m2 = 2 * ((q1 * q3) + (q0 * q2));
            double m3 = 2 * ((q1 * q2) + (q0 * q3));
            double m4 = 1 - (2 * ((q1 * q1) + (q3 * q3)));
            double m5 = 2 * ((q2 * q3) - (q0 * q1));
            ux = 2 * ((q1 * q3) - (q0 * q2));
            uy = 2 * ((q0 * q1) + (q2 * q3));
            uz = 1 - (2 * ((q1 * q1) + (q2 * q2)));
            up[i] = ux;
            up[i + 1] = uy;
            up[i + 2] = uz;

            // Turned bias and matrix, low-passed.
            n = (m0 * bx) + (m1 * by) + (m2 * bz);
            double ex = (b * n) + tx;
            tx = (b1 * n) - (a1 * ex) + tx2;
            tx2 = (b2 * n) - (a2 * ex);
            n = (m3 * bx) + (m4 * by) + (m5 * bz);
            double ey = (b * n) + ty;
            ty = (b1 * n) - (a1 * ey) + ty2;
            ty2 = (b2 * n) - (a2 * ey);
            n = m0;
            m0 = (b * n) + r0;
            r0 = (b1 * n) - (a1 * m0) + s0;
            s0 = (b2 * n) - (a2 * m0);
            n = m1;
            m1 = (b * n) + r1;
            r1 = (b1 * n) - (a1 * m1) + s1;
            s1 = (b2 * n) - (a2 * m1);
            n = m2;
            m2 = (b * n) + r2;
            r2 = (b1 * n) - (a1 * m2) + s2;
            s2 = (b2 * n) - (a2 * m2);
            n = m3;
            m3 = (b * n) + r3;
            r3 = (b1 * n) - (a1 * m3) + s3;
            s3 = (b2 * n) - (a2 * m3);
            n = m4;
            m4 = (b * n) + r4;
            r4 = (b1 * n) - (a1 * m4) + s4;
            s4 = (b2 * n) - (a2 * m4);
            n = m5;
            m5 = (b * n) + r5;
            r5 = (b1 * n) - (a1 * m5) + s5;
            s5 = (b2 * n) - (a2 * m5);
            double m6 = (b * ux) + r6;
            r6 = (b1 * ux) - (a1 * m6) + s6;
            s6 = (b2 * ux) - (a2 * m6);
            double m7 = (b * uy) + r7;
            r7 = (b1 * uy) - (a1 * m7) + s7;
            s7 = (b2 * uy) - (a2 * m7);
            double m8 = (b * uz) + r8;
            r8 = (b1 * uz) - (a1 * m8) + s8;
            s8 = (b2 * uz) - (a2 * m8);

            // What the correction took out, less what the bias that is known explains.
            ex -= (y * ImuScale.RateHz) + (m0 * bx) + (m1 * by) + (m2 * bz);
            ey += (x * ImuScale.RateHz) - (m3 * bx) - (m4 * by) - (m5 * bz);
            double ez = -((m6 * bx) + (m7 * by) + (m8 * bz));
            ex = ex > Limit ? Limit : ex < -Limit ? -Limit : ex;
            ey = ey > Limit ? Limit : ey < -Limit ? -Limit : ey;
            ez = ez > Limit ? Limit : ez < -Limit ? -Limit : ez;

            // Uncertainty grows, and each component of the error takes some away.
            if (pxx < StartVariance)
            {
                pxx += Noise;
            }

            if (pyy < StartVariance)
            {
                pyy += Noise;
            }

            if (pzz < StartVariance)
            {
                pzz += Noise;
            }

            ux = (pxx * m0) + (pxy * m1) + (pxz * m2);
            uy = (pxy * m0) + (pyy * m1) + (pyz * m2);
            uz = (pxz * m0) + (pyz * m1) + (pzz * m2);
            n = 1 / (MotionVariance + (m0 * ux) + (m1 * uy) + (m2 * uz));
            x = ux * n;
            y = uy * n;
            z = uz * n;
            pxx -= ux * x;
            pxy -= ux * y;
            pxz -= ux * z;
            pyy -= uy * y;
            pyz -= uy * z;
            pzz -= uz * z;
            wx = x * ex;
            wy = y * ex;
            wz = z * ex;

            ux = (pxx * m3) + (pxy * m4) + (pxz * m5);
            uy = (pxy * m3) + (pyy * m4) + (pyz * m5);
            uz = (pxz * m3) + (pyz * m4) + (pzz * m5);
            n = 1 / (MotionVariance + (m3 * ux) + (m4 * uy) + (m5 * uz));
            x = ux * n;
            y = uy * n;
            z = uz * n;
            pxx -= ux * x;
            pxy -= ux * y;
            pxz -= ux * z;
            pyy -= uy * y;
            pyz -= uy * z;
            pzz -= uz * z;
            ey -= (m3 * wx) + (m4 * wy) + (m5 * wz);
            wx += x * ey;
            wy += y * ey;
            wz += z * ey;

            ux = (pxx * m6) + (pxy * m7) + (pxz * m8);
            uy = (pxy * m6) + (pyy * m7) + (pyz * m8);
            uz = (pxz * m6) + (pyz * m7) + (pzz * m8);
            n = 1 / (VerticalVariance + (m6 * ux) + (m7 * uy) + (m8 * uz));
            x = ux * n;
            y = uy * n;
            z = uz * n;
            pxx -= ux * x;
            pxy -= ux * y;
            pxz -= ux * z;
            pyy -= uy * y;
            pyz -= uy * z;
            pzz -= uz * z;
            ez -= (m6 * wx) + (m7 * wy) + (m8 * wz);
            bx += wx + (x * ez);
            by += wy + (y * ez);
            bz += wz + (z * ez);
            bx = bx > Limit ? Limit : bx < -Limit ? -Limit : bx;
            by = by > Limit ? Limit : by < -Limit ? -Limit : by;
            bz = bz > Limit ? Limit : bz < -Limit ? -Limit : bz;
        }

        _g0 = g0;
        _g1 = g1;
        _g2 = g2;
        _g3 = g3;
        _k0 = k0;
        _k1 = k1;
        _k2 = k2;
        _k3 = k3;
        _bx = bx;
        _by = by;
        _bz = bz;
        _pxx = pxx;
        _pxy = pxy;
        _pxz = pxz;
        _pyy = pyy;
        _pyz = pyz;
        _pzz = pzz;
        _taken = taken;
        _fx = fx;
        _fx2 = fx2;
        _fy = fy;
        _fy2 = fy2;
        _fz = fz;
        _fz2 = fz2;
        _r0 = r0;
        _s0 = s0;
        _r1 = r1;
        _s1 = s1;
        _r2 = r2;
        _s2 = s2;
        _r3 = r3;
        _s3 = s3;
        _r4 = r4;
        _s4 = s4;
        _r5 = r5;
        _s5 = s5;
        _r6 = r6;
        _s6 = s6;
        _r7 = r7;
        _s7 = s7;
        _r8 = r8;
        _s8 = s8;
        _tx = tx;
        _tx2 = tx2;
        _ty = ty;
        _ty2 = ty2;
    }
}
