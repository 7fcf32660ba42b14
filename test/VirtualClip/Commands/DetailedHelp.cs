using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace HipSense.VirtualClip;

/// <summary>The usual help and beneath it what a verb has to add.</summary>
/// <param name="usual">The usual help.</param>
internal sealed class DetailedHelp(HelpAction usual) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        int code = usual.Invoke(parseResult);
        if (parseResult.CommandResult.Command is Verb verb)
        {
            parseResult.InvocationConfiguration.Output.WriteLine(verb.Details);
        }

        return code;
    }
}
