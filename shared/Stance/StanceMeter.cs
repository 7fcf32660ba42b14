namespace HipSense.Core;

/// <summary>Measures a finished step: its times, and the obliquity of the pelvis over the first 60 % of contact, where the drop peaks (at 22–46 %), and its mean tilt over all of it.</summary>
public sealed class StanceMeter : DetectorPart
{
    private const int WindowShare = 154;        // 0.6 of 256
    private const int DoubtSamples = ImuScale.RateHz;
    private const int SpeedChangeShare = 15;    // percent
    private const int StridesOfMean = 16;

    private int _doubtUntil;
    private StanceDoubts _doubt;
    private long _shakenFromUs = long.MinValue;
    private long _shakenUntilUs = long.MinValue;
    private int _meanStrideUs;
    private int _lastStepUs;

    /// <summary>True when the tilt has no standing zero.</summary>
    public bool NoZero = true;

    /// <summary>True while the tilt seems to be the road's or the clip's.</summary>
    public bool Tilted;

    /// <summary>Notes that what is measured in the next second is in doubt.</summary>
    public void Doubt(StanceDoubts why, int sample)
    {
        _doubt = sample < _doubtUntil ? _doubt | why : why;
        _doubtUntil = sample + DoubtSamples;
    }

    /// <summary>Notes that the motor shakes the sensor.</summary>
    /// <param name="fromUs">When it begins, microseconds after the first sample.</param>
    /// <param name="untilUs">When it has died away.</param>
    public void Shake(long fromUs, long untilUs)
    {
        _shakenFromUs = fromUs;
        _shakenUntilUs = untilUs;
    }

    /// <inheritdoc/>
    public override void Reset(ResetReason reason, int sample)
    {
        switch (reason)
        {
            case ResetReason.RunnerStopped:
                ForgetSpeed();
                break;
            case ResetReason.SamplesLost:
                _lastStepUs = 0;
                Doubt(StanceDoubts.Gap, sample);
                break;
            case ResetReason.MountFound:
            case ResetReason.MountRefuted:
                _lastStepUs = 0;
                Tilted = false;
                break;
            case ResetReason.Uncalibrated:
            case ResetReason.MountGiven:
                ForgetSpeed();
                Tilted = false;
                _doubtUntil = 0;
                _doubt = StanceDoubts.None;
                break;
        }
    }

    /// <summary>Measures a step whose foot has left.</summary>
    /// <param name="step">The step.</param>
    /// <param name="history">Holds the step.</param>
    /// <param name="turnCdps">Mean turning rate, hundredths of °/s.</param>
    /// <param name="stance">Receives the result; its side is left as it is.</param>
    public void Measure(Step step, MotionHistory history, int turnCdps, Stance stance)
    {
        ContactTiming.Set(step, stance);

        // The chip's low-pass holds the rate back by 4.9 ms, so what belongs to a sample is read from the one after it.
        short[] tilt = history.Tilt;
        int first = (int)(stance.InitialContactUs / ImuScale.SamplePeriodUs);
        int pairs = ((first & 1) + (stance.ContactUs * WindowShare / 256 / ImuScale.SamplePeriodUs)) >> 1;
        int pair = (first >> 1) + 1;
        int end = pair + pairs;
        int before = 0;
        for (int i = pair - 2; i < pair + 2; i++)
        {
            before += tilt[i & MotionHistory.Mask];
        }

        // Mean over 40 ms: the clip rocks on soft tissue at 10–25 Hz when the foot lands, the pelvis does not.
        int four = before + tilt[(pair + 2) & MotionHistory.Mask] - tilt[(pair - 2) & MotionHistory.Mask];
        int atContact = (before + four) >> 3;
        int lowest = atContact;
        int highest = atContact;
        while (++pair <= end)
        {
            before = four;
            four += tilt[(pair + 2) & MotionHistory.Mask] - tilt[(pair - 2) & MotionHistory.Mask];
            int mean = (before + four) >> 3;
            if (mean < lowest)
            {
                lowest = mean;
            }
            else if (mean > highest)
            {
                highest = mean;
            }
        }

        stance.LowestTiltCdeg = history.ToCdeg(lowest);
        stance.HighestTiltCdeg = history.ToCdeg(highest);
        stance.ContactTiltCdeg = history.ToCdeg(atContact);
        stance.TiltCdeg = history.ToCdeg(MeanUpBack(stance, history));
        stance.Doubts = DoubtsOf(stance, history.Count, turnCdps);
    }

    private void ForgetSpeed()
    {
        _meanStrideUs = 0;
        _lastStepUs = 0;
    }

    private StanceDoubts DoubtsOf(Stance stance, int now, int turnCdps)
    {
        StanceDoubts doubts = now < _doubtUntil ? _doubt : StanceDoubts.None;
        doubts |= turnCdps > TurnMeter.BendCdps || turnCdps < -TurnMeter.BendCdps ? StanceDoubts.Bend : StanceDoubts.None;
        doubts |= NoZero ? StanceDoubts.NoZero : StanceDoubts.None;
        doubts |= Tilted ? StanceDoubts.Tilted : StanceDoubts.None;
        if (stance.InitialContactUs < _shakenUntilUs && stance.ToeOffUs > _shakenFromUs)
        {
            doubts |= StanceDoubts.Shaken;
        }

        if (SpeedChanges(stance.StepUs))
        {
            doubts |= StanceDoubts.SpeedChange;
        }

        return doubts;
    }

    private bool SpeedChanges(int stepUs)
    {
        // Of two steps, so that a limp is not a change of speed.
        int strideUs = stepUs + _lastStepUs;
        bool whole = stepUs != 0 && _lastStepUs != 0;
        _lastStepUs = stepUs;
        if (!whole)
        {
            return false;
        }

        if (_meanStrideUs == 0)
        {
            _meanStrideUs = strideUs;
        }

        int off = strideUs - _meanStrideUs;
        _meanStrideUs += off / StridesOfMean;
        return (off < 0 ? -off : off) * 100L > (long)_meanStrideUs * SpeedChangeShare;
    }

    private static int MeanUpBack(Stance stance, MotionHistory history)
    {
        // The foot may be told to leave in the block that is under way: of that nothing is known yet.
        long end = BlockRing.PlaceQ8(stance.ToeOffUs);
        long known = ((long)history.NewestBlock << 8) + (BlockRing.One / 2);
        return BlockRing.Mean(history.UpBackSum, BlockRing.PlaceQ8(stance.InitialContactUs), end < known ? end : known);
    }
}
