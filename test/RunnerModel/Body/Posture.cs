namespace HipSense.Runners;

/// <summary>What the pelvis does at one instant, relative to the path it travels along.</summary>
internal struct Posture
{
    /// <summary>Rotation from the path's direction, rad, + = to the left.</summary>
    public Jet Rotation;

    /// <summary>Tilt, rad, + = backward.</summary>
    public Jet Tilt;

    /// <summary>Roll, rad, + = right side up.</summary>
    public Jet Roll;

    /// <summary>Acceleration of the pelvis centre in path axes (right, up, back) without gravity, m/s².</summary>
    public Vector Acceleration;

    public Side Contact;

    public void Add(in Posture other, in Jet weight)
    {
        Rotation += weight * other.Rotation;
        Tilt += weight * other.Tilt;
        Roll += weight * other.Roll;
        Acceleration += weight.Value * other.Acceleration;
    }
}
