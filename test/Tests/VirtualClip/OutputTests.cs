using System;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;
using HipSense.VirtualClip;
using Mono.Unix;
using Mono.Unix.Native;
using Xunit;

namespace HipSense.Tests.VirtualClip;

/// <summary>Every option that names a file to write: what is no file is written through or refused, and what was there before stays whole when the writing fails.</summary>
public class OutputTests
{
    private const string Full = "/dev/full";
    private const int FileKib = 40;

    /// <summary>Every option that writes, with what must stand before its file; RUN and REFERENCE are files that are there.</summary>
    public static readonly TheoryData<string> Options =
    [
        "run --minutes 0.25 --json",
        "run --minutes 0.25 --save",
        "run --minutes 0.25 --reference",
        "replay RUN --events",
        "replay RUN --up",
        "score RUN --json",
        "compare RUN REFERENCE --json",
        "compare RUN REFERENCE --page",
        "selftest --record",
    ];

    private static bool IsUnix => !OperatingSystem.IsWindows();

    [Theory]
    [MemberData(nameof(Options))]
    public void A_full_disk_is_told_in_one_line_and_the_device_stays_one(string option)
    {
        Assert.SkipUnless(File.Exists(Full), "This system has no device that is always full.");
        using var folder = new TempFolder();
        AssertRefused(Call(folder, option, Full), $"{Full}: cannot be written: No space left on device");
        Assert.Equal(FileTypes.CharacterDevice, new UnixFileInfo(Full).FileType);
    }

