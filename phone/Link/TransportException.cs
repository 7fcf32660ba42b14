using System;

namespace HipSense.Phone.Link;

/// <summary>The link refused or broke. Browsers do not say why, so neither does this.</summary>
public sealed class TransportException : Exception
{
    /// <summary>Makes one.</summary>
    public TransportException()
    {
    }

    /// <summary>Makes one with the browser's words.</summary>
    public TransportException(string message)
        : base(message)
    {
    }

    /// <summary>Makes one with the browser's words and what it came from.</summary>
    public TransportException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
