using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace HipSense.Reliability;

/// <summary>Fresh copies of our assemblies, in one of which a piece of code is disabled; entered with nothing but plain data.</summary>
internal sealed class MutatedWorld(Mutation mutation) : AssemblyLoadContext("mutated", isCollectible: true)
{
    /// <summary>Plays a case with a piece of code disabled.</summary>
    /// <param name="mutation">The piece.</param>
    /// <param name="seed">The seed.</param>
    /// <returns>What broke, one a line; empty when the case held.</returns>
    public static string Run(Mutation mutation, int seed)
    {
        var world = new MutatedWorld(mutation);
        try
        {
            Assembly here = world.LoadFromAssemblyName(typeof(MutatedWorld).Assembly.GetName());
            MethodInfo play = here.GetType(typeof(MutatedWorld).FullName!)!.GetMethod(nameof(Play))!;
            return (string)play.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [mutation.Row, seed], null)!;
        }
        finally
        {
            world.Unload();
        }
    }

    /// <summary>The other side of the door.</summary>
    public static string Play(string row, int seed) => string.Join('\n', CaseList.All.Single(item => item.Row == row).Run(seed).Broken);

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (!assemblyName.Name!.StartsWith("HipSense.", StringComparison.Ordinal))
        {
            return null;
        }

        string path = Path.Combine(Path.GetDirectoryName(typeof(MutatedWorld).Assembly.Location)!, assemblyName.Name + ".dll");
        using var module = ModuleDefinition.ReadModule(path, new ReaderParameters { AssemblyResolver = new NeighbourResolver() });
        MethodDefinition[] methods = assemblyName.Name is "HipSense.Firmware" or "HipSense.Core"
            ? [.. module.Types.Where(type => type.Name == mutation.Type).SelectMany(type => type.Methods).Where(method => method.Name == mutation.Method && method.HasBody)]
            : [];
        if (methods.Length == 0)
        {
            return LoadFromAssemblyPath(path);
        }

        foreach (MethodDefinition method in methods)
        {
            Disable(method);
        }

        var image = new MemoryStream();
        module.Write(image);
        image.Position = 0;
        return LoadFromStream(image);
    }

    private void Disable(MethodDefinition method)
    {
        ILProcessor il = method.Body.GetILProcessor();
        switch (mutation.Neuter)
        {
            case Neuter.Empty:
                method.Body.ExceptionHandlers.Clear();
                method.Body.Variables.Clear();
                il.Clear();
                foreach (ParameterDefinition parameter in method.Parameters.Where(parameter => parameter.IsOut))
                {
                    il.Emit(OpCodes.Ldarg, parameter);
                    il.Emit(OpCodes.Initobj, parameter.ParameterType.GetElementType());
                }

                if (method.ReturnType.MetadataType != MetadataType.Void)
                {
                    il.Emit(OpCodes.Ldc_I4, mutation.Result);
                }

                il.Emit(OpCodes.Ret);
                break;
            case Neuter.PassOn:
                il.Clear();
                il.Emit(OpCodes.Ldarg, method.Parameters[^1]);
                il.Emit(OpCodes.Ret);
                break;
            case Neuter.NoCatch:
                if (method.Body.ExceptionHandlers.Count == 0)
                {
                    throw new InvalidOperationException($"{method.FullName} catches nothing.");
                }

                method.Body.ExceptionHandlers.Clear();
                break;
            default:
                Instruction[] calls = [.. method.Body.Instructions.Where(instruction => instruction.Operand is MethodReference callee && callee.Name == mutation.Callee)];
                if (calls.Length == 0)
                {
                    throw new InvalidOperationException($"{method.FullName} does not call {mutation.Callee}.");
                }

                foreach (Instruction call in calls)
                {
                    MethodReference called = (call.Operand as MethodReference)!;
                    int pops = called.Parameters.Count + (called.HasThis ? 1 : 0);
                    for (int i = 1; i < pops; i++)
                    {
                        il.InsertBefore(call, il.Create(OpCodes.Pop));
                    }

                    call.OpCode = pops == 0 ? OpCodes.Nop : OpCodes.Pop;
                    call.Operand = null;
                }

                break;
        }
    }

    private sealed class NeighbourResolver : DefaultAssemblyResolver
    {
        public NeighbourResolver()
        {
            AddSearchDirectory(Path.GetDirectoryName(typeof(MutatedWorld).Assembly.Location));
            AddSearchDirectory(Path.GetDirectoryName(typeof(object).Assembly.Location));
        }
    }
}
