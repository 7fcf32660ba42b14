using System.Collections.Generic;
using System.Linq;

namespace HipSense.Hardware.Facts;

/// <summary>Everything that <c>hardware/boards</c> says.</summary>
/// <param name="Chips">What the chips can do.</param>
/// <param name="Kinds">The kinds of parts.</param>
/// <param name="PricesAsOf">Year and month of the prices.</param>
/// <param name="Boards">The boards' wiring.</param>
public sealed record HardwareFacts(
    IReadOnlyDictionary<string, ChipFacts> Chips,
    IReadOnlyDictionary<string, PartKind> Kinds,
    string PricesAsOf,
    IReadOnlyList<Wiring> Boards)
{
    /// <summary>The controller board's reference in every wiring.</summary>
    public const string Controller = "U1";

    /// <summary>The kind of a part.</summary>
    /// <param name="wiring">The board.</param>
    /// <param name="reference">For example <c>R1</c>.</param>
    /// <returns>Its kind.</returns>
    public PartKind KindOf(Wiring wiring, string reference) => Kinds[wiring.Parts[reference].Part];

    /// <summary>The GPIO behind a field of the firmware's <c>Board</c>.</summary>
    /// <param name="wiring">The board.</param>
    /// <param name="function">The field, with a small first letter.</param>
    /// <returns>Nothing when the pin has no GPIO.</returns>
    public int? GpioOf(Wiring wiring, string function) =>
        KindOf(wiring, Controller).FindGpio(PinName.Parse(wiring.Firmware[function]).Pin);

    /// <summary>The resistors of a board that join two nets.</summary>
    /// <param name="wiring">The board.</param>
    /// <param name="net">One net.</param>
    /// <param name="other">The other.</param>
    /// <returns>Their values in ohms.</returns>
    public IEnumerable<int> ResistorsBetween(Wiring wiring, string? net, string? other) =>
        from part in wiring.Parts
        let kind = Kinds[part.Value.Part]
        from ohms in OhmsOf(kind)
        let first = wiring.NetOf(part.Key + ".1")
        let second = wiring.NetOf(part.Key + ".2")
        where (first == net && second == other) || (first == other && second == net)
        select ohms;

    private static int[] OhmsOf(PartKind kind) => kind.Ohms is int ohms ? [ohms] : [];
}
