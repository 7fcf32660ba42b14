using System;
using System.Collections.Generic;
using System.Linq;

namespace HipSense.Tests.Conformance;

/// <summary>Compares a stand-in with the list of the real package.</summary>
internal static class StandInChecker
{
    /// <summary>The lines of a stand-in that the real package does not have exactly so.</summary>
    public static List<string> NotIn(MemberCatalog catalog, Type standIn)
    {
        string header = StandInSignatures.Header(standIn);
        ListedType? listed = catalog.Find(StandInNamespaces.Real(standIn.FullName!).Replace('+', '.'));
        if (listed == null)
        {
            return [header];
        }

        var missing = new List<string>();
        if (listed.Header != header)
        {
            missing.Add(header);
        }

        missing.AddRange(StandInSignatures.Members(standIn).Where(line => !listed.Lines.Contains(line)));
        return missing;
    }
}
