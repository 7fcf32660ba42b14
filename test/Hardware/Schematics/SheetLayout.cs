using System.Collections.Generic;
using HipSense.Hardware.Facts;

namespace HipSense.Hardware.Schematics;

/// <summary>Where parts stand on the sheet. What joins them is not said here: it follows from the wiring.</summary>
internal static class SheetLayout
{
    private const string Controller = "Controller";
    private const string Power = "Cell and switch";
    private const string Battery = "Battery sense";
    private const string Usb = "USB sense";
    private const string Button = "Button";
    private const string Motor = "Motor";
    private const string Sensor = "Motion sensor";
    private const string Antenna = "Antenna";

    /// <summary>Part, circuit, place, and whether it lies.</summary>
    public static IReadOnlyList<(string Reference, string Group, GridPoint At, bool Lying)> Places { get; } =
    [
        ("U1", Controller, new(26, 34), false),
        ("BT1", Power, new(54.5, 16), false), ("F1", Power, new(59, 14.5), true), ("SW2", Power, new(65, 15.5), false), ("J1", Power, new(66, 16), false),
        ("R3", Battery, new(83, 12), false), ("R4", Battery, new(83, 17), false), ("C1", Battery, new(93, 17), false),
        ("R6", Usb, new(106, 12), false), ("R7", Usb, new(106, 17), false),
        ("SW1", Button, new(54, 35), false), ("R5", Button, new(54, 40), false),
        ("M1", Motor, new(90, 34), false), ("D1", Motor, new(96, 34), false), ("C2", Motor, new(102, 33.5), false),
        ("Q1", Motor, new(89, 40), false), ("R1", Motor, new(76.5, 40), true), ("R2", Motor, new(80, 41.5), false),
        ("U2", Sensor, new(90, 59), false),
        ("AE1", Antenna, new(54, 57), false),
    ];

    /// <summary>Where the names of nets stand; modules have theirs at every pad.</summary>
    public static IReadOnlyList<(PinName Pin, GridPoint Direction)> Labels { get; } =
    [
        Label("BT1.+", GridPoint.Up), Label("BT1.-", GridPoint.Down), Label("SW2.COM", GridPoint.Right), Label("J1.+", GridPoint.Up), Label("J1.-", GridPoint.Down),
        Label("R3.1", GridPoint.Up), Label("R4.1", GridPoint.Left), Label("C1.1", GridPoint.Up), Label("C1.2", GridPoint.Down),
        Label("R6.1", GridPoint.Up), Label("R7.1", GridPoint.Left), Label("R7.2", GridPoint.Down),
        Label("SW1.1", GridPoint.Up), Label("R5.1", GridPoint.Left), Label("R5.2", GridPoint.Down),
        Label("M1.+", GridPoint.Up), Label("C2.2", GridPoint.Down), Label("Q1.S", GridPoint.Down), Label("R1.1", GridPoint.Left), Label("R2.2", GridPoint.Down),
        Label("AE1.1", GridPoint.Down),
    ];

    private static (PinName Pin, GridPoint Direction) Label(string pin, GridPoint direction) => (PinName.Parse(pin), direction);
}
