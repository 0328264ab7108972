package dev.parley.bench.served;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.bench.report.BenchException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The whole server in a process of its own, as {@code ./parley up} runs it. */
public final class ServedParley implements AutoCloseable {
  private static final Pattern UP = Pattern.compile("Parley is up after .*?: (http://\\S+)");
  private static final Duration START_LIMIT = Duration.ofSeconds(90);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(60);
  private static final Duration LOOK = Duration.ofMillis(20);
  private static final int TAIL = 30;

  private final Process process;
  private final Path log;
  private final Path home;
  private final Duration started;

  /** Who ends a benchmark ends its server with it. */
  private final Thread lastly;

  private final URI url;

  private ServedParley(Process process, Path log, Path home, long since)
      throws InterruptedException {
    this.process = process;
    this.log = log;
    this.home = home;
    lastly = Thread.ofPlatform().unstarted(process::destroy);
    Runtime.getRuntime().addShutdownHook(lastly);
    Matcher up = UP.matcher(output());
    while (!up.find()) {
      if (!process.isAlive() || System.nanoTime() - since > START_LIMIT.toNanos()) {
        process.destroyForcibly();
        throw new BenchException("The server did not start:\n" + output());
      }
      Thread.sleep(LOOK);
      up = UP.matcher(output());
    }
    started = Duration.ofNanos(System.nanoTime() - since);
    url = URI.create(up.group(1));
  }

  /**
   * Starts a server and waits until it is up.
   *
   * @param command how Java runs Parley's command line
   * @param settings beside those that give it free ports of 127.0.0.1; limits on calls that are not
   *     among them are out of the way
   * @throws BenchException if it does not come up
   */
  public static ServedParley start(List<String> command, Path home, Map<String, String> settings)
      throws InterruptedException {
    Map<String, String> environment = new HashMap<>(settings);
    environment.put("PARLEY_HOME", home.toString());
    environment.put("PARLEY_HTTP_PORT", "0");
    environment.put("PARLEY_SIP_HOST", "127.0.0.1");
    environment.put("PARLEY_SIP_PORT", "0");
    environment.put("PARLEY_REQUESTS_PER_MINUTE", "1000000");
    environment.putIfAbsent("PARLEY_CALLS_PER_SECOND", "1000");
    environment.putIfAbsent("PARLEY_MAX_CONCURRENT_CALLS", "1000");
    environment.putIfAbsent("PARLEY_TRUNK_CAPACITY", "1000");
    try {
      Path log = Files.createTempFile("parley-bench-", ".log");
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectInput(Path.of("/dev/null").toFile())
              .redirectOutput(log.toFile());
      builder.environment().keySet().removeIf(ServedParley::ofAnotherServer);
      builder.environment().putAll(environment);
      long since = System.nanoTime();
      return new ServedParley(builder.start(), log, home, since);
    } catch (IOException e) {
      throw new BenchException("The server cannot be started.", e);
    }
  }

  private static boolean ofAnotherServer(String setting) {
    return setting.startsWith("PARLEY_")
        && !setting.equals("PARLEY_MODEL")
        && !setting.equals("PARLEY_VOICE");
  }

  /** Everything it has written. */
  String output() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new BenchException("The server's log cannot be read.", e);
    }
  }

  /** From the start of its process until it said that it is up. */
  public Duration started() {
    return started;
  }

  /** Whether its process lives. */
  public boolean alive() {
    return process.isAlive();
  }

  public long pid() {
    return process.pid();
  }

  public Path home() {
    return home;
  }

  /** Its HTTP interface with the first token. */
  public ServedApi api() {
    return new ServedApi(url, token());
  }

  public URI url() {
    return url;
  }

  /** The first token. */
  public String token() {
    try {
      return new ObjectMapper()
          .readTree(home.resolve("first-run.json").toFile())
          .path("api_token")
          .asText();
    } catch (IOException e) {
      throw new BenchException("The first token cannot be read.", e);
    }
  }

  /** The processor time its own process has used. */
  public Duration processorTime() {
    return used(process.toHandle());
  }

  /** The processor time its database's processes have used. */
  public Duration databaseTime() {
    return process.descendants().map(ServedParley::used).reduce(Duration.ZERO, Duration::plus);
  }

  private static Duration used(ProcessHandle one) {
    return one.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** How many lines it has logged. */
  public long logLines() {
    return output().lines().count();
  }

  /** The last it has logged. */
  public String lastLogged() {
    List<String> lines = output().lines().toList();
    return String.join(
        System.lineSeparator(), lines.subList(Math.max(0, lines.size() - TAIL), lines.size()));
  }

  /** Stops it and its database; calls under way are given their time to end. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
      Files.deleteIfExists(log);
      var _ = Runtime.getRuntime().removeShutdownHook(lastly);
    } catch (InterruptedException _) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new BenchException("The server's log cannot be removed.", e);
    }
  }
}
