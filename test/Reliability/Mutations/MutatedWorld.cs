using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace HipSense.Reliability;

/// <summary>Fresh copies of our assemblies, in one of which a piece of code is disabled; entered with nothing but plain data.</summary>
internal sealed class MutatedWorld(Mutation mutation) : AssemblyLoadContext("mutated", isCollectible: true)
{
    private static readonly string[] s_ours = ["HipSense.Firmware", "HipSense.Core"];

    /// <summary>Plays a case with a piece of code disabled.</summary>
    /// <param name="mutation">The piece.</param>
    /// <param name="seed">The seed.</param>
    /// <returns>What broke, one a line; empty when the case held.</returns>
    public static string Run(Mutation mutation, int seed)
    {
        var world = new MutatedWorld(mutation);
        try
        {
            world.Compile();
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
        MethodDefinition[] methods = s_ours.Contains(assemblyName.Name)
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

    /// <summary>What is left of the method must be a method: a copy that cannot run at all would fail every case.</summary>
    private void Compile()
    {
        const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        MethodBase[] methods =
        [
            .. s_ours.SelectMany(name => LoadFromAssemblyName(new AssemblyName(name)).GetTypes())
                .Where(type => type.Name == mutation.Type)
                .SelectMany(type => type.GetMembers(All).OfType<MethodBase>())
                .Where(method => method.Name == mutation.Method),
        ];
        if (methods.Length == 0)
        {
            throw new InvalidOperationException($"There is no {mutation.Type}.{mutation.Method}.");
        }

        foreach (MethodBase method in methods)
        {
            RuntimeHelpers.PrepareMethod(method.MethodHandle);
        }
    }

    private void Disable(MethodDefinition method)
    {
        // Short jumps grow with what they jump over.
        method.Body.SimplifyMacros();
        Change(method);
        method.Body.OptimizeMacros();
    }

    private void Change(MethodDefinition method)
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
                ExceptionHandler[] catches = [.. method.Body.ExceptionHandlers.Where(handler => handler.HandlerType == ExceptionHandlerType.Catch)];
                if (catches.Length == 0)
                {
                    throw new InvalidOperationException($"{method.FullName} catches nothing.");
                }

                foreach (ExceptionHandler handler in catches)
                {
                    method.Body.ExceptionHandlers.Remove(handler);
                }

                break;
            case Neuter.NoStore:
                foreach (Instruction store in Found(method, instruction => instruction.OpCode == OpCodes.Stfld && ((FieldReference)instruction.Operand).Name == mutation.Field))
                {
                    il.InsertAfter(store, il.Create(OpCodes.Pop));
                    Become(store, OpCodes.Pop);
                }

                break;
            case Neuter.NoWrap:
                foreach (Instruction and in Found(method, instruction => instruction.OpCode == OpCodes.And))
                {
                    Become(and, OpCodes.Pop);
                }

                break;
            case Neuter.Bits32:
                foreach (Instruction call in Found(method, IsCall))
                {
                    il.InsertAfter(call, il.Create(OpCodes.Conv_U8));
                    il.InsertAfter(call, il.Create(OpCodes.Conv_U4));
                }

                break;
            default:
                foreach (Instruction call in Found(method, IsCall))
                {
                    Skip(il, call);
                }

                break;
        }
    }

    /// <summary>Takes a call's arguments off the stack and puts an answer there.</summary>
    private void Skip(ILProcessor il, Instruction call)
    {
        var called = (MethodReference)call.Operand;
        if (called.ReturnType.MetadataType != MetadataType.Void)
        {
            il.InsertAfter(call, called.ReturnType.IsValueType ? il.Create(OpCodes.Ldc_I4, mutation.Result) : il.Create(OpCodes.Ldnull));
        }

        int pops = called.Parameters.Count + (called.HasThis ? 1 : 0);
        for (int i = 1; i < pops; i++)
        {
            il.InsertAfter(call, il.Create(OpCodes.Pop));
        }

        Become(call, pops == 0 ? OpCodes.Nop : OpCodes.Pop);
    }

    private bool IsCall(Instruction instruction) => instruction.Operand is MethodReference callee && callee.Name == mutation.Callee;

    private static Instruction[] Found(MethodDefinition method, Func<Instruction, bool> wanted) => method.Body.Instructions.Where(wanted).ToArray() is { Length: > 0 } found
        ? found
        : throw new InvalidOperationException($"{method.FullName} does nothing of the kind.");

    private static void Become(Instruction instruction, OpCode code)
    {
        instruction.OpCode = code;
        instruction.Operand = null;
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
