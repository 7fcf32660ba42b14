using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace HipSense.Tests.Conformance;

/// <summary>Follows the calls from where samples come in and finds what the way of a sample must not do.</summary>
/// <param name="module">The compiled code; calls that leave it are not followed.</param>
/// <param name="doors">Types at which the sample path ends: what is called on them happens once an event.</param>
internal sealed class SamplePath(ModuleDefinition module, params string[] doors)
{
    /// <summary>Where samples come in: "Namespace.Type::Method".</summary>
    public static readonly string[] Entries = ["HipSense.Core.HipMonitor::ProcessBlock"];

    /// <summary>The listener is told of steps and cues, a few times a second at the most.</summary>
    public static readonly string[] Doors = ["HipSense.Core.IHipListener"];

    /// <summary>The methods that samples pass.</summary>
    public HashSet<MethodDefinition> Reach(params string[] entries)
    {
        var reached = new HashSet<MethodDefinition>();
        var waiting = new Stack<MethodDefinition>(entries.SelectMany(Find));
        while (waiting.TryPop(out MethodDefinition? method))
        {
            if (!reached.Add(method))
            {
                continue;
            }

            foreach (Instruction instruction in IlWalk.Instructions(method))
            {
                if (instruction.Operand is MethodReference called && !doors.Contains(called.DeclaringType.FullName))
                {
                    foreach (MethodDefinition target in Targets(called))
                    {
                        waiting.Push(target);
                    }
                }
            }
        }

        return reached;
    }

    public IEnumerable<Finding> Check(params string[] entries) => Reach(entries).SelectMany(Check).Distinct();

    private IEnumerable<MethodDefinition> Find(string entry)
    {
        string[] parts = entry.Split("::");
        MethodDefinition[] found = [.. AllTypes().Where(type => type.FullName == parts[0]).SelectMany(type => type.Methods).Where(method => method.Name == parts[1])];
        return found.Length > 0 ? found : throw new KeyNotFoundException($"There is no {entry}.");
    }

    private IEnumerable<TypeDefinition> AllTypes() => module.Types.SelectMany(IlWalk.WithNested);

    /// <summary>What a call may end at: the method, and what overrides it.</summary>
    private IEnumerable<MethodDefinition> Targets(MethodReference called)
    {
        if (called.DeclaringType.Scope != module || called.Resolve() is not MethodDefinition target)
        {
            return [];
        }

        return !target.IsVirtual
            ? [target]
            : AllTypes().Where(type => IsOrDerivesFrom(type, target.DeclaringType))
                .SelectMany(type => type.Methods)
                .Where(method => method.IsVirtual && method.Name == target.Name && method.Parameters.Count == target.Parameters.Count);
    }

    private static bool IsOrDerivesFrom(TypeDefinition type, TypeDefinition ancestor) =>
        type == ancestor
        || type.Interfaces.Any(implementation => implementation.InterfaceType.FullName == ancestor.FullName)
        || (type.BaseType is { Scope: ModuleDefinition } && IsOrDerivesFrom(type.BaseType.Resolve(), ancestor));

    private IEnumerable<Finding> Check(MethodDefinition method)
    {
        IEnumerable<TypeReference> held = [
            method.ReturnType,
            .. method.Parameters.Select(parameter => parameter.ParameterType),
            .. method.HasBody ? method.Body.Variables.Select(variable => variable.VariableType) : [],
        ];
        foreach (Finding finding in held.SelectMany(type => Check(method, type)))
        {
            yield return finding;
        }

        foreach (Instruction instruction in IlWalk.Instructions(method))
        {
            if (RuleFor(instruction) is Rule rule)
            {
                yield return new Finding(rule, method.FullName, instruction.ToString());
            }

            if (instruction.Operand is FieldReference field)
            {
                foreach (Finding finding in Check(method, field.FieldType))
                {
                    yield return finding;
                }
            }
        }
    }

    private static IEnumerable<Finding> Check(MethodDefinition method, TypeReference held)
    {
        if (held.MetadataType is MetadataType.Single or MetadataType.Double || held.GetElementType().MetadataType is MetadataType.Single or MetadataType.Double)
        {
            yield return new Finding(Rule.Float, method.FullName, held.FullName);
        }
        else if (held.MetadataType == MetadataType.ValueType && !held.Resolve().IsEnum)
        {
            yield return new Finding(Rule.StructValue, method.FullName, held.FullName);
        }
    }

    private Rule? RuleFor(Instruction instruction) => instruction.OpCode.Code switch
    {
        Code.Newobj or Code.Newarr or Code.Box => Rule.Allocation,
        Code.Ldstr => Rule.Text,
        Code.Callvirt when instruction.Operand is MethodReference called && IsInterface(called.DeclaringType) && !doors.Contains(called.DeclaringType.FullName) => Rule.InterfaceCall,
        Code.Ldc_R4 or Code.Ldc_R8 or Code.Conv_R4 or Code.Conv_R8 or Code.Conv_R_Un => Rule.Float,
        Code.Ldelem_R4 or Code.Ldelem_R8 or Code.Stelem_R4 or Code.Stelem_R8 => Rule.Float,
        Code.Ldind_R4 or Code.Ldind_R8 or Code.Stind_R4 or Code.Stind_R8 => Rule.Float,
        _ => null,
    };

    private static bool IsInterface(TypeReference type) => type.Resolve() is { IsInterface: true };
}
