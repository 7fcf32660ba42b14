using System;
using System.Collections.Generic;
using System.CommandLine;
using HipSense.VirtualClip;

namespace HipSense.Benchmarks;

/// <summary>The command line.</summary>
public static class Application
{
    /// <summary>Runs the program.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="terminal">Where it talks.</param>
    /// <returns>The exit code.</returns>
    public static int Run(IReadOnlyList<string> args, Terminal terminal)
    {
        ArgumentNullException.ThrowIfNull(terminal);
        var root = new RootCommand("What a sample costs on the clip: every IL instruction counted, by rewriting copies of the clip's assemblies.")
        {
            IlCommand.Make(terminal), ReplayCommand.Make(terminal), ReportCommand.Make(terminal),
        };
        return root.Parse(args).Invoke(new InvocationConfiguration { Output = terminal.Console.Profile.Out.Writer, Error = terminal.Error });
    }
}
