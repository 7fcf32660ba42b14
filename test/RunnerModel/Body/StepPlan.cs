namespace HipSense.Runners;

/// <summary>One running step, from initial contact to the next initial contact, planned before it is made.</summary>
internal sealed class StepPlan
{
    public long Number;
    public Side Side;

    /// <summary>Initial contact, s; contact time and time to the next contact, s.</summary>
    public double Start, Contact, Length;

    /// <summary>The planned running speed, m/s.</summary>
    public double Speed;

    /// <summary>Factor of the obliquity shape and what is added to it (+ = right side up), rad.</summary>
    public double DropShape, RollOffset;

    /// <summary>A second drop late in stance (+ = right side up), rad.</summary>
    public double LateRoll;

    /// <summary>Factors of the rotation and tilt shapes and the mean tilt, rad.</summary>
    public double Rotation, Tilt, MeanTilt;

    /// <summary>Impact transient (right, up, back), m/s² at its peak, and how long after contact the vertical one peaks, s.</summary>
    public Vector Impact;
    public double ImpactDelay;

    /// <summary>Height of the ground force's impact peak relative to its active part.</summary>
    public double ImpactPeak;

    /// <summary>Height of the trunk's rebound after toe-off, m/s².</summary>
    public double Rebound;

    /// <summary>Vertical impulse and sideways impulse (+ = right) the ground gives over this stance, m/s.</summary>
    public double Upward, Sideways;

    /// <summary>Amplitude of braking and propulsion, m/s².</summary>
    public double Braking;

    /// <summary>Time without a foot on the ground, s; negative: with both.</summary>
    public double Flight => Length - Contact;

    public double End => Start + Length;

    /// <summary>+1 over the right leg, −1 over the left.</summary>
    public double Sign => Side == Side.Right ? 1 : -1;
}
