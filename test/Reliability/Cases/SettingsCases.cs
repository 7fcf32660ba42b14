using System;
using System.Collections.Generic;
using System.Linq;
using HipSense.Core;
using HipSense.Firmware;
using HipSense.Virtual;

namespace HipSense.Reliability;

/// <summary>Faults of the flash under the settings, while the owner changes them in mid-run.</summary>
internal static class SettingsCases
{
    // What a save programs, and some bytes of what comes next.
    private const int SaveBytes = 200;

    private const int PrefixBytes = 5;
    private const int SumBytes = 4;
    private const int AtMotorPercent = 15;

    private static readonly string[] s_paths = [@"I:\settings.a", @"I:\settings.b"];

    public static readonly IReadOnlyList<FaultCase> All =
    [
        new("F20", "power cut at a byte of the settings that the owner's phone writes", "the old settings in force or the new; samples within 3 s; the next change is kept", CutInSave),
        new("F21", "a bit of one settings file turned over", "seen and told; what the other file holds is in force", trial => Rot(trial, both: false)),
        new("F21b", "a bit of both turned over", "defaults in force; \"settings reset\" told to the phone until the next change", trial => Rot(trial, both: true)),
        new("F21c", "no file of the settings can be opened for 3 to 12 s from the start", "told; in force as soon as they can be read, unless the owner has changed them meanwhile: that outlives the next start", Unreadable),
    ];

    private static void CutInSave(Trial trial)
    {
        using IDisposable scope = trial.Board.Enter();
        FlashFaults faults = trial.Board.Flash.Faults;
        faults.WritesInPlace = trial.Seed % 2 == 1;
        trial.Options = new ClipOptions();
        var phone = new OwnersPhone(trial.Board, seconds => trial.RunUntil(trial.NowS + seconds), () => trial.Clip!.Link.OpenPairWindow());
        trial.RunUntil(trial.Between(9, 11));
        phone.LogIn();
        for (int i = trial.Random.Next(2, 5); i > 0; i--)
        {
            Write(trial, phone, Changed(trial, Read(phone)));
            trial.RunUntil(trial.NowS + 1);
        }

        byte[] old = Read(phone);
        byte[] wanted = Changed(trial, old);
        trial.RunPastAppend();
        faults.CutPowerAfter(trial.Random.Next(SaveBytes));
        Write(trial, phone, wanted);
        trial.RunUntil(trial.NowS + 6);
        trial.Injected = faults.PowerCuts;
        faults.CutPowerAfter(long.MaxValue);

        // The revision counts up when settings come into force.
        wanted[1]++;
        Restart(trial);
        byte[] found = trial.Clip!.Settings.Packet;
        trial.Expect(found.SequenceEqual(old) || found.SequenceEqual(wanted), $"neither the old nor the new settings are in force");
        trial.Expect(faults.WritesInPlace || !trial.Clip.Settings.WereReset, $"told as reset");
        phone.LogIn();
        trial.Expect(Read(phone).SequenceEqual(found), $"the phone is shown others than are in force");
        ExpectNextKept(trial);
    }

    private static void Rot(Trial trial, bool both)
    {
        using IDisposable scope = trial.Board.Enter();
        trial.Options = new ClipOptions();
        var phone = new OwnersPhone(trial.Board, seconds => trial.RunUntil(trial.NowS + seconds), () => trial.Clip!.Link.OpenPairWindow());
        trial.RunUntil(trial.Between(6, 9));
        phone.LogIn();
        byte[] defaults = Read(phone);
        for (int i = trial.Random.Next(2, 5); i > 0; i--)
        {
            trial.Clip!.Settings.Change(Changed(trial, trial.Clip.Settings.Packet));
        }

        trial.CutPower(0);
        VirtualFlash flash = trial.Board.Flash;
        int rotten = trial.Random.Next(2);
        byte[] kept = flash.Content(s_paths[1 - rotten])![PrefixBytes..^SumBytes];
        foreach (string path in both ? s_paths : [s_paths[rotten]])
        {
            flash.Rot(path, trial.Random.Next(flash.Content(path)!.Length * 8));
        }

        trial.Injected = flash.Faults.RottenBits;
        Restart(trial, isOff: false);
        trial.Expect(trial.Clip!.Settings.Packet.SequenceEqual(both ? defaults : kept), $"other settings are in force");
        phone.LogIn();
        trial.RunUntil(trial.NowS + 3);
        trial.Expect(phone.Metrics.Count > 0 && phone.Metrics[^1].Health.HasFlag(ClipHealth.SettingsReset), $"the phone is not told");
        ExpectNextKept(trial);
        phone.Metrics.Clear();
        trial.RunUntil(trial.NowS + 3);
        trial.Expect(phone.Metrics.Count > 0 && !phone.Metrics[^1].Health.HasFlag(ClipHealth.SettingsReset), $"the phone is still told after a change");
    }

