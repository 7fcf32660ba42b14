using System.IO;
using HipSense.VirtualClip;

namespace HipSense.Tests.VirtualClip;

/// <summary>What a call of the program came to.</summary>
internal sealed record CommandLine(int Code, string Output, string Error)
{
    /// <summary>Calls the program as from a shell whose output goes into files.</summary>
    public static CommandLine Run(params string[] args)
    {
        var output = new StringWriter();
        var error = new StringWriter();
        int code = Application.Run(args, Terminal.Plain(output, error));
        return new CommandLine(code, output.ToString(), error.ToString());
    }
}
