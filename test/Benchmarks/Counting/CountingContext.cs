using System;
using System.IO;
using System.Reflection;
using System.Runtime.Loader;

namespace HipSense.Benchmarks;

/// <summary>
/// A world of its own for one measurement: fresh copies of all our assemblies, of which those that are to be counted are the rewritten
/// ones. It is entered by the name of a workload, with nothing but plain data.
/// </summary>
internal sealed class CountingContext() : AssemblyLoadContext("counting", isCollectible: true)
{
    /// <summary>Runs a workload, which is a static method of <see cref="Workloads"/>, and counts.</summary>
    /// <param name="workload">Its name.</param>
    /// <param name="arguments">What it takes: types of the base library only.</param>
    /// <returns>What it returns.</returns>
    public static object? Run(string workload, params object?[] arguments)
    {
        var context = new CountingContext();
        try
        {
            Assembly here = context.LoadFromAssemblyName(typeof(CountingContext).Assembly.GetName());
            Method(here, typeof(Counter), nameof(Counter.Start)).Invoke(null, [CountedCode.Instance.StageNames.Count, CountedCode.Instance.Segments.Count]);
            return Method(here, typeof(Workloads), workload).Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null);
        }
        finally
        {
            context.Unload();
        }
    }

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        using Stream? image = CountedCode.Instance.Open(assemblyName.Name);
        if (image is not null)
        {
            return LoadFromStream(image);
        }

        bool isOurs = assemblyName.Name!.StartsWith("HipSense.", StringComparison.Ordinal);
        return isOurs ? LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, assemblyName.Name + ".dll")) : null;
    }

    private static MethodInfo Method(Assembly assembly, Type type, string name) => assembly.GetType(type.FullName!)!.GetMethod(name)!;
}
