package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.cli.DemoApi;
import dev.parley.peers.Chromium;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs a script of {@code dashboard/e2e} in a real browser against a server. */
public final class DashboardBrowser {
  private DashboardBrowser() {}

  /** Fails with all that the script told, unless every test in it passed and none was skipped. */
  static void run(WholeServer server, String script, Map<String, String> environment)
      throws IOException, InterruptedException {
    run(server.url(), server.dashboard(), server.token(), script, environment);
  }

  /** The same of a server known by its address, that of a way in, and a token. */
  public static void run(
      URI server, URI welcome, String token, String script, Map<String, String> environment)
      throws IOException, InterruptedException {
    Chromium chromium = Chromium.ensure();
    var builder =
        new ProcessBuilder(
                List.of("node", "--test", "--test-reporter=spec", "e2e/%s".formatted(script)))
            .directory(Path.of("dashboard").toFile())
            .redirectErrorStream(true);
    builder
        .environment()
        .putAll(
            Map.of(
                "PARLEY_URL", server.toString(),
                "PARLEY_WELCOME", welcome.toString(),
                "PARLEY_TOKEN", token,
                "PARLEY_CALLS", "[]",
                "PARLEY_CHROMIUM", chromium.program().toString(),
                "PARLEY_CHROMIUM_ENVIRONMENT",
                    DemoApi.JSON.valueToTree(chromium.environment()).toString(),
                "PARLEY_SCREENSHOTS",
                    Path.of("server", "target", "dashboard").toAbsolutePath().toString()));
    builder.environment().putAll(environment);
    Process browser = builder.start();
    String told = new String(browser.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(browser.waitFor()).as("%s", told).isZero();
    assertThat(told).contains("fail 0").contains("skipped 0");
  }
}
