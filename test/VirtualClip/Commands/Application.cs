using System;
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Help;
using System.IO;
using System.Linq;

namespace HipSense.VirtualClip;

/// <summary>The command line: verbs, help, and errors in one line.</summary>
public static class Application
{
    private const string Help =
        "HipSense on the desktop: the clip's own firmware, unmodified, on a virtual board with a virtual sensor, in virtual time. "
        + "Without a verb: three minutes of a runner who tires, with every stride and every cue, and a picture of the drop (drop.png). "
        + "A file that is written appears whole or not at all; a device or a pipe is written through, and a link stays a link.";

    /// <summary>Runs the program.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="terminal">Where it talks.</param>
    /// <returns>The exit code: 0, or 2 for what the user can put right.</returns>
    public static int Run(IReadOnlyList<string> args, Terminal terminal)
    {
        ArgumentNullException.ThrowIfNull(terminal);
        var root = new RootCommand(Help) { RunCommand.Make(terminal), ReplayCommand.Make(terminal), ScoreCommand.Make(terminal), CompareCommand.Make(terminal), SelfTestCommand.Make(terminal), ReportCommand.Make(terminal) };
        root.SetAction(_ => RunCommand.RunDefault(terminal));
        HelpOption help = root.Options.OfType<HelpOption>().First();
        help.Action = new DetailedHelp((HelpAction)help.Action!);
        ParseResult parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            string verb = parsed.CommandResult.Command is RootCommand ? "" : parsed.CommandResult.Command.Name + " ";
            return Fail(terminal, $"{parsed.Errors[0].Message} ({verb}--help shows what there is)");
        }

        try
        {
            return parsed.Invoke(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                Output = terminal.Console.Profile.Out.Writer,
                Error = terminal.Error,
            });
        }
        catch (Exception problem) when (problem is UserErrorException or IOException or UnauthorizedAccessException)
        {
            return Fail(terminal, problem.Message);
        }
    }

    private static int Fail(Terminal terminal, string problem)
    {
        try
        {
            terminal.Error.WriteLine(problem.ReplaceLineEndings(" "));
        }
        catch (IOException)
        {
            // Nobody can be told; the exit code still says it.
        }

        return UserErrorException.ExitCode;
    }
}
