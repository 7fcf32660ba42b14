namespace HipSense.Core;

/// <summary>What a cue tells the runner.</summary>
public enum CueKind
{
    /// <summary>The drop has been too large for ten stances of a side.</summary>
    TooMuchDrop = 0,

    /// <summary>It has come back under the threshold.</summary>
    Recovered = 1,

    /// <summary>The pelvis leans forward more than when fresh, and with it the low back arches: the mean tilt of ten stances of both sides.</summary>
    BackArched = 2,

    /// <summary>The pelvis turns to and fro more than when fresh: the mean range of the rotation of ten strides of both sides.</summary>
    TooMuchRotation = 3,
}
