package dev.parley.cli;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that stand for settings, for the commands that run a server or look after one. */
final class ServerOptions {
  @Option(names = "--home", paramLabel = "DIR", description = "Data directory (PARLEY_HOME).")
  private @Nullable Path home;

  @Option(
      names = "--http",
      paramLabel = "PORT",
      description = "HTTP port (PARLEY_HTTP_PORT, 8080).")
  private @Nullable Integer http;

  @Option(names = "--sip", paramLabel = "PORT", description = "SIP port (PARLEY_SIP_PORT, 5060).")
  private @Nullable Integer sip;

  /** The environment, with what the options say in place of what it says. */
  Map<String, String> over(Map<String, String> environment) {
    Map<String, String> all = new HashMap<>(environment);
    if (home != null) {
      all.put("PARLEY_HOME", home.toString());
    }
    if (http != null) {
      all.put("PARLEY_HTTP_PORT", http.toString());
    }
    if (sip != null) {
      all.put("PARLEY_SIP_PORT", sip.toString());
    }
    return Map.copyOf(all);
  }
}
