using Mono.Cecil;

namespace HipSense.Benchmarks;

/// <summary>References from a module to the counter.</summary>
/// <param name="module">The module.</param>
internal sealed class CounterCalls(ModuleDefinition module)
{
    /// <summary><see cref="Counter.Hit"/>.</summary>
    public MethodReference Hit { get; } = Reference(module, nameof(Counter.Hit));

    /// <summary><see cref="Counter.NewArray"/>.</summary>
    public MethodReference NewArray { get; } = Reference(module, nameof(Counter.NewArray));

    /// <summary><see cref="Counter.Enter"/>.</summary>
    public MethodReference Enter { get; } = Reference(module, nameof(Counter.Enter));

    /// <summary><see cref="Counter.Leave"/>.</summary>
    public MethodReference Leave { get; } = Reference(module, nameof(Counter.Leave));

    private static MethodReference Reference(ModuleDefinition module, string name) => module.ImportReference(typeof(Counter).GetMethod(name));
}
