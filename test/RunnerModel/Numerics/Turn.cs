namespace HipSense.Runners;

/// <summary>
/// The rotation Ry(yaw)·Rx(pitch)·Rz(roll) that takes a part's axes to those of what carries it, with its angular rate and acceleration in
/// the part's own axes. Right-handed about x right, y up, z backward, so positive yaw turns left, positive pitch leans back, positive
/// roll lifts the right side.
/// </summary>
internal struct Turn
{
    private double _sinYaw, _cosYaw, _sinPitch, _cosPitch, _sinRoll, _cosRoll;

    /// <summary>Angular rate relative to the carrier, rad/s, in the part's axes.</summary>
    public Vector Rate;

    /// <summary>Angular acceleration relative to the carrier, rad/s², in the part's axes.</summary>
    public Vector Acceleration;

    /// <param name="yaw">About the vertical, rad. Only its derivatives matter when the carrier is the world.</param>
    /// <param name="pitch">About the axis to the right, rad.</param>
    /// <param name="roll">About the axis to the back, rad.</param>
    /// <param name="heading">Yaw rate (Value) and yaw acceleration (Rate) that the carrier itself has, rad/s.</param>
    public void Set(in Jet yaw, in Jet pitch, in Jet roll, in Jet heading)
    {
        (_sinYaw, _cosYaw) = Trig.SinCos(yaw.Value);
        (_sinPitch, _cosPitch) = Trig.SinCos(pitch.Value);
        (_sinRoll, _cosRoll) = Trig.SinCos(roll.Value);
        double yawRate = yaw.Rate + heading.Value;
        double yawAcceleration = yaw.Acceleration + heading.Rate;
        double sc = _sinRoll * _cosPitch;
        double cc = _cosRoll * _cosPitch;
        Rate = new Vector(
            (_cosRoll * pitch.Rate) + (sc * yawRate),
            (-_sinRoll * pitch.Rate) + (cc * yawRate),
            roll.Rate - (_sinPitch * yawRate));
        Acceleration = new Vector(
            (_cosRoll * pitch.Acceleration) - (_sinRoll * roll.Rate * pitch.Rate) + (sc * yawAcceleration)
                + (((cc * roll.Rate) - (_sinRoll * _sinPitch * pitch.Rate)) * yawRate),
            (-_sinRoll * pitch.Acceleration) - (_cosRoll * roll.Rate * pitch.Rate) + (cc * yawAcceleration)
                + (((-sc * roll.Rate) - (_cosRoll * _sinPitch * pitch.Rate)) * yawRate),
            roll.Acceleration - (_sinPitch * yawAcceleration) - (_cosPitch * pitch.Rate * yawRate));
    }

    /// <summary>From the carrier's axes into the part's.</summary>
    public readonly Vector Into(Vector v)
    {
        double x = (_cosYaw * v.X) - (_sinYaw * v.Z);
        double z = (_sinYaw * v.X) + (_cosYaw * v.Z);
        double y = (_cosPitch * v.Y) + (_sinPitch * z);
        z = (-_sinPitch * v.Y) + (_cosPitch * z);
        return new Vector((_cosRoll * x) + (_sinRoll * y), (-_sinRoll * x) + (_cosRoll * y), z);
    }
}
