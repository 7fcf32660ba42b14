namespace HipSense.Runners;

/// <summary>Where on its course the runner is at one instant.</summary>
internal struct CoursePoint
{
    /// <summary>Speed along the path, m/s, with its derivative.</summary>
    public Jet Speed;

    /// <summary>Yaw rate of the path, rad/s, + = to the left, with its derivative.</summary>
    public Jet YawRate;

    /// <summary>Roll of the pelvis that the camber causes, rad.</summary>
    public Jet CamberRoll;

    /// <summary>The phase, and the movement it consists of.</summary>
    public Phase Phase;
    public Movement Movement;

    /// <summary>The movement of the phase before, or the same one, and how far it has been left behind (0…1).</summary>
    public Movement Before;
    public Jet Share;

    /// <summary>True when neither speed, path nor movement is changing.</summary>
    public readonly bool Steady => Share.Value >= 1 && Speed.Rate == 0 && YawRate.Rate == 0 && CamberRoll.Rate == 0;
}
