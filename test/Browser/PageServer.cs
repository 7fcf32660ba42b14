using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;

namespace HipSense.Tests.Browser;

/// <summary>Serves the published page on this machine, as any web server would.</summary>
internal sealed class PageServer : IAsyncDisposable
{
    private readonly WebApplication _server;

    private PageServer(WebApplication server)
    {
        _server = server;
    }

    /// <summary>The page's address.</summary>
    public string Address => _server.Urls.Single();

    /// <summary>What is sent instead of a file, or null.</summary>
    public Func<string, byte[]?>? Instead { get; set; }

    /// <summary>Starts a server.</summary>
    public static async Task<PageServer> StartAsync()
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "page", "wwwroot");
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        WebApplication app = builder.Build();
        var server = new PageServer(app);
        app.Use(async (context, next) =>
        {
            string path = context.Request.Path;
            if (server.Instead?.Invoke(path) is byte[] other)
            {
                context.Response.ContentType = "text/javascript";
                await context.Response.Body.WriteAsync(other, CancellationToken.None);
                return;
            }

            await next(context);
        });
        var files = new PhysicalFileProvider(folder);
        app.UseFileServer(new FileServerOptions { FileProvider = files, StaticFileOptions = { ServeUnknownFileTypes = true } });

        // A link to a screen is a link to the page.
        app.MapFallbackToFile("index.html", new StaticFileOptions { FileProvider = files });
        await app.StartAsync();
        return server;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
