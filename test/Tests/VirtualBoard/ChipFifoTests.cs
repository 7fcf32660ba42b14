using System.Collections.Generic;
using CsCheck;
using HipSense.Virtual;
using Xunit;

namespace HipSense.Tests.Virtual;

public class ChipFifoTests
{
    [Fact]
    public void It_is_a_queue_that_loses_its_oldest_byte_when_full()
    {
        const int Capacity = 16;

        // A byte is pushed, -1 pops, -2 clears.
        Gen.Int[-2, 255].Array[0, 200].Sample(steps =>
        {
            var fifo = new ChipFifo(Capacity);
            var model = new Queue<byte>();
            byte last = 0;
            foreach (int step in steps)
            {
                if (step == -2)
                {
                    fifo.Clear();
                    model.Clear();
                }
                else if (step == -1)
                {
                    last = model.TryDequeue(out byte oldest) ? oldest : last;
                    Assert.Equal(last, fifo.Pop());
                }
                else
                {
                    Assert.Equal(model.Count < Capacity, fifo.Push((byte)step));
                    model.Enqueue((byte)step);
                    if (model.Count > Capacity)
                    {
                        model.Dequeue();
                    }
                }

                Assert.Equal(model.Count, fifo.Count);
            }
        });
    }
}
