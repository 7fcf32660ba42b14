using System.CommandLine;

namespace HipSense.VirtualClip;

/// <summary>A verb that has more to say in its own help than in the list of all.</summary>
/// <param name="name">What to type.</param>
/// <param name="description">What it does, in a sentence.</param>
/// <param name="details">An example, a list: stands beneath its help.</param>
internal sealed class Verb(string name, string description, string details) : Command(name, description)
{
    /// <summary>What stands beneath its help.</summary>
    public string Details => details;
}
