using System;
using System.Collections;
using System.Device.I2c;
using System.Threading;
using nanoFramework.Runtime.Native;

#pragma warning disable // It is written for a small base library.

namespace HipSense.Tests.Conformance;

/// <summary>Code that the clip can run: nothing here may be refused. Never called.</summary>
internal static class GoodCode
{
    public delegate void Handler(object sender, int value);

    public enum Color { Red, Green }

    public interface IListener { void OnStep(int atMs); }

    public struct Pair { public int A, B; }

    public class Everything : IListener, IDisposable
    {
        private static readonly int[] s_table = { 1, 2, 3, 4, 5, 6, 7, 8 };
        private readonly ArrayList _list = new();
        private readonly byte[][] _jagged = new byte[2][];
        private Color _color;

        public event Handler? Happened;

        public int Value { get; set; }

        public int this[int index] { get => s_table[index]; }

        public void OnStep(int atMs) => Happened?.Invoke(this, atMs);

        public void Dispose() { }

        public string Text(int x, double y) => $"{x:X2} {y:F2} {"s"} {'c'} {x,5}";

        public string Sum(string text, char c, int x) => text + c + x + text + c;

        public string Switch(string text) => text switch { "a" => "1", "b" => "2", "c" => "3", "d" => "4", "e" => "5", "f" => "6", "g" => "7", "h" => "8", _ => throw new ArgumentException("no", nameof(text)) };

        public int Patterns(object o) => o switch { int i when i > 3 => i, string { Length: > 2 } s => s.Length, null => 0, _ => 1 };

        public long Arithmetic(int a, long b) => unchecked((a * b >> 3) + (uint)a / 3u + ((ulong)b % 7ul > 2 ? 1 : 0));

        public Action Closure(int x) => () => Value += x;

        public int Locals(ref int a, in int b, out int c) { c = a; ref int d = ref s_table[0]; return d + b; }

        public Pair Struct(Pair pair) { pair.A = 3; return pair; }

        public byte Transfer(I2cDevice device) { byte[] data = new byte[2]; SpanByte part = new SpanByte(data, 1, 1); return device.WriteRead(new byte[] { 1 }, part).Status == I2cTransferStatus.FullTransfer ? part[0] : data[0]; }

        public void Loop()
        {
            lock (_list)
            {
                foreach (int x in s_table)
                {
                    _list.Add(x);
                }

                foreach (object x in _list)
                {
                    Console.WriteLine(x.ToString());
                }
            }

            try
            {
                Array.Copy(s_table, 0, s_table, 1, 3);
                Thread.Sleep(1);
                BitConverter.GetBytes(Value).CopyTo(_jagged[0], 0);
            }
            catch (InvalidOperationException e) when (e.Message.Length > 3)
            {
                Power.RebootDevice(RebootOption.ClrOnly);
            }
            finally
            {
                _color = (Color)((int)_color + 1);
            }
        }
    }

    /// <summary>A sample path as it should be.</summary>
    public sealed class Path
    {
        private readonly int[] _buffer = new int[8];
        private readonly Part _part = new();
        private readonly IListener _listener;
        private int _count;

        public Path(IListener listener) => _listener = listener;

        public void Step(byte[] fifo, int offset)
        {
            _buffer[_count & 7] = (short)((fifo[offset] << 8) | fifo[offset + 1]);
            Color color = _part.Filter(_buffer, ref _count);
            if (color == Color.Green)
            {
                _listener.OnStep(_count);
            }
        }
    }

    public sealed class Part { public Color Filter(int[] x, ref int count) { count++; return x[0] > 3 ? Color.Green : Color.Red; } }
}
