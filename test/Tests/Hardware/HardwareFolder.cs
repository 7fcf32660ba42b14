using System.Collections.Generic;
using System.Linq;
using HipSense.Hardware;
using HipSense.Hardware.Facts;
using Xunit;

namespace HipSense.Tests.Hardware;

/// <summary>The committed hardware folder, read once.</summary>
internal static class HardwareFolder
{
    public static HardwareFacts Facts { get; } = HardwareReader.Read(RepositoryFolders.Boards);

    public static TheoryData<string> Boards => [.. Facts.Boards.Select(board => board.Board)];

    public static Wiring Wiring(string board) => Facts.Boards.Single(wiring => wiring.Board == board);

    /// <summary>A board with one pin moved to another net.</summary>
    public static Wiring WithPinOn(this Wiring wiring, string pin, string net) => wiring with
    {
        Nets = wiring.Nets.Select(pair => (pair.Key, Pins: pair.Value.Where(each => each != pin)))
            .ToDictionary(pair => pair.Key, pair => (IReadOnlyList<string>)[.. pair.Pins, .. pair.Key == net ? [pin] : System.Array.Empty<string>()]),
        NoConnect = [.. wiring.NoConnect.Where(each => each != pin)],
    };

    /// <summary>A board with two pins' places swapped, for the firmware too.</summary>
    public static Wiring WithSwapped(this Wiring wiring, string one, string other)
    {
        string Swap(string pin) => pin == one ? other : pin == other ? one : pin;
        return wiring with
        {
            Nets = wiring.Nets.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<string>)[.. pair.Value.Select(Swap)]),
            NoConnect = [.. wiring.NoConnect.Select(Swap)],
            Firmware = wiring.Firmware.ToDictionary(pair => pair.Key, pair => Swap(pair.Value)),
        };
    }

    /// <summary>A board without a part.</summary>
    public static Wiring Without(this Wiring wiring, string reference) => wiring with
    {
        Parts = wiring.Parts.Where(part => part.Key != reference).ToDictionary(),
        Nets = wiring.Nets.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<string>)[.. pair.Value.Where(pin => PinName.Parse(pin).Reference != reference)]),
        NoConnect = [.. wiring.NoConnect.Where(pin => PinName.Parse(pin).Reference != reference)],
    };
}