    private static void Unreadable(Trial trial)
    {
        using IDisposable scope = trial.Board.Enter();
        trial.Options = new ClipOptions();
        var phone = new OwnersPhone(trial.Board, seconds => trial.RunUntil(trial.NowS + seconds), () => trial.Clip!.Link.OpenPairWindow());
        trial.RunUntil(trial.Between(6, 9));
        phone.LogIn();
        for (int i = trial.Random.Next(2, 5); i > 0; i--)
        {
            trial.Clip!.Settings.Change(Changed(trial, trial.Clip.Settings.Packet));
        }

        byte[] expected = trial.Clip!.Settings.Packet;
        trial.CutPower(trial.Between(0.05, 0.5));
        VirtualFlash flash = trial.Board.Flash;
        Array.ForEach(s_paths, flash.Break);
        trial.Options = new ClipOptions();
        double backS = trial.NowS;
        trial.RunUntil(backS + trial.Between(3, 12));
        trial.Expect(trial.Clip!.Settings.WereReset, $"nothing is told");
        trial.Injected = flash.Faults.FailedOpens;
        if (trial.Seed % 2 == 1)
        {
            expected = Changed(trial, trial.Clip.Settings.Packet);
            trial.Expect(trial.Clip.Settings.Change(expected) && !trial.Clip.Settings.WereReset, $"the change is refused");
            expected = trial.Clip.Settings.Packet;
        }

        Array.ForEach(s_paths, flash.Mend);
        double mendedS = trial.NowS;
        while (!trial.Clip.Settings.Packet.AsSpan().SequenceEqual(expected) && trial.NowS < mendedS + 8)
        {
            trial.RunUntil(trial.NowS + 0.05);
        }

        trial.RecoveryS = trial.NowS - mendedS;
        trial.RunUntil(mendedS + 8);
        trial.Expect(trial.Clip.Settings.Packet.AsSpan().SequenceEqual(expected) && !trial.Clip.Settings.WereReset, $"others are in force");
        trial.CutPower(trial.Between(0.05, 0.5));
        trial.Options = new ClipOptions();
        trial.RunUntil(trial.NowS + 5);
        trial.Expect(trial.Clip!.Settings.Packet.AsSpan().SequenceEqual(expected), $"others are in force after the next start");
        ExpectNextKept(trial);
    }

    /// <summary>The power comes back, and so does the clip.</summary>
    private static void Restart(Trial trial, bool isOff = true)
    {
        trial.Options = new ClipOptions();
        if (isOff)
        {
            trial.GivePower(trial.Between(0.05, 0.5));
        }

        double backS = trial.NowS;
        trial.RunUntil(backS + 8);
        trial.RecoveryS = (trial.FirstBlockAfter(Trial.Us(backS)) / 1e6) - backS;
        trial.ExpectBetween(trial.RecoveryS, 0, 3, "data after s");
        trial.Expect(trial.Escaped + trial.Clip!.Faults == 0, $"{trial.Escaped + trial.Clip.Faults} faults escaped: {trial.EscapedWhat}");
        trial.Expect(trial.Seen.Cues.Count == 0, $"{trial.Seen.Cues.Count} cues");
    }

    private static void ExpectNextKept(Trial trial)
    {
        byte[] next = Changed(trial, trial.Clip!.Settings.Packet);
        trial.Expect(trial.Clip.Settings.Change(next) && !trial.Clip.Settings.WereReset, $"the next change is refused");
        trial.Expect(new SettingsStore("settings").Load() is { } stored && stored.SequenceEqual(trial.Clip.Settings.Packet), $"the next change is not kept");
    }

    private static byte[] Read(OwnersPhone phone) => phone.Read(LinkIds.Settings);

    private static void Write(Trial trial, OwnersPhone phone, byte[] packet) =>
        trial.Expect(phone.WriteSettings(packet).IsOk, $"the settings are refused");

    /// <summary>Other settings, which change nothing about the cues.</summary>
    private static byte[] Changed(Trial trial, byte[] settings)
    {
        byte[] changed = [.. settings];
        changed[AtMotorPercent] = (byte)(30 + ((settings[AtMotorPercent] - 30 + trial.Random.Next(1, 70)) % 71));
        return changed;
    }
}
