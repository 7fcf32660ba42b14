using CsCheck;
using HipSense.Core;
using Xunit;

namespace HipSense.Tests.Detection;

public class RunStateTests
{
    private static readonly Gen<RunState> s_state = Gen.Select(Gen.Int[1, 65535], Gen.Int[0, 127], Gen.Int[-16000, 16000].Array[14]).Select((run, flags, numbers) =>
    {
        var state = new RunState
        {
            Run = run,
            HasMount = (flags & 1) != 0,
            HasZero = (flags & 2) != 0,
            HasHeading = (flags & 4) != 0,
            IsWarm = (flags & 8) != 0,
            JustCued = (flags & 16) != 0,
            IsLeftKnown = (flags & 32) != 0,
            IsRightKnown = (flags & 64) != 0,
            BiasX = numbers[6],
            BiasY = numbers[7],
            BiasZ = numbers[8],
            FreshLeftCdeg = numbers[9],
            FreshRightCdeg = numbers[10],
            BackOffset = numbers[11],
            FreshTiltCdeg = numbers[12],
            FreshRotationRangeCdeg = numbers[13],
            RestS = (run & 15) * RunState.RestStepS,
            StartedUnixS = (uint)run * 60000,
        };
        (state.Mount.RightX, state.Mount.RightY, state.Mount.RightZ) = (numbers[0], numbers[1], numbers[2]);
        (state.Mount.BackX, state.Mount.BackY, state.Mount.BackZ) = (numbers[3], numbers[4], numbers[5]);
        return state;
    });

    [Fact]
    public void What_is_written_is_read() =>
        s_state.Sample(state =>
        {
            var read = new RunState();
            Assert.True(read.Decode(Written(state)));
            Assert.Equivalent(state, read, strict: true);
        });

    [Fact]
    public void Without_a_run_nothing_of_anybody_is_written() =>
        s_state.Sample(state =>
        {
            state.Run = 0;
            Assert.Equal(Written(new RunState()), Written(state));
        });

    [Theory]
    [InlineData(2, 31)]
    [InlineData(3, 33)]
    public void What_an_older_version_has_written_is_read(byte version, int length) =>
        s_state.Sample(state =>
        {
            byte[] old = Written(state)[..length];
            old[0] = version;
            state.BackOffset = version == RunState.OldestVersion ? 0 : state.BackOffset;
            state.FreshTiltCdeg = RunState.NoDrop;
            state.FreshRotationRangeCdeg = RunState.NoDrop;
            var read = new RunState { BackOffset = 5, FreshTiltCdeg = 5, FreshRotationRangeCdeg = 5 };
            Assert.False(new RunState().Decode(old[..(length - 1)]));
            Assert.True(read.Decode(old));
            Assert.Equivalent(state, read, strict: true);

            // Whatever follows it.
            Assert.True(read.Decode([.. old, 1, 2]));
            Assert.Equivalent(state, read, strict: true);
        });

    [Fact]
    public void What_is_no_state_of_this_version_changes_nothing()
    {
        var state = new RunState { Run = 5 };
        byte[] other = Written(new RunState { Run = 7 });
        foreach (int version in new[] { 0, RunState.OldestVersion - 1, RunState.Version + 1, 255 })
        {
            other[0] = (byte)version;
            Assert.False(state.Decode(other));
        }

        other[0] = RunState.Version;
        Assert.False(state.Decode(other[..(RunState.Length - 1)]));
        Assert.False(state.Decode([]));
        Assert.Equal(5, state.Run);
    }

    private static byte[] Written(RunState state)
    {
        byte[] bytes = new byte[RunState.Length];
        state.Encode(bytes);
        return bytes;
    }
}
