namespace HipSense.Reliability;

/// <summary>How code is disabled.</summary>
public enum Neuter
{
    /// <summary>The method does nothing; a number or truth that it returns is <see cref="Mutation.Result"/>.</summary>
    Empty,

    /// <summary>What the method would catch goes through.</summary>
    NoCatch,

    /// <summary>The method does not call <see cref="Mutation.Callee"/>; where that would answer, the answer is <see cref="Mutation.Result"/>, or nothing.</summary>
    NoCall,

    /// <summary>The method returns its last argument.</summary>
    PassOn,

    /// <summary>The method does not set <see cref="Mutation.Field"/>.</summary>
    NoStore,

    /// <summary>The method's numbers run on past their last bit: no "&amp;" brings them back.</summary>
    NoWrap,

    /// <summary>Of what <see cref="Mutation.Callee"/> answers, the method has 32 bits.</summary>
    Bits32,
}
