using System.Collections.Generic;
using System.Linq;
using HipSense.Core;

namespace HipSense.VirtualClip;

/// <summary>What the comment lines of a recording tell beside its settings.</summary>
internal sealed class RecordingRemarks
{
    private readonly List<Mark> _marks = [];
    private readonly List<RecordedGap> _gaps = [];
    private readonly List<RecordedNote> _notes = [];

    /// <summary>Moments that somebody marked.</summary>
    public IReadOnlyList<Mark> Marks => _marks;

    /// <summary>Samples that are not there.</summary>
    public IReadOnlyList<RecordedGap> Gaps => _gaps;

    /// <summary>What the clip's detection was told.</summary>
    public IReadOnlyList<RecordedNote> Notes => _notes;

    /// <summary>True when the clip told what it knew of a run.</summary>
    public bool HasKept => _notes.Any(note => note.Kind == RawNoteKind.Kept);

    /// <summary>Takes a comment line; those that are nothing of all this are passed over.</summary>
    /// <param name="lines">Stands at the line.</param>
    /// <param name="row">Rows before it.</param>
    /// <returns>How many rows are missing here.</returns>
    public int Take(in LineCursor lines, int row)
    {
        if (Mark.Read(lines) is { } mark)
        {
            _marks.Add(mark);
        }
        else if (RecordedNote.Read(lines, row) is { } note)
        {
            _notes.Add(note);
        }
        else if (RecordedGap.Read(lines, row) is { } gap)
        {
            _gaps.Add(gap);
            return gap.Samples;
        }

        return 0;
    }
}