    [Theory]
    [MemberData(nameof(Options))]
    public void A_link_stays_a_link_and_what_it_leads_to_is_written(string option)
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("A link needs a right on this system.");
            return;
        }

        using var folder = new TempFolder();
        string target = folder.Write("target", "old");
        File.SetUnixFileMode(target, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.CreateSymbolicLink(folder.PathOf("link"), "target");
        File.CreateSymbolicLink(folder.PathOf("first"), "link");
        File.CreateSymbolicLink(folder.PathOf("dangling"), "new");
        Assert.Equal(0, Call(folder, option, folder.PathOf("first")).Code);
        Assert.Equal(0, Call(folder, option, folder.PathOf("dangling")).Code);
        Assert.Equal("link", new FileInfo(folder.PathOf("first")).LinkTarget);
        Assert.Equal("target", new FileInfo(folder.PathOf("link")).LinkTarget);
        Assert.Equal("new", new FileInfo(folder.PathOf("dangling")).LinkTarget);
        Assert.True(new FileInfo(target).Length > 30);
        Assert.Equal(File.ReadAllBytes(target), File.ReadAllBytes(folder.PathOf("new")));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(target));
        Assert.DoesNotContain(folder.Names, name => name.EndsWith(".part", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Options))]
    public async Task A_pipe_gets_what_a_file_would_get_and_stays_a_pipe(string option)
    {
        Assert.SkipUnless(IsUnix, "There are no named pipes in folders on this system.");
        using var folder = new TempFolder();
        string pipe = folder.PathOf("pipe");
        Assert.Equal(0, Syscall.mkfifo(pipe, FilePermissions.S_IRUSR | FilePermissions.S_IWUSR));
        Task<byte[]> reader = Task.Run(() => File.ReadAllBytes(pipe), TestContext.Current.CancellationToken);
        Assert.Equal(0, Call(folder, option, pipe).Code);
        Assert.Equal(0, Call(folder, option, folder.PathOf("file")).Code);
        Assert.Equal(await File.ReadAllBytesAsync(folder.PathOf("file"), TestContext.Current.CancellationToken), await reader);
        Assert.Equal(FileTypes.Fifo, new UnixFileInfo(pipe).FileType);
    }

    [Theory]
    [MemberData(nameof(Options))]
    public void A_folder_a_loop_of_links_and_a_file_that_is_read_only_are_refused(string option)
    {
        using var folder = new TempFolder();
        AssertRefused(Call(folder, option, folder.Root), "this is a folder");
        Assert.SkipUnless(IsUnix, "A link needs a right on this system.");
        File.CreateSymbolicLink(folder.PathOf("a"), "b");
        File.CreateSymbolicLink(folder.PathOf("b"), "a");
        AssertRefused(Call(folder, option, folder.PathOf("a")), "cannot be written");
        string guarded = folder.Write("guarded", "old");
        File.SetAttributes(guarded, FileAttributes.ReadOnly);
        AssertRefused(Call(folder, option, guarded), "this file is read-only");
        Assert.Equal("old", File.ReadAllText(guarded));
        Assert.DoesNotContain(folder.Names, name => name.EndsWith(".part", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/dev/full", "so it must be a file")]
    [InlineData("/", "this is a folder")]
    public void A_report_needs_a_place_for_its_pictures(string place, string problem)
    {
        Assert.SkipUnless(File.Exists(Full), "This system has no such device.");
        AssertRefused(CommandLine.Run("report", "--quick", "--out", place), problem);
    }

    [Fact]
    public void The_picture_of_the_run_without_a_verb_follows_the_same_rules()
    {
        Assert.SkipUnless(File.Exists(Full), "This system has no device that is always full.");
        using var folder = new TempFolder();
        Assert.Throws<UserErrorException>(() => RunCommand.RunDefault(Terminal.Plain(TextWriter.Null, TextWriter.Null), Full));
        Assert.Throws<UserErrorException>(() => RunCommand.RunDefault(Terminal.Plain(TextWriter.Null, TextWriter.Null), folder.Root));
    }

    /// <summary>A file may grow to 40 KiB here, as if the disk ended there. The whole program in a process of its own.</summary>
    [Theory]
    [InlineData("run --minutes 0.25 --save")]
    [InlineData("replay RUN --up")]
    [InlineData("compare RUN REFERENCE --page")]
    public void A_disk_that_fills_up_leaves_the_old_file_whole_and_nothing_beside_it(string option)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Limits of a process are set otherwise on this system.");
        using var folder = new TempFolder();
        string old = folder.Write("old.csv", "old");
        CommandLine call = Shell($"trap '' XFSZ; ulimit -f {FileKib}; PROGRAM {string.Join(' ', Words(folder, option))} {old}");
        AssertRefused(call with { Output = "" }, $"{old}: cannot be written");
        Assert.Equal("old", File.ReadAllText(old));
        Assert.DoesNotContain(folder.Names, name => name.EndsWith(".part", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("PROGRAM score RUN > /dev/full", "standard output: cannot be written: No space left on device")]
    [InlineData("PROGRAM --help > /dev/full", "standard output: cannot be written: No space left on device")]
    [InlineData("{ PROGRAM run --minutes 0.25; echo $? > CODE; } | true; exit $(cat CODE)", "standard output: cannot be written: Broken pipe")]
    [InlineData("mkfifo PIPE; { head -c 10 PIPE > /dev/null & }; PROGRAM replay RUN --up PIPE", "cannot be written: Broken pipe")]
    [InlineData("PROGRAM replay RUN --events /dev/stdout > CODE", "a file that is open already")]
    [InlineData("PROGRAM dance 2> /dev/full", "")]
    public void An_output_that_ends_is_told_in_one_line(string script, string problem)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The shell's names are Linux's.");
        using var folder = new TempFolder();
        CommandLine call = Shell(Fill(folder, script).Replace("CODE", folder.PathOf("code"), StringComparison.Ordinal).Replace("PIPE", folder.PathOf("pipe"), StringComparison.Ordinal));
        Assert.Equal(2, call.Code);
        Assert.Contains(problem, call.Error, StringComparison.Ordinal);
        Assert.Equal(problem.Length == 0 ? 0 : 1, call.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    private static CommandLine Call(TempFolder folder, string option, string path) => CommandLine.Run([.. Words(folder, option), path]);

    private static string[] Words(TempFolder folder, string option) => Fill(folder, option).Split(' ');

    /// <summary>Names of files in place of RUN and REFERENCE, which are written when they are asked for.</summary>
    private static string Fill(TempFolder folder, string text)
    {
        string run = folder.PathOf("run.csv.gz");
        string reference = folder.PathOf("reference.csv");
        if (text.Contains("REFERENCE", StringComparison.Ordinal) && !File.Exists(reference))
        {
            new SyntheticReference().Write(FilmedRun.Of("steady", 1), reference);
        }

        if (text.Contains("RUN", StringComparison.Ordinal) && !File.Exists(run))
        {
            RecordingWriter.Write(text.Contains("REFERENCE", StringComparison.Ordinal) ? FilmedRun.Of("steady", 1).Recording : Recordings.Steady, [], run);
        }

        return text.Replace("RUN", run, StringComparison.Ordinal).Replace("REFERENCE", reference, StringComparison.Ordinal);
    }

    private static CommandLine Shell(string script)
    {
        string program = $"dotnet {Path.Combine(AppContext.BaseDirectory, "HipSense.VirtualClip.dll")}";
        var start = new ProcessStartInfo("bash", ["-c", script.Replace("PROGRAM", program, StringComparison.Ordinal)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // Or the runtime's own memory counts as a file that grows.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new CommandLine(process.ExitCode, output, error.GetAwaiter().GetResult());
    }

    private static void AssertRefused(CommandLine call, string problem)
    {
        Assert.Equal(2, call.Code);
        Assert.Contains(problem, call.Error, StringComparison.Ordinal);
        Assert.Single(call.Error.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'));
    }
}
