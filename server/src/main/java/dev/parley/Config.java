package dev.parley;

import dev.parley.api.TrustedProxies;
import dev.parley.call.Reach;
import dev.parley.llm.ChatServer;
import dev.parley.llm.ModelBudget;
import dev.parley.schedule.DialRules;
import dev.parley.stt.HearingServer;
import dev.parley.tts.VoiceServer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be set from outside, read from environment variables that begin with {@code
 * PARLEY_}. Unknown ones are problems, and all problems are told at once.
 *
 * @param home where this installation keeps its data
 * @param http address the HTTP interface listens on
 * @param publicUrl where clients reach the HTTP interface, null for its own address
 * @param dashboardOrigin another address in browsers from which the dashboard's pages are ours,
 *     null for none
 * @param sip address SIP listens on, UDP and TCP
 * @param rtpPorts first and last port for media
 * @param advertised the address peers reach us at, null to choose it by route
 * @param trunk the default trunk, {@code sip:user:password@host:port;transport=udp}, null for none
 * @param callerId the number shown to the called, null for the trunk's user
 * @param databaseUrl an outside PostgreSQL, null for the embedded one
 * @param model {@code base} or {@code tiny}, null to choose by the machine
 * @param languageModels asked where the embedded brain is not sure, the next where one fails;
 *     perhaps none
 * @param modelBudget how much calls may ask of them
 * @param voiceServer a voice that a server speaks with, of agents that name none; null for none
 * @param hearingServer a recogniser beside the embedded one; null for none
 * @param voice {@code heart} or {@code pico}, of agents that name none and in place of a server's;
 *     null for heart where it is to be had
 * @param maxConcurrentCalls calls a team may have under way at once
 * @param callsPerSecond calls a team may start in a second
 * @param trunkCapacity calls the trunk carries at once
 * @param callsAtOnce calls this node carries at once, over all teams and trunks
 * @param ringTime how long it rings before we give up
 * @param requestsPerMinute HTTP requests a token may make in a minute
 * @param reach where webhooks and actions may go
 * @param proxies whose X-Forwarded-For is believed
 * @param dialAllow which numbers the trunk may dial
 */
