using System;

namespace HipSense.Tests.Conformance;

/// <summary>
/// The stand-ins of types whose full names the desktop's base library has too lie in namespaces of their own; test/Desktop/Firmware gives
/// them their names back by aliases.
/// </summary>
internal static class StandInNamespaces
{
    private static readonly (string Ours, string Real)[] s_namespaces = [("HipSense.Virtual.FileSystem.", "System.IO."), ("HipSense.Virtual.Threading.", "System.Threading."), ("HipSense.Virtual.BaseLibrary.", "System.")];

    /// <summary>The real package's name of a stand-in; other names stay.</summary>
    public static string Real(string fullName)
    {
        foreach ((string ours, string real) in s_namespaces)
        {
            if (fullName.StartsWith(ours, StringComparison.Ordinal))
            {
                return real + fullName[ours.Length..];
            }
        }

        return fullName;
    }
}
