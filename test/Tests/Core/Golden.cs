using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.CompilerServices;
using Xunit;

namespace HipSense.Tests.Detection;

/// <summary>
/// Texts that a seeded run must give again, to the letter. When the detection is changed on purpose, run the tests once with the environment
/// variable HIPSENSE_REFRESH_GOLDEN set to 1: they write what they find over the files in this folder's Golden/ and fail; look at the difference
/// before you keep it.
/// </summary>
internal static class Golden
{
    private const string RefreshVariable = "HIPSENSE_REFRESH_GOLDEN";

    public static void AssertSame(string name, IReadOnlyList<string> lines)
    {
        if (Environment.GetEnvironmentVariable(RefreshVariable) == "1")
        {
            File.WriteAllText(Path.Combine(Folder(), name + ".txt"), string.Join('\n', lines) + "\n");
            Assert.Fail($"{name}.txt was written anew; look at it and run the tests without {RefreshVariable}.");
        }

        string[] expected = Read(name);
        for (int i = 0; i < Math.Max(expected.Length, lines.Count); i++)
        {
            string then = i < expected.Length ? expected[i] : "(nothing)";
            string now = i < lines.Count ? lines[i] : "(nothing)";
            Assert.True(then == now, $"{name}.txt, line {i + 1}:\n  was {then}\n  is  {now}\nOn purpose? See {nameof(Golden)}.");
        }
    }

    private static string[] Read(string name)
    {
        using Stream? stream = typeof(Golden).Assembly.GetManifestResourceStream("Golden/" + name + ".txt");
        Assert.True(stream is not null, $"There is no {name}.txt yet: see {nameof(Golden)}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().TrimEnd('\n').Replace("\r", "", StringComparison.Ordinal).Split('\n');
    }

    private static string Folder([CallerFilePath] string thisFile = "") => Path.Combine(Path.GetDirectoryName(thisFile)!, "Golden");
}
