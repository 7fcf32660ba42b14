using System;
using System.Threading.Tasks;
using HipSense.Phone.Browser;
using Microsoft.AspNetCore.Components.WebAssembly.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace HipSense.Phone;

/// <summary>Where the page starts.</summary>
internal static class Program
{
    private static Task Main(string[] args)
    {
        var builder = WebAssemblyHostBuilder.CreateDefault(args);
        builder.RootComponents.Add<App>("#app");
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<PhoneDevice>();
        builder.Services.AddSingleton<WebBluetooth>();
        builder.Services.AddSingleton<RecordingStore>();
        builder.Services.AddSingleton<Companion>();
        return builder.Build().RunAsync();
    }
}
