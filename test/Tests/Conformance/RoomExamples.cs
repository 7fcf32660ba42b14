using System.Collections.Generic;

namespace HipSense.Tests.Conformance;

/// <summary>Each uses the first in its own way.</summary>
internal static class RoomExamples
{
    internal class Used
    {
        public const int Most = 3;

        public static int Count { get; set; }

        public static object Make() => new Used();
    }

    internal sealed class Alone;

    internal sealed class ByBase : Used;

    internal sealed class ByField
    {
        public readonly Used[] Field = [];
    }

    internal sealed class ByParameter
    {
        public static bool IsThere(Used? used) => used is not null;
    }

    internal sealed class ByLocal
    {
        public static string Text(object any)
        {
            var used = any as Used;
            return used + "" + used;
        }
    }

    internal sealed class ByCall
    {
        public static object Make() => Used.Make();
    }

    internal sealed class ByArgument
    {
        public static object Make() => new List<Used>();
    }

    internal sealed class ByNested
    {
        internal sealed class Inner
        {
            public static void Set() => Used.Count = 1;
        }
    }
}
