using System.Reflection;

[assembly: AssemblyTitle("HipSense.Firmware")]
[assembly: AssemblyDescription("Running-form feedback from one sensor on the sacrum")]
[assembly: AssemblyProduct("HipSense")]
[assembly: AssemblyVersion("0.1.0.0")]