public record Config(
    Path home,
    InetSocketAddress http,
    @Nullable URI publicUrl,
    @Nullable URI dashboardOrigin,
    InetSocketAddress sip,
    PortRange rtpPorts,
    @Nullable String advertised,
    @Nullable String trunk,
    @Nullable String callerId,
    @Nullable String databaseUrl,
    @Nullable String model,
    List<ChatServer> languageModels,
    ModelBudget modelBudget,
    @Nullable VoiceServer voiceServer,
    @Nullable HearingServer hearingServer,
    @Nullable String voice,
    int maxConcurrentCalls,
    int callsPerSecond,
    int trunkCapacity,
    int callsAtOnce,
    Duration ringTime,
    int requestsPerMinute,
    Reach reach,
    TrustedProxies proxies,
    DialRules dialAllow) {

  private static final String PREFIX = "PARLEY_";

  /** What the launcher reads; not ours. */
  private static final Set<String> LAUNCHER = Set.of("PARLEY_JAVA_OPTIONS");

  /** Ports, both ends included. */
  public record PortRange(int first, int last) {}

  /** A configuration that cannot be used. */
  public static final class InvalidConfigException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidConfigException(List<String> problems) {
      super(String.join(System.lineSeparator(), problems));
    }
  }

  /**
   * Reads the configuration.
   *
   * @throws InvalidConfigException naming every problem, with its remedy
   */
  public static Config read(Map<String, String> environment) {
    Reader reader = new Reader(environment);
    ServedModels served = reader.servedModels();
    String host = reader.text("PARLEY_HTTP_HOST", "127.0.0.1");
    String sipHost = reader.text("PARLEY_SIP_HOST", "0.0.0.0");
    Config config =
        new Config(
            Path.of(reader.text("PARLEY_HOME", defaultHome(environment))).toAbsolutePath(),
            new InetSocketAddress(host, reader.number("PARLEY_HTTP_PORT", 8080, 0, 65535)),
            reader.url("PARLEY_PUBLIC_URL"),
            reader.url("PARLEY_DASHBOARD_ORIGIN"),
            new InetSocketAddress(sipHost, reader.number("PARLEY_SIP_PORT", 5060, 0, 65535)),
            reader.ports("PARLEY_RTP_PORTS", new PortRange(20000, 29999)),
            reader.optional("PARLEY_ADVERTISED_HOST"),
            reader.optional("PARLEY_TRUNK"),
            reader.optional("PARLEY_CALLER_ID"),
            reader.optional("PARLEY_DATABASE_URL"),
            reader.oneOf("PARLEY_MODEL", Set.of("base", "tiny")),
            served.languageModels(),
            served.modelBudget(),
            served.voice(),
            served.hearing(),
            reader.oneOf("PARLEY_VOICE", Set.of("heart", "pico")),
            reader.number("PARLEY_MAX_CONCURRENT_CALLS", 50, 1, 100_000),
            reader.number("PARLEY_CALLS_PER_SECOND", 10, 1, 10_000),
            reader.number("PARLEY_TRUNK_CAPACITY", 100, 1, 100_000),
            reader.number("PARLEY_CALLS_AT_ONCE", Capacity.here(), 1, 100_000),
            Duration.ofSeconds(reader.number("PARLEY_RING_SECONDS", 40, 5, 180)),
            reader.number("PARLEY_REQUESTS_PER_MINUTE", 100, 1, 1_000_000),
            reader.reach("PARLEY_WEBHOOK_REACH"),
            reader.proxies("PARLEY_TRUSTED_PROXIES"),
            reader.dial("PARLEY_DIAL_ALLOW"));
    reader.finish();
    return config;
  }

  /** Root's own directory is closed to the account PostgreSQL must run as. */
  private static String defaultHome(Map<String, String> environment) {
    if ("root".equals(environment.get("USER")) || "/root".equals(environment.get("HOME"))) {
      return "/var/lib/parley";
    }
    String data = environment.get("XDG_DATA_HOME");
    return data != null && !data.isBlank()
        ? data + "/parley"
        : environment.getOrDefault("HOME", ".") + "/.local/share/parley";
  }

  /** Collects problems and not only the first. */
  private static final class Reader {
    private final Map<String, String> environment;
    private final List<String> problems = new ArrayList<>();
    private final Set<String> known = new TreeSet<>(LAUNCHER);

    Reader(Map<String, String> environment) {
      this.environment = environment;
    }

    @Nullable String optional(String name) {
      known.add(name);
      String value = environment.get(name);
      return value == null || value.isBlank() ? null : value.strip();
    }

    String text(String name, String fallback) {
      String value = optional(name);
      return value == null ? fallback : value;
    }

    @Nullable String oneOf(String name, Set<String> allowed) {
      String value = optional(name);
      if (value != null && !allowed.contains(value)) {
        problems.add(
            "%s is \"%s\"; it can be %s."
                .formatted(name, value, String.join(" or ", new TreeSet<>(allowed))));
      }
      return value;
    }

    int number(String name, int fallback, int least, int most) {
      return parsed(
          name,
          fallback,
          "a whole number from %d to %d".formatted(least, most),
          text -> {
            int value = Integer.parseInt(text);
            return value < least || value > most ? null : value;
          });
    }

    @Nullable URI url(String name) {
      return parsed(
          name,
          null,
          "an address such as https://parley.example.com",
          text -> {
            try {
              URI url = new URI(text);
              return url.getHost() == null || !Set.of("http", "https").contains(url.getScheme())
                  ? null
                  : url;
            } catch (URISyntaxException e) {
              return null;
            }
          });
    }

    ServedModels servedModels() {
      return new ServedModels(this::optional, problems::add);
    }

    Reach reach(String name) {
      return parsed(
          name,
          Reach.LOOPBACK,
          "public, loopback or anywhere",
          text ->
              switch (text) {
                case "public" -> Reach.PUBLIC;
                case "loopback" -> Reach.LOOPBACK;
                case "anywhere" -> Reach.ANYWHERE;
                default -> null;
              });
    }

    TrustedProxies proxies(String name) {
      return parsed(
          name,
          TrustedProxies.NONE,
          "addresses and networks such as 127.0.0.1,10.0.0.0/8",
          text -> {
            try {
              return TrustedProxies.parse(text);
            } catch (IllegalArgumentException e) {
              return null;
            }
          });
    }

    DialRules dial(String name) {
      String text = optional(name);
      if (text == null) {
        return DialRules.DEFAULT;
      }
      return switch (DialRules.parse(text)) {
        case DialRules.Result.Valid(DialRules rules) -> rules;
        case DialRules.Result.Invalid(List<String> wrong) -> {
          wrong.forEach(why -> problems.add("%s is \"%s\": %s.".formatted(name, text, why)));
          yield DialRules.DEFAULT;
        }
      };
    }

    PortRange ports(String name, PortRange fallback) {
      return parsed(
          name,
          fallback,
          "two ports such as 20000-29999, at least 100 apart",
          text -> {
            String[] ends = text.split("-", -1);
            if (ends.length != 2) {
              return null;
            }
            PortRange range =
                new PortRange(Integer.parseInt(ends[0].strip()), Integer.parseInt(ends[1].strip()));
            return range.first() < 1024
                    || range.last() > 65535
                    || range.last() - range.first() < 100
                ? null
                : range;
          });
    }

    private <T extends @Nullable Object> T parsed(
        String name, T fallback, String shape, Function<String, ? extends @Nullable T> parser) {
      String text = optional(name);
      if (text == null) {
        return fallback;
      }
      @Nullable T value;
      try {
        value = parser.apply(text);
      } catch (NumberFormatException e) {
        value = null;
      }
      if (value == null) {
        problems.add("%s is \"%s\"; it must be %s.".formatted(name, text, shape));
        return fallback;
      }
      return value;
    }

    void finish() {
      for (String name : new TreeSet<>(environment.keySet())) {
        if (name.startsWith(PREFIX) && !known.contains(name)) {
          problems.add(
              "%s is not a setting of Parley. The settings are: %s."
                  .formatted(name, String.join(", ", known)));
        }
      }
      if (!problems.isEmpty()) {
        throw new InvalidConfigException(problems);
      }
    }
  }
}
