using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using HipSense.Core;
using HipSense.Firmware;

namespace HipSense.Tests.Footprint;

/// <summary>Adds up what a program's objects would take on the clip: everything that is reached from a root or a static field.</summary>
internal sealed class LiveData
{
    public const string Detection = "detection";
    public const string Firmware = "firmware";
    public const string Packages = "packages";
    public const string Statics = "static fields";

    private static readonly int s_list = NanoHeap.Object(3) + NanoHeap.Array(NanoHeap.Block, 4);
    private static readonly int s_buffered = NanoHeap.Object(2) + NanoHeap.Array(1, 16);
    private static readonly int s_service = NanoHeap.Object(3) + NanoHeap.Object(2) + NanoHeap.Array(1, 16) + s_list;
    private static readonly int s_characteristic = NanoHeap.Object(16) + NanoHeap.Array(1, 16) + (4 * s_list);

    private static readonly Assembly[] s_ours = [typeof(HipMonitor).Assembly, typeof(Clip).Assembly];

    /// <summary>Objects of the packages, with what they hold: fields counted in the packages' own assemblies.</summary>
    private static readonly Dictionary<string, int> s_packages = new()
    {
        ["System.Device.Adc.AdcChannel"] = NanoHeap.Object(4) + NanoHeap.Object(0) + NanoHeap.Object(2) + NanoHeap.Object(0),

        // With its level, its debouncing time, its lock, and the entry that the controller keeps of it.
        ["System.Device.Gpio.GpioPin"] = NanoHeap.Object(7) + (2 * NanoHeap.Object(1)) + NanoHeap.Object(0) + NanoHeap.Object(5),
        ["HipSense.Virtual.Threading.Timer"] = NanoHeap.Object(3),
        ["System.Device.I2c.I2cDevice"] = NanoHeap.Object(4) + NanoHeap.Object(3) + NanoHeap.Object(0) + NanoHeap.Array(1, 1),
        ["System.Device.Pwm.PwmChannel"] = NanoHeap.Object(7),
        ["System.Object"] = NanoHeap.Object(0),
        ["HipSense.Virtual.BaseLibrary.Random"] = NanoHeap.Object(1) + NanoHeap.Object(1),
        ["nanoFramework.Device.Bluetooth.GenericAttributeProfile.GattLocalCharacteristic"] = s_characteristic,

        // The one that is held, with what it leads to: server, session, pairing, advertisement with its five sections, the other three
        // services, and the three characteristics that never change with their values.
        ["nanoFramework.Device.Bluetooth.GenericAttributeProfile.GattServiceProvider"] = (4 * s_service) + NanoHeap.Object(9) + NanoHeap.Object(4)
            + NanoHeap.Object(14) + NanoHeap.Object(8) + NanoHeap.Object(7) + (3 * s_list) + (5 * (NanoHeap.Object(2) + s_buffered)) + (3 * (s_characteristic + s_buffered)),
    };

    /// <summary>What no object of ours leads to, by its name in docs/footprint.md: measured on the interpreter, not counted here.</summary>
    public static readonly IReadOnlyDictionary<string, int> Runtime = new Dictionary<string, int>
    {
        ["assembly tables"] = 25_664,
        ["threads"] = 3_492,
        ["packages' static fields"] = 4_848,
    };

    private readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, int> _bytes = new() { [Detection] = 0, [Firmware] = 0, [Packages] = 0, [Statics] = 0 };

    private LiveData()
    {
    }

    /// <summary>Bytes by owner.</summary>
    public IReadOnlyDictionary<string, int> Bytes => _bytes;

    public int Total => _bytes.Values.Sum();

    public static LiveData Of(object root)
    {
        var data = new LiveData();
        data.Add(root, Firmware);
        foreach (FieldInfo field in s_ours.SelectMany(assembly => assembly.GetTypes()).Where(type => !type.ContainsGenericParameters)
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(field => !field.IsLiteral))
        {
            data._bytes[Statics] += NanoHeap.Block;
            data.Add(field.GetValue(null), Owner(field.DeclaringType!, Firmware));
        }

        return data;
    }

    public override string ToString() => string.Join(", ", _bytes.Select(owner => $"{owner.Key} {owner.Value}")) + $": {Total} bytes";

    private static string Owner(Type type, string holder) =>
        type.Assembly == typeof(HipMonitor).Assembly ? Detection : type.Assembly == typeof(Clip).Assembly ? Firmware : holder;

    private void Add(object? value, string holder)
    {
        if (value is null || !_seen.Add(value))
        {
            return;
        }

        Type type = value.GetType();
        switch (value)
        {
            case string:
                _bytes[holder] += NanoHeap.String;
                break;
            case Delegate call:
                _bytes[holder] += NanoHeap.Delegate;
                Add(call.Target, holder);
                break;
            case Array array:
                AddArray(array, holder);
                break;
            default:
                if (s_packages.TryGetValue(type.FullName!, out int bytes))
                {
                    _bytes[Packages] += bytes;
                }
                else if (s_ours.Contains(type.Assembly))
                {
                    AddObject(value, type, Owner(type, holder));
                }
                else
                {
                    throw new NotSupportedException($"How much does a {type} take on the clip? Say so in {nameof(LiveData)}.");
                }

                break;
        }
    }

    private void AddArray(Array array, string holder)
    {
        Type element = array.GetType().GetElementType()!;
        if (element.IsPrimitive || element.IsEnum)
        {
            _bytes[holder] += NanoHeap.Array(Buffer.ByteLength(array) / Math.Max(1, array.Length), array.Length);
            return;
        }

        _bytes[holder] += NanoHeap.Array(NanoHeap.Block, array.Length);
        foreach (object? item in array)
        {
            Add(item, holder);
        }
    }

    private void AddObject(object value, Type type, string owner)
    {
        int fields = 0;
        for (Type? level = type; level is not null && level != typeof(object) && level != typeof(ValueType); level = level.BaseType)
        {
            foreach (FieldInfo field in level.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                fields++;
                if (!field.FieldType.IsPrimitive && !field.FieldType.IsEnum)
                {
                    Add(field.GetValue(value), owner);
                }
            }
        }

        _bytes[owner] += NanoHeap.Object(fields);
    }
}
