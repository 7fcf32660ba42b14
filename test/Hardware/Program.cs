using System;
using System.IO;
using System.Linq;
using HipSense.Hardware;
using HipSense.Hardware.Documents;
using HipSense.Hardware.Enclosure;
using HipSense.Hardware.Facts;
using HipSense.Hardware.Rules;

HardwareFacts facts = HardwareReader.Read(RepositoryFolders.Boards);
int findings = 0;
foreach (Wiring wiring in facts.Boards)
{
    foreach (Finding finding in WiringChecker.Check(facts, wiring))
    {
        Console.Error.WriteLine($"{wiring.Board}: {finding}");
        findings++;
    }
}

BuildSequence build = HardwareReader.ReadBuild(RepositoryFolders.Hardware);
Wiring built = facts.Boards.Single(board => board.Board == build.Board);
foreach (string finding in BuildWalk.Check(build, built).Concat(PerfboardRules.Check(build.Perfboard, facts, built)))
{
    Console.Error.WriteLine("build.json: " + finding);
    findings++;
}

if (findings > 0)
{
    return 1;
}

foreach ((string path, string text) in DerivedFiles.Of(facts))
{
    File.WriteAllText(Path.Combine(RepositoryFolders.Boards, path), text);
    Console.WriteLine("hardware/boards/" + path);
}

foreach ((string path, string text) in BuildPages.Of(facts, build, RepositoryFolders.Hardware))
{
    File.WriteAllText(Path.Combine(RepositoryFolders.Hardware, path), text);
    Console.WriteLine("hardware/" + path);
}

if (CaseModel.OpenScad.IsInstalled && MeshReport.Admesh.IsInstalled)
{
    string page = Path.Combine(RepositoryFolders.Enclosure, "README.md");
    File.WriteAllText(page, PrintedMass.Fill(File.ReadAllText(page)));
    Console.WriteLine("hardware/enclosure/README.md");
}

int pictures = 0;
foreach (string path in CaseModel.DrawPictures())
{
    Console.WriteLine(Path.GetRelativePath(RepositoryFolders.Root, path));
    pictures++;
}

if (pictures == 0)
{
    Console.WriteLine("The pictures of the case were left as they are: OpenSCAD or xvfb-run is not installed (.ci/hardware installs both).");
}

return 0;
