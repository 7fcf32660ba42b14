using System;

namespace HipSense.VirtualClip;

/// <summary>Something that the user can put right: told in one line on stderr, with exit code 2.</summary>
public class UserErrorException : Exception
{
    /// <summary>The exit code of a run that ended so.</summary>
    public const int ExitCode = 2;

    /// <summary>Makes the error.</summary>
    /// <param name="message">One line that says what is wrong and where.</param>
    public UserErrorException(string message)
        : base(message)
    {
    }
}
