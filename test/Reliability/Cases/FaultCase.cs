using System;
using HipSense.Virtual;

namespace HipSense.Reliability;

/// <summary>A fault that the clip must survive.</summary>
/// <param name="Row">Its row in the list, as "F1"; a letter follows where a row has several ways.</param>
/// <param name="Fault">What happens.</param>
/// <param name="Expected">What the clip does.</param>
/// <param name="Play">Has it happen and looks.</param>
public sealed record FaultCase(string Row, string Fault, string Expected, Action<Trial> Play)
{
    /// <summary>What the sensor feels, by the seed; null: a healthy runner.</summary>
    public Func<int, IImuSignal>? Signal { get; init; }

    /// <summary>Changes the board, by the seed.</summary>
    public Func<int, BoardOptions, BoardOptions>? Change { get; init; }

    /// <summary>Plays it.</summary>
    /// <param name="seed">What is left to chance follows from it.</param>
    /// <returns>What came of it.</returns>
    public Trial Run(int seed)
    {
        var trial = new Trial(seed, Signal?.Invoke(seed), options => Change?.Invoke(seed, options) ?? options);

        // What answers the radio is called from the outside, between two turns of the loop.
        using IDisposable scope = trial.Board.Enter();
        try
        {
            Play(trial);
        }
        catch (Exception fault) when (fault is InsufficientMemoryException or not OutOfMemoryException)
        {
            trial.Expect(false, $"{fault.GetType().Name}: {fault.Message}");
        }

        trial.Expect(trial.Board.Radio.Trap == null, $"the radio is dead: {trial.Board.Radio.Trap}");
        trial.Expect(trial.Injected > 0, $"the fault did not happen");
        return trial;
    }
}
