using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;

namespace HipSense.Tests.Conformance;

/// <summary>Writes a type of ours and its public members the way the member lists do.</summary>
internal static class StandInSignatures
{
    private const BindingFlags PublicOfItsOwn = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Header(Type type)
    {
        bool isClass = type.IsClass && !IsDelegate(type);
        string modifier = !isClass ? "" : type.IsAbstract && type.IsSealed ? "static " : type.IsAbstract ? "abstract " : type.IsSealed ? "sealed " : "";
        string kind = type.IsEnum ? "enum" : type.IsValueType ? "struct" : type.IsInterface ? "interface" : IsDelegate(type) ? "delegate" : "class";
        var bases = new List<string>();
        if (isClass && type.BaseType != typeof(object))
        {
            bases.Add(Name(type.BaseType!));
        }

        if (!type.IsEnum && !IsDelegate(type))
        {
            bases.AddRange(type.GetInterfaces().Except(type.BaseType?.GetInterfaces() ?? []).Select(Name));
        }

        return $"{modifier}{kind} {Name(type)}{(bases.Count == 0 ? "" : " : ")}{string.Join(", ", bases)}";
    }

    public static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
        {
            return type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => $"{field.Name}={field.GetRawConstantValue()}");
        }

        if (IsDelegate(type))
        {
            return [Line(type.GetMethod("Invoke")!).Replace("virtual ", "", StringComparison.Ordinal)];
        }

        IEnumerable<MethodInfo> methods = type.GetMethods(PublicOfItsOwn)
            .Where(method => !method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal));
        return [
            .. type.GetFields(PublicOfItsOwn).Select(Line),
            .. type.GetProperties(PublicOfItsOwn).Select(Line),
            .. type.GetEvents(PublicOfItsOwn).Select(happening => $"event {Name(happening.EventHandlerType!)} {happening.Name}"),
            .. type.GetConstructors(PublicOfItsOwn).Select(constructor => $"new({Parameters(constructor)})"),
            .. methods.Select(Line),
        ];
    }

    private static bool IsDelegate(Type type) => type.IsSubclassOf(typeof(MulticastDelegate));

    private static string Name(Type type) => StandInNamespaces.Real(type.FullName!).Replace('+', '.');

    private static string Line(FieldInfo field)
    {
        string modifier = field.IsLiteral ? "const " : field.IsStatic ? "static " : "";
        string value = field.IsLiteral ? $" = {Value(field.GetRawConstantValue())}" : "";
        return $"{modifier}{Name(field.FieldType)} {field.Name}{value}";
    }

    private static string Line(PropertyInfo property)
    {
        string modifier = property.GetAccessors()[0].IsStatic ? "static " : "";
        string index = string.Join(",", property.GetIndexParameters().Select(parameter => Name(parameter.ParameterType)));
        string accessors = (property.GetGetMethod() == null ? "" : "get; ") + (property.GetSetMethod() == null ? "" : "set; ");
        return $"{modifier}{Name(property.PropertyType)} {property.Name}{(index.Length == 0 ? "" : $"[{index}]")} {{ {accessors}}}";
    }

    private static string Line(MethodInfo method)
    {
        string modifier = method.IsStatic ? "static " : method.IsAbstract ? "abstract " : method.IsVirtual && !method.IsFinal ? "virtual " : "";
        return $"{modifier}{Name(method.ReturnType)} {method.Name}({Parameters(method)})";
    }

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter =>
    {
        Type type = parameter.ParameterType;
        string way = parameter.IsOut ? "out " : type.IsByRef ? "ref " : "";
        string value = parameter.HasDefaultValue ? $" = {Value(parameter.RawDefaultValue)}" : "";
        return $"{way}{Name(type.IsByRef ? type.GetElementType()! : type)} {parameter.Name}{value}";
    }));

    private static string Value(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
