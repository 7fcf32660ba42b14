namespace HipSense.Rivals;

/// <summary>What a rival is compared for.</summary>
public enum RivalKind
{
    /// <summary>Another filter, in its cheapest form that we have: to be beaten in cost and accuracy.</summary>
    Other,

    /// <summary>The clip's own filter: to be beaten in cost, and to be equalled in accuracy.</summary>
    Own,

    /// <summary>One of the others, written differently: to see what that costs.</summary>
    Twin,
}
