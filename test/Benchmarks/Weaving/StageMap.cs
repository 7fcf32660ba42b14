using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;

namespace HipSense.Benchmarks;

/// <summary>Finds the stages in the code: the rooms are the methods that the monitor calls for a block.</summary>
internal sealed class StageMap
{
    private const string Entry = "HipSense.Core.HipMonitor::ProcessBlock";
    private const string Listener = "HipSense.Core.IHipListener";

    // Listeners whose work is told apart: their duties too.
    private static readonly Dictionary<string, int> s_parts = new()
    {
        ["HipSense.Firmware.RunLog"] = Stages.Log,
        ["HipSense.Firmware.RunControl"] = Stages.Log,
        ["HipSense.Core.RunSession"] = Stages.Log,
        ["HipSense.Firmware.Link"] = Stages.Link,
    };

    private readonly Dictionary<string, int> _stages = new()
    {
        [Entry] = Stages.Monitor,
        ["HipSense.Firmware.Sampler::Run"] = Stages.Sampler,
    };

    /// <summary>Looks through the modules.</summary>
    public StageMap(IReadOnlyList<ModuleDefinition> modules)
    {
        TypeDefinition[] types = [.. modules.SelectMany(module => module.GetTypes())];
        MethodDefinition monitor = types.SelectMany(type => type.Methods).Single(method => KeyOf(method) == Entry);
        IEnumerable<MethodReference> called = monitor.Body.Instructions.Where(IlFacts.IsCall).Select(call => (MethodReference)call.Operand);
        foreach (MethodReference method in called)
        {
            if (modules.Contains(method.DeclaringType.Resolve().Module) && _stages.TryAdd(KeyOf(method), Stages.FirstRoom + Rooms.Count))
            {
                Rooms.Add(MethodWeaver.NameOf(method));
            }
        }

        foreach (TypeDefinition type in types.Where(type => type.Interfaces.Any(implemented => implemented.InterfaceType.FullName == Listener)))
        {
            foreach (MethodDefinition method in type.Methods.Where(method => method.IsVirtual))
            {
                _stages.Add(KeyOf(method), s_parts.GetValueOrDefault(type.FullName, Stages.Listeners));
            }
        }
    }

    /// <summary>Names of the rooms, in the order of their stages from <see cref="Stages.FirstRoom"/> on.</summary>
    public List<string> Rooms { get; } = [];

    /// <summary>The stage that a method is, or null.</summary>
    public int? StageOf(MethodDefinition method) => _stages.TryGetValue(KeyOf(method), out int stage) ? stage : null;

    private static string KeyOf(MethodReference method) => $"{method.DeclaringType.FullName}::{method.Name}";
}
