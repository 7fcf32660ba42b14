namespace HipSense.Reliability;

/// <summary>How code is disabled.</summary>
public enum Neuter
{
    /// <summary>The method does nothing; a number or truth that it returns is <see cref="Mutation.Result"/>.</summary>
    Empty,

    /// <summary>What the method would catch goes through.</summary>
    NoCatch,

    /// <summary>The method does not call <see cref="Mutation.Callee"/>.</summary>
    NoCall,

    /// <summary>The method returns its last argument.</summary>
    PassOn,
}
