package dev.parley;

import dev.parley.bench.Books;
import dev.parley.bench.MeasuredServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code parley up} in a process of its own, with the options of this one. */
final class BenchServer implements MeasuredServer, AutoCloseable {
  private static final Pattern UP = Pattern.compile("Parley is up after .*?: (http://\\S+)");
  private static final int START_STEPS = 1_800;
  private static final int TAIL = 30;
  private static final Duration STEP = Duration.ofMillis(100);
  private static final Duration STOP = Duration.ofSeconds(60);

  private final Path home;
  private final Path log;
  private final Process process;
  private final URI url;

  private BenchServer(Path home, Path log, Process process, URI url) {
    this.home = home;
    this.log = log;
    this.process = process;
    this.url = url;
  }

  /**
   * Starts a server and waits until it is up.
   *
   * @param settings beyond the home and free ports on the loopback
   */
  static BenchServer start(Path home, Map<String, String> settings)
      throws IOException, InterruptedException {
    Path log = home.resolve("server.log");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "up"));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("PARLEY_"));
    builder
        .environment()
        .putAll(
            Map.of(
                "PARLEY_HOME", home.toString(),
                "PARLEY_HTTP_PORT", "0",
                "PARLEY_SIP_HOST", "127.0.0.1",
                "PARLEY_SIP_PORT", "0",
                "PARLEY_REQUESTS_PER_MINUTE", "1000000"));
    builder.environment().putAll(settings);
    Process process = builder.start();
    try {
      return new BenchServer(home, log, process, awaitUp(process, log));
    } catch (RuntimeException | IOException | InterruptedException e) {
      process.destroy();
      throw e;
    }
  }

  private static URI awaitUp(Process process, Path log) throws IOException, InterruptedException {
    for (int i = 0; i < START_STEPS && process.isAlive(); i++) {
      Matcher up = UP.matcher(Files.readString(log));
      if (up.find()) {
        return URI.create(up.group(1));
      }
      Thread.sleep(STEP);
    }
    throw new UncheckedIOException(
        new IOException("The server to be measured did not start:\n" + Files.readString(log)));
  }

  @Override
  public URI url() {
    return url;
  }

  @Override
  public String token() {
    try {
      return DemoApi.read(Files.readString(home.resolve("first-run.json")))
          .path("api_token")
          .asText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Duration processorTime() {
    return time(process.toHandle());
  }

  @Override
  public Duration databaseTime() {
    return process.descendants().map(BenchServer::time).reduce(Duration.ZERO, Duration::plus);
  }

  private static Duration time(ProcessHandle one) {
    return one.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  @Override
  public long logLines() {
    try (Stream<String> lines = Files.lines(log)) {
      return lines.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The last it has logged. */
  String lastLogged() {
    try {
      List<String> lines = Files.readAllLines(log);
      return String.join(
          System.lineSeparator(), lines.subList(Math.max(0, lines.size() - TAIL), lines.size()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Books books() {
    return new BenchBooks(home.resolve("postgres"));
  }

  /** Stops it as an operator would; it may take as long as calls under way may. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP.toMillis(), TimeUnit.MILLISECONDS)) {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
