namespace HipSense.Benchmarks;

/// <summary>The stages that instructions are counted by: numbers up to <see cref="FirstRoom"/> are these, those after it are found in the code.</summary>
public static class Stages
{
    /// <summary>Everything else: the loop, and the duties of button, motor and battery.</summary>
    public const int Outside = 0;

    /// <summary>From the sampler's turn to the bytes of a block: sampler, driver and the package's call.</summary>
    public const int Sampler = 1;

    /// <summary>The run log: its duty, and what it notes when it is told of steps and cues.</summary>
    public const int Log = 2;

    /// <summary>The way to the phone: its duty, and what it notes when it is told of steps and cues.</summary>
    public const int Link = 3;

    /// <summary>The monitor's own instructions between the rooms.</summary>
    public const int Monitor = 4;

    /// <summary>Passing steps and cues on, and the motor's part of it.</summary>
    public const int Listeners = 5;

    /// <summary>The first of the methods that the monitor calls for every block or event.</summary>
    public const int FirstRoom = 6;

    /// <summary>True for a stage between FIFO byte and event.</summary>
    public static bool IsSensing(int stage) => stage >= Monitor;

    /// <summary>Tells whether a stage begins when its method is called within another: a room that another room calls belongs to that one.</summary>
    public static bool Begins(int stage, int within) => stage switch
    {
        Sampler => within == Outside,
        Log or Link => within is Outside or Listeners,
        Monitor => within is Outside or Sampler,
        Listeners => within >= Monitor && within != Listeners,
        _ => within == Monitor,
    };
}
