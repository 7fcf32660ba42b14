using System;

namespace nanoFramework.Runtime.Native;

#pragma warning disable CA1032 // The real one has no more constructors.

/// <summary>What ran has run for too long.</summary>
public class ConstraintException : Exception
{
    /// <summary>Makes one.</summary>
    public ConstraintException()
    {
    }
}
