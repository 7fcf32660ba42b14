using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using HipSense.Benchmarks;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace HipSense.Tests.Benchmarks;

/// <summary>A method written in IL by a test, rewritten so that it counts, and run.</summary>
internal static class WovenMethod
{
    /// <summary>Runs a method that takes an int and returns one.</summary>
    /// <param name="write">Writes it.</param>
    /// <param name="argument">What it is given.</param>
    /// <returns>What it returned, and what it did.</returns>
    public static (int Result, Tally Done) Run(Action<ILProcessor> write, int argument)
    {
        var assembly = AssemblyDefinition.CreateAssembly(new AssemblyNameDefinition("Woven", new Version(1, 0)), "Woven", ModuleKind.Dll);
        ModuleDefinition module = assembly.MainModule;
        TypeReference number = module.TypeSystem.Int32;
        var type = new TypeDefinition("", "Code", Mono.Cecil.TypeAttributes.Public | Mono.Cecil.TypeAttributes.Class, module.TypeSystem.Object);
        var method = new MethodDefinition("Run", Mono.Cecil.MethodAttributes.Public | Mono.Cecil.MethodAttributes.Static, number);
        method.Parameters.Add(new ParameterDefinition(number));
        method.Body.Variables.Add(new VariableDefinition(number));
        method.Body.InitLocals = true;
        type.Methods.Add(method);
        module.Types.Add(type);
        write(method.Body.GetILProcessor());

        var segments = new List<Segment>();
        new MethodWeaver(method, new CounterCalls(module), segments).Weave(null);
        using var image = new MemoryStream();
        assembly.Write(image);
        Counter.Start(1, segments.Count);
        object result = Assembly.Load(image.ToArray()).GetType("Code")!.GetMethod("Run")!.Invoke(null, [argument])!;
        (long[][] hits, long[][] arrayBytes, _, _) = Counter.Take();
        Tally done = segments.Select((segment, i) => (segment.Cost * hits[0][i]) + new Tally { AllocatedBytes = arrayBytes[0][i] })
            .Aggregate(default(Tally), (sum, one) => sum + one);
        return ((int)result, done);
    }
}
