using System;
using System.Collections.Generic;
using HipSense.Firmware;
using HipSense.Virtual;

namespace HipSense.Reliability;

/// <summary>Power cuts while settings are saved.</summary>
internal static class SettingsSweeps
{
    private const string Defaults = "defaults";
    private const string Old = "old";
    private const string New = "new";

    private static readonly byte[] s_old = [1, 2, 3, 4, 5, 6, 7, 8];
    private static readonly byte[] s_new = [11, 12, 13, 14, 15, 16, 17, 18, 19];

    public static readonly IReadOnlyList<SweptOperation> All =
    [
        new("the first save of settings", [Defaults, New], (sweep, bytes) => Cut(sweep, bytes, savesBefore: 0)),
        new("the second save of settings", [Old, New], (sweep, bytes) => Cut(sweep, bytes, savesBefore: 1)),
        new("the third save, over the first", [Old, New], (sweep, bytes) => Cut(sweep, bytes, savesBefore: 2)),
        new("the sixth save", [Old, New], (sweep, bytes) => Cut(sweep, bytes, savesBefore: 5)),
    ];

    private static BoardStop Cut(PowerCutSweep sweep, int bytes, int savesBefore)
    {
        var board = new VirtualBoard(BoardOptions.XiaoEsp32S3(new TableSignal(1)));
        FlashFaults faults = board.Flash.Faults;
        for (int i = savesBefore - 1; i >= 0; i--)
        {
            sweep.Expect(Save(board, s_old[i..]), $"a save before failed");
        }

        faults.WritesInPlace = sweep.InPlace;
        faults.CutPowerAfter(bytes);
        bool saved = false;
        BoardStop stop = board.Run(() => saved = new SettingsStore("x").Save(s_new));
        faults.CutPowerAfter(long.MaxValue);
        sweep.Expect(faults.PowerCuts == (stop == BoardStop.PowerOff ? 1 : 0), $"{faults.PowerCuts} cuts");
        if (stop == BoardStop.PowerOff)
        {
            board.PowerOn();
        }

        byte[]? found = Load(board);
        string outcome = found == null ? Defaults : found.AsSpan().SequenceEqual(s_old) ? Old : found.AsSpan().SequenceEqual(s_new) ? New : "neither";
        sweep.Saw(outcome);
        sweep.Expect(stop == BoardStop.PowerOff || (saved && outcome == New), $"saved without a cut, and {outcome}");

        // And the store goes on to work.
        sweep.Expect(Save(board, [99]) && Load(board) is [99], $"no save afterwards");
        return stop;
    }

    private static bool Save(VirtualBoard board, byte[] payload)
    {
        bool saved = false;
        return board.Run(() => saved = new SettingsStore("x").Save(payload)) == BoardStop.Returned && saved;
    }

    private static byte[]? Load(VirtualBoard board)
    {
        byte[]? found = null;
        board.Run(() => found = new SettingsStore("x").Load());
        return found;
    }
}
