package dev.parley;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.records.PreparedHome;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** The real server as a process of its own on a home of ours. {@link #close} kills it. */
final class ServerProcess implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(90);
  private static final Pattern UP = Pattern.compile("Parley is up after .*?: (http://\\S+)");

  private final Process process;
  private final Path log;

  private ServerProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** Begins to start a server; what it says goes to a log. */
  static ServerProcess start(Path home, Path log, Map<String, String> settings) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx600m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.parley.cli.Main",
                "up")
            .redirectErrorStream(true)
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(log.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("PARLEY_"));
    builder.environment().put("PARLEY_HOME", PreparedHome.fill(home).toString());
    builder.environment().put("PARLEY_HTTP_PORT", "0");
    builder.environment().put("PARLEY_SIP_HOST", "127.0.0.1");
    builder.environment().put("PARLEY_SIP_PORT", "0");
    builder.environment().put("PARLEY_MODEL", "tiny");
    builder.environment().put("PARLEY_VOICE", "pico");
    builder.environment().putAll(settings);
    return new ServerProcess(builder.start(), log);
  }

  /** Waits until it is up, and says where. */
  URI awaitUp() {
    Awaitility.await("the server is up")
        .atMost(START)
        .until(() -> !process.isAlive() || UP.matcher(output()).find());
    Matcher up = UP.matcher(output());
    if (!up.find()) {
      throw new AssertionError("The server did not start:\n" + output());
    }
    return URI.create(up.group(1));
  }

  String output() {
    try {
      return Files.readString(log, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** {@code kill -9}. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** From now on no file of the server, its database's apart, may grow beyond this. */
  void mayWrite(int bytes) throws IOException, InterruptedException {
    Process prlimit =
        new ProcessBuilder(
                "prlimit", "--pid", Long.toString(process.pid()), "--fsize=%d:".formatted(bytes))
            .redirectErrorStream(true)
            .start();
    String said = new String(prlimit.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (prlimit.waitFor() != 0) {
      throw new AssertionError("prlimit failed: " + said);
    }
  }

  /** {@code kill -15}. */
  void askToStop() {
    process.destroy();
  }

  /** Waits for the end and gives the exit status. */
  int awaitEnd(Duration limit) throws InterruptedException {
    if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new AssertionError("The server did not stop within %s:%n%s".formatted(limit, output()));
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  /** The token that a home's first start made. */
  static String token(Path home) throws IOException {
    JsonNode first = new ObjectMapper().readTree(home.resolve("first-run.json").toFile());
    return first.path("api_token").asText();
  }

  /** {@code kill -9} for the PostgreSQL of a home. */
  static void killPostgres(Path home) throws IOException {
    try {
      List<String> lines = Files.readAllLines(home.resolve("postgres/data/postmaster.pid"));
      ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
          .ifPresent(ProcessHandle::destroyForcibly);
    } catch (NoSuchFileException _) {
      // It has stopped.
    }
  }
}
