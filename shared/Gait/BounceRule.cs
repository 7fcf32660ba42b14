namespace HipSense.Core;

/// <summary>
/// Tells a runner's step from a walker's by what braking does while the trunk sinks. A runner's leg is a spring: he is braked while he sinks and pushed on while he
/// rises, and is slowest where he is lowest. A walker vaults over a stiff leg: he is pushed on while he sinks and braked while he rises, and is fastest where he is lowest (Cavagna, Heglund and
/// Taylor 1977, Am J Physiol 233:R243). So braking goes with the speed of sinking in a run, however flat, and against it in a walk, however quick; on the
/// spot, in a car or in a fall it does neither. Of 38 joggings of 20 people with a sensor at the waist and 16 trials of one runner on a force plate the
/// median step has 3–10 m/s² of braking for each m/s of sinking, of 19 people who walk quickly −4 to −8. So the clip must sit at the back: at the belly braking is turned round.
/// <para>What is compared is the area that the force goes round in the sagittal plane, in which the clip may lean as it likes. It is taken over two steps, so that a clip that
/// sits to one side, and takes some of the force of left and right for braking, sees as much of the one as of the other.</para>
/// </summary>
public static class BounceRule
{
    // Every second pair, 20 ms, shows the shape of a step.
    private const int Stride = 2;

    // 1 m/s² of braking for each m/s of sinking. Speed is summed up in units of 1/2048 g · 20 ms and Contact holds a share of the braking: 1/s reads 0.02 · the share.
    private const int LeastRatio = ((256 * 1000) + (10 * UpVectorFilter.BrakingShare)) / (20 * UpVectorFilter.BrakingShare);

    /// <summary>Looks at two steps.</summary>
    /// <param name="history">Holds the steps.</param>
    /// <param name="end">The pair after their last.</param>
    /// <param name="pairs">How many pairs they took.</param>
    /// <returns>True when they bounce.</returns>
    public static bool Holds(MotionHistory history, int end, int pairs)
    {
        short[] vertical = history.Vertical;
        short[] contact = history.Contact;
        int mean = 0;
        int count = 0;
        for (int i = end - pairs; i < end; i += Stride)
        {
            mean += vertical[i & MotionHistory.Mask];
            count++;
        }

        // Over whole steps the trunk neither rises nor sinks, whatever the sensor reads for 1 g.
        mean /= count;
        int rising = 0;
        int speedSum = 0;
        int brakingSum = 0;
        long speedSquares = 0;
        long products = 0;
        for (int i = end - pairs; i < end; i += Stride)
        {
            int slot = i & MotionHistory.Mask;
            int force = vertical[slot];
            int braking = contact[slot] - force;

            // The speed at this instant, with half of what this force adds: else a clip that leans takes some of up and down for braking.
            force -= mean;
            int speed = rising + (force >> 1);
            rising += force;
            speedSum += speed;
            brakingSum += braking;
            speedSquares += (long)speed * speed;
            products += (long)speed * braking;
        }

        // Less the means: what is left of braking is the lean of the clip.
        speedSquares = (count * speedSquares) - ((long)speedSum * speedSum);
        products = (count * products) - ((long)speedSum * brakingSum);
        return products * LeastRatio < -speedSquares;
    }
}
