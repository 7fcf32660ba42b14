using System;
using System.IO;
using Mono.Unix;

namespace HipSense.VirtualClip;

/// <summary>What an output path leads to.</summary>
/// <param name="Path">Where a file is to appear, links followed; for a device or a pipe, the path as given.</param>
/// <param name="IsFile">True for a file, there already or not yet; false for a device or a pipe, which is written through.</param>
internal sealed record OutputPlace(string Path, bool IsFile)
{
    /// <summary>Looks where a path leads.</summary>
    /// <exception cref="UserErrorException">Nothing can or may be written there.</exception>
    public static OutputPlace Of(string path)
    {
        if (Directory.Exists(path))
        {
            throw new UserErrorException($"{path}: this is a folder");
        }

        if (!OperatingSystem.IsWindows() && Kind(path) is { } kind and not FileTypes.RegularFile)
        {
            // Through a block device would be over a whole disk.
            return kind is FileTypes.CharacterDevice or FileTypes.Fifo
                ? new OutputPlace(path, IsFile: false)
                : throw new UserErrorException($"{path}: this is no file, and nothing that can be written through");
        }

        if (LeadsToOpenFile(path))
        {
            throw new UserErrorException($"{path}: this stands for a file that is open already; name the file itself");
        }

        // What takes the place of a link's target is moved to the target; the link stays.
        string place = Target(path, isFinal: true) ?? path;
        return File.Exists(place) && File.GetAttributes(place).HasFlag(FileAttributes.ReadOnly)
            ? throw new UserErrorException($"{path}: this file is read-only")
            : new OutputPlace(place, IsFile: true);
    }

    /// <summary>What is there, links followed; null when nothing is.</summary>
    private static FileTypes? Kind(string path)
    {
        var file = new UnixFileInfo(path);
        return file.Exists ? file.FileType : null;
    }

    /// <summary>True for names like <c>/dev/stdout</c>, when a shell has led it into a file.</summary>
    private static bool LeadsToOpenFile(string path)
    {
        const int MostLinks = 40;
        for (int i = 0; i < MostLinks && Target(path, isFinal: false) is { } target; i++)
        {
            if (IsDescriptor(path))
            {
                return true;
            }

            path = target;
        }

        return false;
    }

    private static bool IsDescriptor(string path) =>
        FullPath(path).StartsWith("/proc/", StringComparison.Ordinal) || FullPath(path).StartsWith("/dev/fd/", StringComparison.Ordinal);

    /// <summary>Where a link leads; null for what is no link.</summary>
    private static string? Target(string path, bool isFinal)
    {
        var link = new FileInfo(FullPath(path));
        return link.LinkTarget is null ? null : link.ResolveLinkTarget(isFinal)?.FullName;
    }

    private static string FullPath(string path) => System.IO.Path.GetFullPath(path);
}
