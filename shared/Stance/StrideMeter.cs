namespace HipSense.Core;

/// <summary>
/// Measures a stride when the foot has landed again: the ranges of tilt and rotation, and the rotation at contact.
/// </summary>
public sealed class StrideMeter : DetectorPart
{
    // 1.0 s, 120 steps a minute: with the blocks that pass until all is measured, the rings still hold the beginning.
    private const int LongestQ8 = ImuScale.RateHz << 8;

    // 30°, where 1 is 4096.
    private const int LargestSine = 2048;

    private readonly Stride _stride = new();

    // Where each foot landed last; what the stance after it begins, and the number of that landing; 0: none was told.
    private readonly long[] _landedQ8 = new long[2];
    private readonly Stride[] _begun = new Stride[] { new(), new() };
    private readonly int[] _number = new int[2];
    private int _landings;
    private long _startQ8;
    private long _endQ8;
    private bool _rotationDone;

    /// <summary>The stride that was measured last.</summary>
    public Stride Stride => _stride;

    /// <summary>True while a stride is being measured.</summary>
    public bool Busy;

    /// <inheritdoc/>
    public override void Reset(ResetReason reason, int sample)
    {
        if (reason != ResetReason.UpSettled && reason != ResetReason.NewRun)
        {
            Forget();
        }
    }

    /// <summary>No stride spans what has happened.</summary>
    public void Forget()
    {
        _landings = 0;
        _number[0] = 0;
        _number[1] = 0;
        _rotationDone = false;
        Busy = false;
    }

    /// <summary>Notes the stance of the foot that landed last.</summary>
    /// <param name="stance">It, measured.</param>
    public void Add(Stance stance)
    {
        int foot = _landings & 1;
        _number[foot] = _landings;
        _begun[foot].InitialContactUs = stance.InitialContactUs;
        _begun[foot].Side = stance.Side;
        _begun[foot].Doubts = stance.Doubts;
    }

    /// <summary>A foot has landed, a step after the other one. If its last stance was told, <see cref="Continue"/> measures the stride from that one's initial contact on.</summary>
    /// <param name="landingQ8">The landing's level crossing, samples Q8.</param>
    public void Land(long landingQ8)
    {
        _landings++;
        int foot = _landings & 1;
        long strideQ8 = landingQ8 - _landedQ8[foot];
        _landedQ8[foot] = landingQ8;
        Busy = false;
        if (_number[foot] != _landings - 2 || _landings == 2 || strideQ8 >= LongestQ8)
        {
            return;
        }

        Stride begun = _begun[foot];
        _stride.Side = begun.Side;
        _stride.InitialContactUs = begun.InitialContactUs;
        _stride.StrideUs = (int)ContactTiming.ToUs(strideQ8);
        _stride.Doubts = begun.Doubts | _begun[1 - foot].Doubts;
        _startQ8 = BlockRing.PlaceQ8(begun.InitialContactUs);
        _endQ8 = _startQ8 + (strideQ8 / ImuScale.BlockSamples);
        _rotationDone = false;
        Busy = true;
    }

    /// <summary>Measures the next part of the stride: its rotation, then its tilt. Both at once would be dear, and a block in which a foot lands or leaves is dear already.</summary>
    /// <param name="history">Holds it.</param>
    /// <returns>True when <see cref="Stride"/> is complete.</returns>
    public bool Continue(MotionHistory history)
    {
        int first = (int)(_startQ8 >> 8);
        int newest = history.NewestBlock;
        if (newest < (int)(_endQ8 >> 8) + 2)
        {
            // The block of the last contact and the next one are not over.
            return false;
        }

        if (newest - first >= BlockRing.Mask)
        {
            Busy = false;
            return false;
        }

        if (!_rotationDone)
        {
            MeasureRotation(history);
            _rotationDone = true;
            return false;
        }

        MeasureTilt(history);
        Busy = false;
        return true;
    }

    private void MeasureRotation(MotionHistory history)
    {
        int[] heading = history.Heading;

        // The straight line from contact to contact is the runner's heading, the bend of the road and the gyro's bias.
        int start = BlockRing.At(heading, _startQ8);
        int turned = BlockRing.At(heading, _endQ8) - start;
        int slope = FixedPoint.MulDiv(turned, BlockRing.One, (int)(_endQ8 - _startQ8));
        _stride.RotationRangeCdeg = ToCdeg(BlockRing.Range(heading, _startQ8, _endQ8, slope));

        // A turn to the left takes the right side forward. The mean of the line is that of its ends.
        int forward = ToCdeg(start + (turned >> 1) - BlockRing.Mean(history.HeadingSum, _startQ8, _endQ8));
        _stride.RotationAtContactCdeg = _stride.Side == Side.Right ? forward : _stride.Side == Side.Left ? -forward : 0;
    }

    private void MeasureTilt(MotionHistory history)
    {
        // The sine of a pelvis that leans by θ rises less than its angle: by cos θ ≈ 1/(1 + sin² θ/2), within 1 % up to 25°.
        int range = history.ToCdeg(BlockRing.Range(history.UpBack, _startQ8, _endQ8, 0));
        int sine = FixedPoint.Limit(BlockRing.Mean(history.UpBackSum, _startQ8, _endQ8), LargestSine);
        _stride.TiltRangeCdeg = range + FixedPoint.MulDiv(range, (sine * sine) >> 1, history.UpLength * history.UpLength);
    }

    /// <summary>A sum of rates, raw counts, as an angle, hundredths of a degree.</summary>
    private static int ToCdeg(int turned)
    {
        return FixedPoint.MulDiv(turned, ImuScale.SamplePeriodUs, ImuScale.GyroCountsPer10Dps * 1000);
    }
}
