using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace HipSense.Tests.Conformance;

/// <summary>
/// Reads a list of the public members of one nanoFramework assembly: a line with kind, name and bases for a type, and under
/// it, two blanks in, a line for each member; enumerations have their values in one line.
/// </summary>
internal static partial class MemberListReader
{
    private const string MemberIndent = "  ";

    public static IEnumerable<ListedType> Read(TextReader list)
    {
        ListedType? type = null;
        while (list.ReadLine() is string line)
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            if (!line.StartsWith(MemberIndent, StringComparison.Ordinal))
            {
                if (type != null)
                {
                    yield return type;
                }

                type = ReadType(line);
            }
            else if (type == null)
            {
                throw new FormatException($"A member without a type: {line}");
            }
            else
            {
                ReadMember(type, line[MemberIndent.Length..]);
            }
        }

        if (type != null)
        {
            yield return type;
        }
    }

    private static ListedType ReadType(string line)
    {
        Match match = TypeLine().Match(line);
        if (!match.Success)
        {
            throw new FormatException($"Not a type: {line}");
        }

        string[] bases = match.Groups["bases"].Success ? match.Groups["bases"].Value.Split(", ") : [];
        return new ListedType(line, match.Groups["kind"].Value, match.Groups["name"].Value, bases);
    }

    private static void ReadMember(ListedType type, string line)
    {
        if (type.Kind == "enum")
        {
            foreach (string value in line.Split(", "))
            {
                type.Add(value, $"{type.Name} {value.Split('=')[0]}");
            }

            return;
        }

        if (MethodLine().Match(line) is { Success: true } method)
        {
            string[] parameters = SplitParameters(method.Groups["parameters"].Value);
            string types = string.Join(",", parameters.Select(ParameterType));
            type.Add(line, method.Groups["new"].Success
                ? $"new({types})"
                : $"{method.Groups["static"].Value}{method.Groups["type"].Value} {method.Groups["name"].Value}({types})");
        }
        else if (PropertyLine().Match(line) is { Success: true } property)
        {
            string isStatic = property.Groups["static"].Value;
            string valueType = property.Groups["type"].Value;
            string name = property.Groups["name"].Value;
            string index = property.Groups["index"].Value;
            string valueAfterIndex = index.Length == 0 ? valueType : $"{index},{valueType}";
            string[] keys = [.. property.Groups["accessors"].Value.Split(' ').Select(accessor => accessor == "get;"
                ? $"{isStatic}{valueType} get_{name}({index})"
                : $"{isStatic}System.Void set_{name}({valueAfterIndex})")];
            type.Add(line, keys);
        }
        else if (EventLine().Match(line) is { Success: true } happening)
        {
            string handler = happening.Groups["type"].Value;
            string name = happening.Groups["name"].Value;

            // The lists do not say whether an event is static.
            type.Add(
                line,
                $"System.Void add_{name}({handler})",
                $"System.Void remove_{name}({handler})",
                $"static System.Void add_{name}({handler})",
                $"static System.Void remove_{name}({handler})");
        }
        else if (FieldLine().Match(line) is { Success: true } field)
        {
            type.Add(line, $"{field.Groups["type"].Value} {field.Groups["name"].Value}");
        }
        else
        {
            throw new FormatException($"Not a member: {line}");
        }
    }

    private static string[] SplitParameters(string parameters) => parameters.Length == 0 ? [] : parameters.Split(", ");

    private static string ParameterType(string parameter)
    {
        Match match = Parameter().Match(parameter);
        return match.Success
            ? match.Groups["type"].Value + (match.Groups["way"].Success ? "&" : "")
            : throw new FormatException($"Not a parameter: {parameter}");
    }

    [GeneratedRegex(@"^((static|sealed|abstract) )?(?<kind>class|struct|interface|enum|delegate) (?<name>[\w.`]+)( : (?<bases>.+))?$")]
    private static partial Regex TypeLine();

    [GeneratedRegex(@"^((?<static>static )|virtual |abstract )?((?<new>new)|(?<type>\S+) (?<name>\w+))\((?<parameters>.*)\)$")]
    private static partial Regex MethodLine();

    [GeneratedRegex(@"^(?<static>static )?(?<type>\S+) (?<name>\w+)(\[(?<index>\S+)\])? \{ (?<accessors>(get;|set;|get; set;)) \}$")]
    private static partial Regex PropertyLine();

    [GeneratedRegex(@"^event (?<type>\S+) (?<name>\w+)$")]
    private static partial Regex EventLine();

    [GeneratedRegex(@"^(const |static )?(?<type>\S+) (?<name>\w+)( = .*)?$", RegexOptions.Singleline)]
    private static partial Regex FieldLine();

    [GeneratedRegex(@"^((?<way>out|ref) )?(?<type>\S+) (?<name>\w+)( = .*)?$")]
    private static partial Regex Parameter();
}
