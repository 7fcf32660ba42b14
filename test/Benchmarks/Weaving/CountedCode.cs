using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using Mono.Cecil;

namespace HipSense.Benchmarks;

/// <summary>The clip's assemblies and those of its peers, compiled with optimisation and rewritten so that they count.</summary>
public sealed class CountedCode
{
    private static readonly Lazy<CountedCode> s_instance = new(() => new CountedCode());

    private readonly Dictionary<string, byte[]> _images = [];
    private readonly List<Segment> _segments = [];

    private CountedCode()
    {
        using var resolver = new DefaultAssemblyResolver();
        resolver.AddSearchDirectory(AppContext.BaseDirectory);
        resolver.AddSearchDirectory(Path.GetDirectoryName(typeof(object).Assembly.Location));
        List<ModuleDefinition> modules = [.. Read(resolver)];
        var stages = new StageMap(modules);
        StageNames = ["elsewhere", "sampler", "log", "link", "monitor", "listeners", .. stages.Rooms];
        foreach (ModuleDefinition module in modules)
        {
            Weave(module, stages);
            using var image = new MemoryStream();
            module.Write(image);
            _images.Add(module.Assembly.Name.Name, image.ToArray());
        }
    }

    /// <summary>The code: rewritten once in the life of the program.</summary>
    public static CountedCode Instance => s_instance.Value;

    /// <summary>The segments, by number.</summary>
    public IReadOnlyList<Segment> Segments => _segments;

    /// <summary>Names of the stages, by number.</summary>
    public IReadOnlyList<string> StageNames { get; }

    /// <summary>The rewritten assembly of that name, or null.</summary>
    public Stream? Open(string? name) => name is not null && _images.TryGetValue(name, out byte[]? image) ? new MemoryStream(image) : null;

    private static IEnumerable<ModuleDefinition> Read(IAssemblyResolver resolver)
    {
        Assembly here = typeof(CountedCode).Assembly;
        foreach (string name in here.GetManifestResourceNames().Where(name => name.EndsWith(".dll", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            yield return ModuleDefinition.ReadModule(here.GetManifestResourceStream(name), new ReaderParameters { AssemblyResolver = resolver });
        }
    }

    private void Weave(ModuleDefinition module, StageMap stages)
    {
        var calls = new CounterCalls(module);
        foreach (MethodDefinition method in module.GetTypes().SelectMany(type => type.Methods).Where(method => method.HasBody))
        {
            new MethodWeaver(method, calls, _segments).Weave(stages.StageOf(method));
        }
    }
}
