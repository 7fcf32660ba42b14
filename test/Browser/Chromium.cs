using System;
using System.Diagnostics;
using System.IO;
using Microsoft.Playwright;

namespace HipSense.Tests.Browser;

/// <summary>Finds a Chromium on this machine. One is installed only for who asks for it: it takes the rights of the system's administrator.</summary>
internal static class Chromium
{
    /// <summary>Why tests are skipped where there is none.</summary>
    public const string Missing = "No Chromium is here: dotnet test -e " + InstallVariable + "=1 installs one.";

    private const string InstallVariable = "INSTALL_CHROMIUM";
    private const string Debians = "/usr/bin/chromium";

    // A headless page on a machine without a screen, a sandbox for root or a graphics card. Bluetooth is off on Linux unless asked for.
    private static readonly string[] s_arguments =
    [
        "--enable-features=WebBluetooth", "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update",
        "--disable-sync", "--no-first-run", "--autoplay-policy=no-user-gesture-required",
    ];

    /// <summary>How it is started; null where there is none.</summary>
    public static BrowserTypeLaunchOptions? Find(IPlaywright playwright)
    {
        if (!IsHere(playwright) && Environment.GetEnvironmentVariable(InstallVariable) == "1")
        {
            Install();
        }

        return !IsHere(playwright) ? null
            : new BrowserTypeLaunchOptions { Headless = true, Args = s_arguments, ExecutablePath = File.Exists(Debians) ? Debians : null };
    }

    private static bool IsHere(IPlaywright playwright) => File.Exists(Debians) || File.Exists(playwright.Chromium.ExecutablePath);

    private static void Install()
    {
        if (Program.Main(["install", "--with-deps", "chromium"]) == 0)
        {
            return;
        }

        // Where Playwright's own builds cannot be had, the system's may.
        Shell("apt-get update; apt-get install -y --no-install-recommends chromium");
        if (!File.Exists(Debians))
        {
            throw new InvalidOperationException("No Chromium is here and none could be installed: install one as " + Debians + ".");
        }
    }

    private static void Shell(string command)
    {
        using Process shell = Process.Start("sh", ["-c", command]);
        shell.WaitForExit();
    }
}
