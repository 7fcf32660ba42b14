using System;

namespace HipSense.Phone.Browser;

/// <summary>The phone's storage refuses: it is full, or closed to this page.</summary>
public sealed class StoreException : Exception
{
    /// <summary>Makes one.</summary>
    public StoreException()
    {
    }

    /// <summary>Makes one with the browser's words.</summary>
    public StoreException(string message)
        : base(message)
    {
    }

    /// <summary>Makes one with the browser's words and what it came from.</summary>
    public StoreException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
