using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;

namespace HipSense.Tests.Packaging;

/// <summary>A row of the version table.</summary>
/// <param name="Id">The NuGet package.</param>
/// <param name="Version">Its version.</param>
/// <param name="Assemblies">The assemblies in it, with the versions that a reference names.</param>
internal sealed record NanoPackage(string Id, string Version, IReadOnlyDictionary<string, string> Assemblies)
{
    /// <summary>Namespace of the project files of the old format.</summary>
    public static readonly XNamespace Xml = "http://schemas.microsoft.com/developer/msbuild/2003";

    /// <summary>The table in nfproj.props.</summary>
    public static IReadOnlyDictionary<string, NanoPackage> Table { get; } = XDocument.Load(Repository.File("nfproj.props"))
        .Descendants(Xml + "NanoPackage")
        .Select(Read)
        .ToDictionary(package => package.Id);

    /// <summary>The packages that each names in its .nuspec.</summary>
    public static IReadOnlyDictionary<string, string[]> Needs { get; } = new Dictionary<string, string[]>
    {
        ["nanoFramework.CoreLibrary"] = [],
        ["nanoFramework.Device.Bluetooth"] = ["nanoFramework.CoreLibrary", "nanoFramework.Runtime.Native", "nanoFramework.Runtime.Events", "nanoFramework.System.Text", "nanoFramework.System.Collections"],
        ["nanoFramework.Hardware.Esp32"] = ["nanoFramework.CoreLibrary", "nanoFramework.Runtime.Events"],
        ["nanoFramework.Runtime.Events"] = ["nanoFramework.CoreLibrary"],
        ["nanoFramework.Runtime.Native"] = ["nanoFramework.CoreLibrary"],
        ["nanoFramework.System.Collections"] = ["nanoFramework.CoreLibrary"],
        ["nanoFramework.System.Device.Adc"] = ["nanoFramework.CoreLibrary"],
        ["nanoFramework.System.Device.Gpio"] = ["nanoFramework.CoreLibrary", "nanoFramework.Runtime.Events"],
        ["nanoFramework.System.Device.I2c"] = ["nanoFramework.CoreLibrary"],
        ["nanoFramework.System.Device.Pwm"] = ["nanoFramework.CoreLibrary"],
        ["nanoFramework.System.IO.FileSystem"] = ["nanoFramework.CoreLibrary", "nanoFramework.Runtime.Events", "nanoFramework.System.IO.Streams", "nanoFramework.System.Text"],
        ["nanoFramework.System.IO.Streams"] = ["nanoFramework.CoreLibrary", "nanoFramework.System.Text"],
        ["nanoFramework.System.Math"] = ["nanoFramework.CoreLibrary"],
        ["nanoFramework.System.Security.Cryptography"] = ["nanoFramework.CoreLibrary"],
        ["nanoFramework.System.Text"] = ["nanoFramework.CoreLibrary"],
        ["nanoFramework.System.Threading"] = ["nanoFramework.CoreLibrary"],
        ["nanoFramework.TestFramework"] = ["nanoFramework.CoreLibrary"],
        ["nanoFramework.Iot.Device.Mpu9250"] =
        [
            "nanoFramework.CoreLibrary", "nanoFramework.System.Buffers.Binary.BinaryPrimitives", "nanoFramework.System.Device.Model", "nanoFramework.System.Device.I2c",
            "nanoFramework.System.Diagnostics.Stopwatch", "nanoFramework.System.Numerics", "nanoFramework.System.Math", "UnitsNet.nanoFramework.Temperature",
        ],
        ["nanoFramework.System.Buffers.Binary.BinaryPrimitives"] = ["nanoFramework.CoreLibrary"],
        ["nanoFramework.System.Device.Model"] = ["nanoFramework.CoreLibrary"],
        ["nanoFramework.System.Diagnostics.Stopwatch"] = ["nanoFramework.CoreLibrary", "nanoFramework.Runtime.Native"],
        ["nanoFramework.System.Numerics"] = ["nanoFramework.CoreLibrary", "nanoFramework.System.Math"],
        ["UnitsNet.nanoFramework.Temperature"] = ["nanoFramework.CoreLibrary"],
    };

    /// <summary>A property in nfproj.props.</summary>
    public static string Property(string name) => XDocument.Load(Repository.File("nfproj.props")).Descendants(Xml + name).Single().Value;

    private static NanoPackage Read(XElement row)
    {
        string[] assemblies = Attribute(row, "Assembly").Split(';');
        string[] versions = Attribute(row, "AssemblyVersion").Split(';');
        return new NanoPackage(Attribute(row, "Include"), Attribute(row, "Version"), assemblies.Zip(versions).ToDictionary(pair => pair.First, pair => pair.Second));
    }

    private static string Attribute(XElement row, string name) =>
        row.Attribute(name)?.Value ?? throw new InvalidOperationException($"nfproj.props: {row} has no {name}.");
}
