using System.IO;

namespace HipSense.Virtual.FileSystem;

/// <summary>Files of the virtual board's flash. Paths are full ones.</summary>
public static class File
{
    /// <summary>True when there is such a file; never throws.</summary>
    /// <param name="path">Its full path.</param>
    /// <returns>False also when the drive cannot be read.</returns>
    public static bool Exists(string path)
    {
        VirtualBoard.Current.Image.Need(NativePart.FileSystem);
        try
        {
            return VirtualBoard.Current.Flash.Read(path) != null;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>Deletes a file; nothing happens when there is none.</summary>
    /// <param name="path">Its full path.</param>
    /// <exception cref="IOException">Somebody has it open, or the flash failed.</exception>
    public static void Delete(string path)
    {
        VirtualBoard.Current.Image.Need(NativePart.FileSystem);
        VirtualFlash flash = VirtualBoard.Current.Flash;
        flash.Lock(path);
        try
        {
            if (flash.Read(path) != null)
            {
                flash.Delete(path);
            }
        }
        finally
        {
            flash.Unlock(path);
        }
    }
}
