// Types of nanoFramework's packages whose full names the desktop's base library has too: an alias wins over a using of the namespace.
global using Console = HipSense.Virtual.BaseLibrary.Console;
global using File = HipSense.Virtual.FileSystem.File;
global using FileStream = HipSense.Virtual.FileSystem.FileStream;
global using Random = HipSense.Virtual.BaseLibrary.Random;
global using Timer = HipSense.Virtual.Threading.Timer;
