using System;
using System.Collections.Generic;
using System.Reflection;
using HipSense.Core;
using HipSense.Firmware;

namespace HipSense.Reliability;

/// <summary>Counts what the firmware holds: the fields and elements of all of its objects that can be reached from the clip.</summary>
internal static class HeldData
{
    private static readonly Assembly[] s_ours = [typeof(HipMonitor).Assembly, typeof(Clip).Assembly];

    /// <summary>Counts.</summary>
    public static long Of(Clip clip)
    {
        long count = 0;
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var waiting = new Stack<object>([clip]);
        while (waiting.TryPop(out object? holder))
        {
            if (!seen.Add(holder))
            {
                continue;
            }

            if (holder is Array array)
            {
                count += array.Length;
                if (!array.GetType().GetElementType()!.IsPrimitive)
                {
                    foreach (object? item in array)
                    {
                        Push(waiting, item);
                    }
                }

                continue;
            }

            for (Type? type = holder.GetType(); type is not null && Array.IndexOf(s_ours, type.Assembly) >= 0; type = type.BaseType)
            {
                foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                {
                    count++;
                    Push(waiting, field.GetValue(holder));
                }
            }
        }

        return count;
    }

    /// <summary>Faults that were caught are the test's to keep.</summary>
    private static void Push(Stack<object> waiting, object? value)
    {
        if (value is not null and not Exception and not Delegate and not string && !value.GetType().IsPrimitive)
        {
            waiting.Push(value);
        }
    }
}
