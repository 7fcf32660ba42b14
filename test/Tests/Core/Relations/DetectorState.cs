using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using HipSense.Core;

namespace HipSense.Tests.Detection;

/// <summary>One number that the detection remembers.</summary>
/// <param name="Path">Where it is, from the monitor on: "_alerts._left._value[3]".</param>
/// <param name="Field">The type and the field that hold it: "AlertWindow._value".</param>
/// <param name="Value">Its value; a truth value is 0 or 1.</param>
internal sealed record Remembered(string Path, string Field, long Value);

/// <summary>Reads by reflection everything that a monitor remembers, private or not: a field that is added later is there by itself.</summary>
internal static class DetectorState
{
    private const BindingFlags Fields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>Every number, in an order that does not depend on the state.</summary>
    public static IReadOnlyList<Remembered> Of(object root)
    {
        var found = new List<Remembered>();
        Walk(root, "", found, new HashSet<object>(ReferenceEqualityComparer.Instance));
        return found;
    }

    /// <summary>Every part below an object, itself included.</summary>
    public static IReadOnlyCollection<DetectorPart> PartsOf(object root)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        Walk(root, "", [], seen);
        return [.. seen.OfType<DetectorPart>()];
    }

    /// <summary>A monitor that remembers the same, to the bit, and tells another listener.</summary>
    public static HipMonitor Copy(HipMonitor monitor, IHipListener listener)
    {
        var copies = new Dictionary<object, object>(ReferenceEqualityComparer.Instance);
        return (HipMonitor)Copy(monitor, listener, copies);
    }

    /// <summary>Makes a part remember what another of its kind does; it owns none.</summary>
    public static void CopyInto(DetectorPart from, DetectorPart into)
    {
        foreach (FieldInfo field in FieldsOf(from.GetType()))
        {
            if (field.GetValue(from) is Array array)
            {
                Array.Copy(array, (Array)field.GetValue(into)!, array.Length);
            }
            else
            {
                field.SetValue(into, field.GetValue(from));
            }
        }
    }

    /// <summary>The value of a private or public field.</summary>
    public static object Get(object owner, string field) =>
        owner.GetType().GetField(field, Fields)?.GetValue(owner) ?? throw new ArgumentException($"{owner.GetType().Name} has no {field}.", nameof(field));

    /// <summary>Writes any number into every field: what no run would bring about is there too.</summary>
    public static void Scramble(object root, Random random) => Scramble(root, random, new HashSet<object>(ReferenceEqualityComparer.Instance));

    /// <summary>Those of the base types too.</summary>
    private static IEnumerable<FieldInfo> FieldsOf(Type type) =>
        (type.BaseType is Type above ? FieldsOf(above) : []).Concat(type.GetFields(Fields).OrderBy(field => field.MetadataToken));

    private static void Walk(object owner, string path, List<Remembered> found, HashSet<object> seen)
    {
        if (!seen.Add(owner))
        {
            return;
        }

        foreach (FieldInfo field in FieldsOf(owner.GetType()))
        {
            object? value = field.GetValue(owner);
            string name = $"{field.DeclaringType!.Name}.{field.Name}";
            string at = path.Length == 0 ? field.Name : $"{path}.{field.Name}";
            switch (value)
            {
                // The settings are the runner's; the list of the parts holds nothing of its own.
                case null or IHipListener or AlertSettings or DetectorPart[]:
                    break;
                case Array { Length: var length } array when array.GetType().GetElementType()!.IsPrimitive:
                    found.AddRange(Enumerable.Range(0, length).Select(i => new Remembered($"{at}[{i}]", name, ToNumber(array.GetValue(i)!))));
                    break;
                case object[] objects:
                    for (int i = 0; i < objects.Length; i++)
                    {
                        Walk(objects[i], $"{at}[{i}]", found, seen);
                    }

                    break;
                case var _ when value.GetType().IsPrimitive || value is Enum:
                    found.Add(new Remembered(at, name, ToNumber(value)));
                    break;
                default:
                    Walk(value, at, found, seen);
                    break;
            }
        }
    }

    private static void Scramble(object owner, Random random, HashSet<object> seen)
    {
        if (!seen.Add(owner))
        {
            return;
        }

        foreach (FieldInfo field in FieldsOf(owner.GetType()))
        {
            switch (field.GetValue(owner))
            {
                case null or IHipListener or AlertSettings or DetectorPart[]:
                    break;
                case Array array when array.GetType().GetElementType()!.IsPrimitive:
                    for (int i = 0; i < array.Length; i++)
                    {
                        array.SetValue(Any(array.GetType().GetElementType()!, random), i);
                    }

                    break;
                case object[] objects:
                    foreach (object one in objects)
                    {
                        Scramble(one, random, seen);
                    }

                    break;
                case { } value when value.GetType().IsPrimitive || value is Enum:
                    field.SetValue(owner, Any(value.GetType(), random));
                    break;
                case { } value:
                    Scramble(value, random, seen);
                    break;
            }
        }
    }

    private static object Any(Type type, Random random) =>
        type == typeof(bool) ? random.Next(2) == 0
        : type.IsEnum ? Enum.ToObject(type, random.Next(3))
        : Convert.ChangeType(random.Next(1, 100), type, System.Globalization.CultureInfo.InvariantCulture);

    private static long ToNumber(object value) => value is bool truth ? (truth ? 1 : 0) : Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture);

    private static object Copy(object original, IHipListener listener, Dictionary<object, object> copies)
    {
        if (copies.TryGetValue(original, out object? known))
        {
            return known;
        }

        object copy = s_clone.Invoke(original, null)!;
        copies.Add(original, copy);
        foreach (FieldInfo field in FieldsOf(original.GetType()))
        {
            switch (field.GetValue(original))
            {
                case IHipListener:
                    field.SetValue(copy, listener);
                    break;
                case null or AlertSettings:
                    break;
                case object[] objects:
                    object[] others = (object[])objects.Clone();
                    for (int i = 0; i < others.Length; i++)
                    {
                        others[i] = Copy(others[i], listener, copies);
                    }

                    field.SetValue(copy, others);
                    break;
                case Array array:
                    field.SetValue(copy, array.Clone());
                    break;
                case { } value when !value.GetType().IsPrimitive && value is not Enum:
                    field.SetValue(copy, Copy(value, listener, copies));
                    break;
            }
        }

        return copy;
    }

    private static readonly MethodInfo s_clone = typeof(object).GetMethod("MemberwiseClone", BindingFlags.Instance | BindingFlags.NonPublic)!;
}
