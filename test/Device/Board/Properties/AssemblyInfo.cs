using System.Reflection;

[assembly: AssemblyTitle("HipSense.Device.Board")]
[assembly: AssemblyDescription("The firmware's tests on a board")]
[assembly: AssemblyProduct("HipSense")]
[assembly: AssemblyVersion("0.1.0.0")]
