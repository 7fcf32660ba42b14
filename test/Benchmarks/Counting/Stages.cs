namespace HipSense.Benchmarks;

/// <summary>The stages that instructions are counted by: numbers up to <see cref="FirstRoom"/> are these, those after it are found in the code.</summary>
public static class Stages
{
    /// <summary>Everything else: the loop, the motor's duty.</summary>
    public const int Outside = 0;

    /// <summary>From the sampler's turn to the bytes of a block: sampler, driver and the package's call.</summary>
    public const int Sampler = 1;

    /// <summary>The monitor's own instructions between the rooms.</summary>
    public const int Monitor = 2;

    /// <summary>Whoever is told of steps and cues.</summary>
    public const int Listeners = 3;

    /// <summary>The first of the methods that the monitor calls for every block or event.</summary>
    public const int FirstRoom = 4;

    /// <summary>True for a stage between FIFO byte and event.</summary>
    public static bool IsSensing(int stage) => stage >= Monitor;

    /// <summary>Tells whether a stage begins when its method is called within another: a room that another room calls belongs to that one.</summary>
    public static bool Begins(int stage, int within) => stage switch
    {
        Sampler => within == Outside,
        Monitor => within is Outside or Sampler,
        Listeners => within >= Monitor && within != Listeners,
        _ => within == Monitor,
    };
}
