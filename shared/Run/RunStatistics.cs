namespace HipSense.Core;

/// <summary>What a run comes to: per side, and both together.</summary>
public sealed class RunStatistics : DetectorPart
{
    /// <summary>Bytes that <see cref="Keep"/> writes.</summary>
    public const int KeptBytes = AtDoubt + 1;

    private const int AtRight = SideStatistics.KeptBytes;
    private const int AtUnknown = 2 * SideStatistics.KeptBytes;
    private const int AtCues = AtUnknown + SideStatistics.KeptStepBytes;
    private const int AtDoubt = AtCues + 2;

    /// <summary>Left stances.</summary>
    public readonly SideStatistics Left = new();

    /// <summary>Right stances.</summary>
    public readonly SideStatistics Right = new();

    /// <summary>Stances whose side was not established.</summary>
    public readonly SideStatistics Unknown = new();

    /// <summary>Cues given for too much drop.</summary>
    public int Cues;

    /// <summary>Steps per minute, both feet; 0 before the first.</summary>
    public int Cadence
    {
        get
        {
            int steps = Left.Steps + Right.Steps + Unknown.Steps;
            long sumUs = Left.StepSumUs + Right.StepSumUs + Unknown.StepSumUs;
            return sumUs == 0 ? 0 : (int)(((steps * 60000000L) + (sumUs / 2)) / sumUs);
        }
    }

    /// <summary>S = (CPD_L + CPD_R)/2, hundredths of a degree: immune to any constant tilt of the clip or of the road.</summary>
    public int MeanDropCdeg => (Left.MeanDropCdeg + Right.MeanDropCdeg) / 2;

    /// <summary>D = (CPD_L − CPD_R)/2, hundredths of a degree: only as good as the standing zero and the road's level.</summary>
    public int AsymmetryCdeg => (Left.MeanDropCdeg - Right.MeanDropCdeg) / 2;

    /// <summary>True when the asymmetry must not be shown without a caveat: stances had no standing zero, or the road or the clip was tilted.</summary>
    public bool AsymmetryInDoubt;

    /// <summary>True when the run is over: what comes is of no run.</summary>
    public bool IsOver;

    /// <inheritdoc/>
    public override void Reset(ResetReason reason, int sample)
    {
        if (reason == ResetReason.NewRun)
        {
            Clear();
        }
    }

    /// <summary>Starts again from nothing.</summary>
    public void Clear()
    {
        Left.Clear();
        Right.Clear();
        Unknown.Clear();
        Cues = 0;
        AsymmetryInDoubt = false;
        IsOver = false;
    }

    /// <summary>Writes the run down.</summary>
    /// <param name="into">Receives <see cref="KeptBytes"/> bytes.</param>
    /// <param name="at">Index of the first.</param>
    public void Keep(byte[] into, int at)
    {
        Left.Keep(into, at);
        Right.Keep(into, at + AtRight);
        Unknown.KeepSteps(into, at + AtUnknown);
        LittleEndian.PutU16(into, at + AtCues, Cues);
        into[at + AtDoubt] = AsymmetryInDoubt ? (byte)1 : (byte)0;
    }

    /// <summary>Goes on from what was written down.</summary>
    /// <param name="from">The bytes.</param>
    /// <param name="at">Index of the first.</param>
    public void Restore(byte[] from, int at)
    {
        Left.Restore(from, at);
        Right.Restore(from, at + AtRight);
        Unknown.RestoreSteps(from, at + AtUnknown);
        Cues = LittleEndian.U16(from, at + AtCues);
        AsymmetryInDoubt = from[at + AtDoubt] != 0;
    }

    /// <summary>Counts a cue, if it was for too much drop.</summary>
    public void Add(Cue cue)
    {
        Cues += cue.Kind == CueKind.TooMuchDrop && !IsOver ? 1 : 0;
    }

    /// <summary>Counts a stance.</summary>
    public void Add(Stance stance)
    {
        if (IsOver)
        {
            return;
        }

        SideStatistics side = stance.Side == Side.Left ? Left : stance.Side == Side.Right ? Right : Unknown;
        side.Add(stance);
        AsymmetryInDoubt |= (stance.Doubts & (StanceDoubts.NoZero | StanceDoubts.Tilted)) != 0;
    }
}
