using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace HipSense.Benchmarks;

/// <summary>
/// Rewrites one method so that it counts what it does, segment by segment. A segment ends at whatever can jump, call or throw, so that the
/// count is exact when exceptions fly, too: the instruction that throws has run, those after it have not.
/// </summary>
/// <param name="method">The method.</param>
/// <param name="calls">What to call.</param>
/// <param name="segments">Receives the segments; their numbers are their places in it.</param>
internal sealed class MethodWeaver(MethodDefinition method, CounterCalls calls, List<Segment> segments)
{
    private readonly string _name = NameOf(method);

    /// <summary>A method's name as the tables write it.</summary>
    public static string NameOf(MethodReference method) => $"{method.DeclaringType.Name}.{method.Name}";

    /// <summary>Rewrites the method.</summary>
    /// <param name="stage">The stage that it is, or none.</param>
    public void Weave(int? stage)
    {
        MethodBody body = method.Body;
        body.SimplifyMacros();
        List<List<Instruction>> runs = Split(body);
        int first = segments.Count;
        for (int i = 0; i < runs.Count; i++)
        {
            Tally cost = runs[i].Aggregate(i == 0 ? IlFacts.OfEntry(method) : default, (sum, instruction) => sum + IlFacts.Of(instruction, method));
            segments.Add(new Segment(_name, cost));
        }

        ILProcessor il = body.GetILProcessor();
        VariableDefinition? former = stage is null ? null : AddLocal(body);
        for (int i = 0; i < runs.Count; i++)
        {
            Weave(il, runs[i], first + i, former);
        }

        if (former is not null)
        {
            Begin(il, body.Instructions[0], stage!.Value, former);
        }

        body.OptimizeMacros();
    }

    private VariableDefinition AddLocal(MethodBody body)
    {
        var former = new VariableDefinition(method.Module.TypeSystem.Int32);
        body.Variables.Add(former);
        return former;
    }

    private static List<List<Instruction>> Split(MethodBody body)
    {
        HashSet<Instruction> starts = [.. body.Instructions.SelectMany(Targets), .. body.ExceptionHandlers.SelectMany(Starts)];
        var runs = new List<List<Instruction>>();
        bool isOver = true;
        foreach (Instruction instruction in body.Instructions)
        {
            if (isOver || starts.Contains(instruction))
            {
                runs.Add([]);
            }

            runs[^1].Add(instruction);

            // A prefix and what it belongs to stay together.
            isOver = instruction.OpCode.OpCodeType != OpCodeType.Prefix && IlFacts.Ends(instruction);
        }

        return runs;
    }

    private static IEnumerable<Instruction> Targets(Instruction instruction) => instruction.Operand switch
    {
        Instruction target => [target],
        Instruction[] targets => targets,
        _ => [],
    };

    private static IEnumerable<Instruction> Starts(ExceptionHandler handler) =>
        new[] { handler.TryStart, handler.HandlerStart, handler.FilterStart, handler.HandlerEnd }.OfType<Instruction>();

    private void Weave(ILProcessor il, List<Instruction> run, int segment, VariableDefinition? former)
    {
        foreach (Instruction instruction in run.Skip(1))
        {
            Prepare(il, instruction, segment, former);
        }

        // The first keeps its place, to which others jump, and becomes the count; what it was comes after.
        Instruction start = run[0];
        Instruction moved = il.Create(OpCodes.Nop);
        moved.OpCode = start.OpCode;
        moved.Operand = start.Operand;
        start.OpCode = OpCodes.Ldc_I4;
        start.Operand = segment;
        Instruction count = il.Create(OpCodes.Ldc_I4, (int)segments[segment].Cost.Instructions);
        Instruction hit = il.Create(OpCodes.Call, calls.Hit);
        il.InsertAfter(start, count);
        il.InsertAfter(count, hit);
        il.InsertAfter(hit, moved);
        Prepare(il, moved, segment, former);
    }

    /// <summary>Puts before an instruction what must be known or done before it runs.</summary>
    private void Prepare(ILProcessor il, Instruction instruction, int segment, VariableDefinition? former)
    {
        if (instruction.OpCode.Code == Code.Newarr)
        {
            il.InsertBefore(instruction, il.Create(OpCodes.Dup));
            il.InsertBefore(instruction, il.Create(OpCodes.Ldc_I4, segment));
            il.InsertBefore(instruction, il.Create(OpCodes.Ldc_I4, HeapSize.OfElement((TypeReference)instruction.Operand)));
            il.InsertBefore(instruction, il.Create(OpCodes.Call, calls.NewArray));
        }
        else if (instruction.OpCode.Code == Code.Ret && former is not null)
        {
            il.InsertBefore(instruction, il.Create(OpCodes.Ldloc, former));
            il.InsertBefore(instruction, il.Create(OpCodes.Call, calls.Leave));
        }
    }

    /// <summary>A method that is a stage begins it before anything else is counted; nothing may jump to what is put here.</summary>
    private void Begin(ILProcessor il, Instruction first, int stage, VariableDefinition former)
    {
        il.InsertBefore(first, il.Create(OpCodes.Ldc_I4, stage));
        il.InsertBefore(first, il.Create(OpCodes.Call, calls.Enter));
        il.InsertBefore(first, il.Create(OpCodes.Stloc, former));
    }
}
