using System;
using System.Buffers.Binary;
using System.Linq;
using HipSense.Core;
using HipSense.Runners;
using HipSense.VirtualClip;

namespace HipSense.Benchmarks;

/// <summary>The minute of running that everything here is measured on: the default runner, seed 1, from the 12th second on.</summary>
public static class RunnerMinute
{
    /// <summary>Where the minute begins, s after power-up: the runner has stood for 5 s and run for 7.</summary>
    public const int FromSecond = 12;

    /// <summary>Its length, s.</summary>
    public const int Seconds = 60;

    /// <summary>The block with which it begins.</summary>
    public const int FromBlock = FromSecond * ImuScale.RateHz / ImuScale.BlockSamples;

    private const double PlanMinutes = 1.5;
    private const int BiasFirstRow = 100;
    private const int BiasRows = 700;

    private static readonly Lazy<Recording> s_recording = new(() =>
        ChipRecorder.Record(new RunPlan(RunnerCatalog.Get(RunnerCatalog.Default), PlanMinutes, 1), "minute"));

    /// <summary>The run that it is a part of, from the standing still on.</summary>
    public static Recording Recording => s_recording.Value;

    /// <summary>In words.</summary>
    public static string Description =>
        $"{Seconds} s of the runner model's '{RunnerCatalog.Default}' runner (seed 1), from {FromSecond} s after power-up";

    /// <summary>Bytes as the chip's FIFO would deliver them, from the first row to the end of the minute.</summary>
    public static byte[] Fifo() => Fifo(Recording, 0, (FromSecond + Seconds) * ImuScale.RateHz);

    /// <summary>Bytes as the chip's FIFO would deliver them.</summary>
    /// <param name="recording">Whose.</param>
    /// <param name="firstRow">The first row.</param>
    /// <param name="rows">How many.</param>
    public static byte[] Fifo(Recording recording, int firstRow, int rows)
    {
        ArgumentNullException.ThrowIfNull(recording);
        ReadOnlySpan<short> counts = recording.Counts.Slice(firstRow * Recording.Channels, rows * Recording.Channels);
        byte[] fifo = new byte[counts.Length * sizeof(short)];
        for (int i = 0; i < counts.Length; i++)
        {
            BinaryPrimitives.WriteInt16BigEndian(fifo.AsSpan(i * sizeof(short)), counts[i]);
        }

        return fifo;
    }

    /// <summary>Six counts for each sample: standing still and the beginning of the run, and then so many times the minute.</summary>
    public static short[] Repeated(int minutes)
    {
        int from = FromSecond * ImuScale.RateHz * Recording.Channels;
        ReadOnlySpan<short> counts = Recording.Counts;
        short[] minute = counts.Slice(from, Seconds * ImuScale.RateHz * Recording.Channels).ToArray();
        return [.. counts[..from], .. Enumerable.Repeat(minute, minutes).SelectMany(row => row)];
    }

    /// <summary>What the gyro shows while the runner stands, counts about x, y and z.</summary>
    public static double[] StandingBias(Recording recording)
    {
        ArgumentNullException.ThrowIfNull(recording);
        double[] bias = new double[3];
        for (int row = BiasFirstRow; row < BiasFirstRow + BiasRows; row++)
        {
            for (int axis = 0; axis < bias.Length; axis++)
            {
                bias[axis] += recording.Row(row)[3 + axis] / (double)BiasRows;
            }
        }

        return bias;
    }
}
