using System;
using Microsoft.AspNetCore.Components;

namespace HipSense.Phone.Screens;

/// <summary>A screen, which is drawn again whenever something has changed that it may show.</summary>
public abstract class Screen : ComponentBase, IDisposable
{
    /// <summary>What it shows.</summary>
    [Inject]
    public required Companion Companion { get; set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        Companion.Changed -= StateHasChanged;
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    protected override void OnInitialized() => Companion.Changed += StateHasChanged;
}
