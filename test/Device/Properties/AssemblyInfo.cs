using System.Reflection;

[assembly: AssemblyTitle("HipSense.Device")]
[assembly: AssemblyDescription("The detection's tests on the CLR itself")]
[assembly: AssemblyProduct("HipSense")]
[assembly: AssemblyVersion("0.1.0.0")]
