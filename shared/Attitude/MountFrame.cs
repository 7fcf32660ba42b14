namespace HipSense.Core;

/// <summary>
/// How the clip sits on the runner: the runner's right and backward axes, written in sensor axes. Samples are never turned into the
/// runner's frame; the few vectors that matter are turned into the sensor's, once.
/// </summary>
public sealed class MountFrame : DetectorPart
{
    /// <summary>1.0 in the axes' Q-format (Q13).</summary>
    public const int One = 1 << 13;

    /// <summary>The runner's right in sensor axes, Q13.</summary>
    public int RightX = One;

    /// <inheritdoc cref="RightX"/>
    public int RightY;

    /// <inheritdoc cref="RightX"/>
    public int RightZ;

    /// <summary>The runner's backward direction in sensor axes, Q13.</summary>
    public int BackX;

    /// <inheritdoc cref="BackX"/>
    public int BackY;

    /// <inheritdoc cref="BackX"/>
    public int BackZ = One;

    /// <inheritdoc/>
    public override void Reset(ResetReason reason, int sample)
    {
        if (reason == ResetReason.Uncalibrated || reason == ResetReason.MountGiven || reason == ResetReason.MountRefuted)
        {
            SetIdentity();
        }
    }

    /// <summary>Takes the clip to be mounted exactly as drawn: x right, y up, z backward.</summary>
    public void SetIdentity()
    {
        RightX = One;
        RightY = 0;
        RightZ = 0;
        BackX = 0;
        BackY = 0;
        BackZ = One;
    }

    /// <summary>Takes over another frame.</summary>
    public void Set(MountFrame other)
    {
        RightX = other.RightX;
        RightY = other.RightY;
        RightZ = other.RightZ;
        BackX = other.BackX;
        BackY = other.BackY;
        BackZ = other.BackZ;
    }

    /// <summary>
    /// Finds the mount from gravity felt while standing: the shortest rotation that takes it to +y. With the unit vector g and
    /// c = 1 + g_y, the rows of that rotation are right = (1 − g_x²/c, −g_x, −g_x·g_z/c) and back = (−g_x·g_z/c, −g_z, 1 − g_z²/c).
    /// </summary>
    /// <param name="gx">Mean specific force along sensor x, any unit, magnitude below 2¹⁵.</param>
    /// <param name="gy">Likewise along y.</param>
    /// <param name="gz">Likewise along z.</param>
    /// <returns>False, and nothing changed, when there is no gravity to go by or it points along −y.</returns>
    public bool SetFromGravity(int gx, int gy, int gz)
    {
        long square = ((long)gx * gx) + ((long)gy * gy) + ((long)gz * gz);
        int norm = FixedPoint.Sqrt((int)(square >> 2)) * 2;
        if (norm < 16)
        {
            return false;
        }

        int x = gx * One / norm;
        int y = gy * One / norm;
        int z = gz * One / norm;
        int c = One + y;
        if (c < One / 8)
        {
            return false;
        }

        RightX = One - (x * x / c);
        RightY = -x;
        RightZ = -(x * z) / c;
        BackX = RightZ;
        BackY = -z;
        BackZ = One - (z * z / c);
        return true;
    }

    /// <summary>Turns the runner's right and back axes about the vertical between them.</summary>
    /// <param name="yawQ13">How far, radians Q13, within ±0.6; positive turns the back axis towards the right one.</param>
    public void Turn(int yawQ13)
    {
        int square = yawQ13 * yawQ13 / One;
        int sine = yawQ13 - (yawQ13 * square / One / 6);
        int cosine = One - (square / 2) + (square * square / One / 24);
        int x = BackX;
        int y = BackY;
        int z = BackZ;
        BackX = ((x * cosine) + (RightX * sine)) / One;
        BackY = ((y * cosine) + (RightY * sine)) / One;
        BackZ = ((z * cosine) + (RightZ * sine)) / One;
        RightX = ((RightX * cosine) - (x * sine)) / One;
        RightY = ((RightY * cosine) - (y * sine)) / One;
        RightZ = ((RightZ * cosine) - (z * sine)) / One;
    }
}
