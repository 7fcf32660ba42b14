using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

#pragma warning disable // This is what must not be written.

namespace HipSense.Tests.Conformance;

/// <summary>Code that the clip could not run, and that each rule must refuse. Never called.</summary>
internal static class BadCode
{
    public class GenericType<T> { }

    public class GenericMethod { public void Do<T>() { } }

    public class GenericField { public List<int>? Field; }

    public class GenericCall { public int[] Call() => Array.Empty<int>(); }

    public class GenericDelegate { public void Call(Action<int> action) => action(1); }

    public class TwoDimensions { public int[,] Call() => new int[2, 3]; }

    public class NullableValue { public bool Call(int? value) => value.HasValue; }

    public class TupleReturn { public (int, int) Call() => (1, 2); }

    public class SpanLocal { public int Call(byte[] array) { Span<byte> span = array; return span[0]; } }

    public class LinqCall { public int Call(int[] array) => array.Sum(); }

    public class DecimalField { public decimal Field; }

    public class AsyncMethod { public async Task Call() => await Task.Yield(); }

    public class Iterator { public IEnumerable Call() { yield return 1; } }

    public unsafe class StackArray { public int Call() { int* p = stackalloc int[3]; return p[1]; } }

    public unsafe class FunctionPointer { public void Call(delegate*<int, void> function) => function(1); }

    public unsafe class FixedArray { public int Call(int[] array) { fixed (int* p = array) { return *p; } } }

    public class VolatileField { private volatile int _field; public int Call() => _field; }

    public class CheckedSum { public int Call(int a, int b) => checked(a + b); }

    public interface IWithBody { int Call() => 1; }

    public class EnumToString { public string Call(DayOfWeek day) => day.ToString(); }

    public class EnumInConcat { public string Call(DayOfWeek day) => "x" + day; }

    public class EnumInText { public string Call(DayOfWeek day) => $"{day}"; }

    public class UnknownType { public object Call() => new System.Text.RegularExpressions.Regex("x"); }

    public class UnknownMethod { public string Call(string text) => text.Replace('a', 'b'); }

    public class UnknownOverload { public int Call(string text) => int.Parse(text, null); }

    public class UnknownProperty { public int Call(Exception e) => e.Data.Count; }

    public class UnknownField { public object Call() => DateTime.UnixEpoch.Kind == DateTimeKind.Unspecified ? Type.EmptyTypes : null!; }

    public class UnknownBase : System.IO.EndOfStreamException { }

    public class UnknownCatch { public void Call() { try { Call(); } catch (DivideByZeroException) { } } }

    [System.ComponentModel.Description("x")]
    public class UnknownAttribute { }

    public class InternalOfTheBoard { public object Call() => HipSense.Virtual.VirtualBoard.Current; }

    public class Floats
    {
        private float _field;
        private readonly double[] _array = new double[1];

        public int Constant(int x) => (int)(x * 0.5);

        public int Field() => (int)_field;

        public int Element() => (int)_array[0];

        public int Parameter(float x) => 1;

        public int Local(int x) { double y = x; return (int)y; }
    }

    public class Allocations
    {
        public object Object() => new object();

        public int[] Array() => new int[1];

        public object Boxed(int x) => x;

        public Func<int> Closure(int x) => () => x;
    }

    public class Texts { public int Call() => "text".Length; }

    public class InterfaceCalls { public int Call(IList list) => list.Count; public int Disposed(IDisposable it) { it.Dispose(); return 0; } }

    public struct Three { public int A, B, C; }

    public class Structs
    {
        private Three _field;

        public int Local() { Three three = default; three.A = 1; return three.B; }

        public Three Returned() => _field;

        public int Parameter(Three three) => three.A;
    }

    /// <summary>The bad thing is behind a call, an override, and a delegate's method.</summary>
    public class Deep
    {
        public int Call() => Middle();

        private static int Middle() => new Derived().Virtual();
    }

    public class Base { public virtual int Virtual() => 1; }

    public class Derived : Base { public override int Virtual() => (int)(Environment.TickCount * 0.5); }

    public class DeepByBase { public int Call(Base x) => x.Virtual(); }
}
