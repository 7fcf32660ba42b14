namespace HipSense.Runners;

/// <summary>A way of moving that lasts over one or more phases of a course.</summary>
internal abstract class Movement
{
    public abstract Activity Activity { get; }

    /// <summary>The posture at <paramref name="time"/> seconds; times come in order, one a tick.</summary>
    public abstract void Move(double time, in CoursePoint point, out Posture posture);
}
