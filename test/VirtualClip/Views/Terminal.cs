using System;
using System.IO;
using System.Text;
using Microsoft.Win32.SafeHandles;
using Spectre.Console;

namespace HipSense.VirtualClip;

/// <summary>Where the program talks to its user.</summary>
/// <param name="Console">Results.</param>
/// <param name="Error">What went wrong: one line.</param>
public sealed record Terminal(IAnsiConsole Console, TextWriter Error)
{
    /// <summary>Width of tables in a file, where nothing limits it.</summary>
    private const int FileWidth = 160;

    /// <summary>True when someone watches, so that what was shown can be drawn over.</summary>
    public bool IsInteractive => Console.Profile.Capabilities.Interactive;

    /// <summary>The process's own standard output and error.</summary>
    public static Terminal OfProcess()
    {
        if (System.Console.IsOutputRedirected)
        {
            // A file has the same bytes on every platform.
            return Plain(StandardOutput(), System.Console.Error);
        }

        // See no-color.org: set and not empty, it asks for none.
        if (!string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")))
        {
            return Plain(System.Console.Out, System.Console.Error);
        }

        return new Terminal(AnsiConsole.Create(new AnsiConsoleSettings()), System.Console.Error);
    }

    /// <summary>A terminal that is none: no colours, no escape codes, nothing drawn over.</summary>
    /// <param name="output">Results.</param>
    /// <param name="error">What went wrong.</param>
    public static Terminal Plain(TextWriter output, TextWriter error)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(output),
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        console.Profile.Width = FileWidth;
        console.Profile.Capabilities.Unicode = true;
        return new Terminal(console, error);
    }

    /// <summary>Standard output, led into a file or a pipe.</summary>
    private static StreamWriter StandardOutput()
    {
        Stream output = System.Console.OpenStandardOutput();
        try
        {
            // The console's stream passes over a reader that has gone. What has an end to append to is left to it: others may write there too.
            var pipe = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
            output = OperatingSystem.IsWindows() || pipe.CanSeek ? output : pipe;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // It was closed before the start: the console's stream knows that.
        }

        return new StreamWriter(new NamedStream("standard output", output), new UTF8Encoding(false)) { AutoFlush = true };
    }

    /// <summary>Does long work, with a bar when someone watches.</summary>
    /// <param name="title">What is done.</param>
    /// <param name="work">The work; it is given what to call with the share that is done, 0 to 1.</param>
    public void Work(string title, Action<Action<double>> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        if (!IsInteractive)
        {
            work(_ => { });
            return;
        }

        Console.Progress().AutoClear(true).Start(progress =>
        {
            ProgressTask task = progress.AddTask(Markup.Escape(title), maxValue: 1);
            work(share => task.Value = share);
        });
    }
}
