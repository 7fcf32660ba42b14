using System;
using System.Reflection;

namespace HipSense.Tests.Detection;

/// <summary>
/// Reads a private constant of the clip's code. Tests that stand just above or below a limit ask the code where it is, so that tuning the
/// limit does not break them and forgetting to look at it does.
/// </summary>
internal static class Constant
{
    public static int Of<T>(string name)
    {
        FieldInfo field = typeof(T).GetField(name, BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.Static)
            ?? throw new ArgumentException($"{typeof(T).Name} has no constant {name}.", nameof(name));
        return Convert.ToInt32(field.GetRawConstantValue(), System.Globalization.CultureInfo.InvariantCulture);
    }
}
