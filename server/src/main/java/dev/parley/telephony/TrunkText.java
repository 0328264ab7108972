package dev.parley.telephony;

import dev.parley.audio.Codec;
import dev.parley.audio.Codecs;
import dev.parley.sip.message.Credentials;
import dev.parley.sip.message.SipException;
import dev.parley.sip.message.SipParams;
import dev.parley.sip.message.SipUri;
import dev.parley.sip.transaction.TransportProtocol;
import dev.parley.sip.transport.Transports;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a trunk as operators write it: {@code sip:user:password@host:port;transport=udp}.
 * Parameters beyond {@code transport} are {@code codecs} (such as {@code PCMA,PCMU}), {@code
 * from-user}, {@code from-domain}, {@code ring} (seconds), {@code capacity} and {@code redirects}
 * (further hosts that the carrier may move a call to). Special characters of user and password may
 * be percent-escaped.
 */
public final class TrunkText {
  private static final String SHAPE = "sip:user:password@host:port;transport=udp";
  private static final Set<String> PARAMETERS =
      new TreeSet<>(
          Set.of(
              "transport", "codecs", "from-user", "from-domain", "ring", "capacity", "redirects"));
  private static final SipUri SECURE = SipUri.parse("sips:carrier.invalid");
  private static final Pattern USER = Pattern.compile("[A-Za-z0-9+*#._~-]{1,64}");

  /** What a carrier may want and a person may have meant (the transports of RFCs). */
  private static final Set<String> OTHERS = Set.of("TLS", "WS", "WSS", "SCTP", "DTLS");

  private static final int MAX_RING_SECONDS = 600;
  private static final int MAX_CAPACITY = 100_000;

  /** What became of a text. */
  public sealed interface Result {
    /** The trunk can be used. */
    record Valid(Trunk trunk) implements Result {}

    /** Everything that is wrong, each with its remedy; never the password. */
    record Invalid(List<String> problems) implements Result {
      public Invalid {
        problems = List.copyOf(problems);
      }
    }
  }

  private final String source;
  private final List<String> problems = new ArrayList<>();

  private TrunkText(String source) {
    this.source = source;
  }

  /**
   * Reads a trunk.
   *
   * @param source the setting it stands in, such as {@code PARLEY_TRUNK}, for the messages
   * @param callerId shown to the called, null for the trunk's user
   * @param capacity unless the text has its own
   * @param ringTime unless the text has its own
   */
  public static Result parse(
      String source, String text, @Nullable String callerId, int capacity, Duration ringTime) {
    return new TrunkText(source).read(text.strip(), callerId, capacity, ringTime);
  }

  private Result read(String text, @Nullable String callerId, int capacity, Duration ringTime) {
    int schemeEnd = text.indexOf(':') + 1;
    String scheme = text.substring(0, schemeEnd).toLowerCase(Locale.ROOT);
    if (scheme.equals("sips:") && Transports.SUPPORTED.of(SECURE) == null) {
      problem("\"sips:\" asks for TLS, and " + notSpoken("TLS"));
      return new Result.Invalid(problems);
    }
    if (!scheme.equals("sip:") && !scheme.equals("sips:")) {
      problem("it does not start with \"sip:\"; write it as %s".formatted(SHAPE));
      return new Result.Invalid(problems);
    }
    int at = text.lastIndexOf('@');
    SipUri uri = address(scheme, text.substring(at < 0 ? schemeEnd : at + 1));
    Credentials credentials = at < 0 ? null : credentials(text.substring(schemeEnd, at));
    if (callerId != null && !USER.matcher(callerId).matches()) {
      problems.add(
          "The caller id \"%s\" is neither a number such as +15551234567 nor a name of letters, digits and . _ - ~."
              .formatted(callerId));
    }
    if (uri == null) {
      return new Result.Invalid(problems);
    }
    SipParams params = uri.params();
    for (String name : params.values().keySet()) {
      if (!PARAMETERS.contains(name)) {
        problem("it has no parameter \"%s\"; those it has are %s".formatted(name, PARAMETERS));
      }
    }
    TransportProtocol transport = transport(uri);
    List<Codec> codecs = codecs(params);
    int ring = number(params, "ring", Math.toIntExact(ringTime.toSeconds()), MAX_RING_SECONDS);
    int calls = number(params, "capacity", capacity, MAX_CAPACITY);
    String moves = params.get("redirects");
    Set<String> redirects = moves == null ? Set.of() : RedirectHosts.read(moves, this::problem);
    String fromUser = params.get("from-user");
    if (fromUser != null && !USER.matcher(fromUser).matches()) {
      problem("from-user \"%s\" has a character that a SIP user may not have".formatted(fromUser));
    }
    String fromDomain = params.get("from-domain");
    if (!problems.isEmpty()) {
      return new Result.Invalid(problems);
    }
    SipUri proxy = SipUri.of(null, uri.host(), uri.port()).with("transport", transport.uriName());
    return new Result.Valid(
        new Trunk(
            "default",
            proxy,
            transport,
            credentials,
            callerId,
            fromUser,
            fromDomain == null ? uri.host() : fromDomain,
            codecs,
            Duration.ofSeconds(ring),
            calls,
            redirects));
  }

  private @Nullable SipUri address(String scheme, String rest) {
    try {
      return SipUri.parse(scheme + rest);
    } catch (SipException _) {
      problem("\"%s\" is not host:port;parameters; write it as %s".formatted(rest, SHAPE));
      return null;
    }
  }

  private @Nullable Credentials credentials(String text) {
    int colon = text.indexOf(':');
    if (colon <= 0 || colon == text.length() - 1) {
      problem(
          "before the @ stand a user and a password with a colon between; write it as %s"
              .formatted(SHAPE));
      return null;
    }
    String user = unescaped(text.substring(0, colon));
    String password = unescaped(text.substring(colon + 1));
    if (user == null || password == null) {
      problem(
          "a % in user or password is not followed by two hexadecimal digits; write a % as %25");
      return null;
    }
    return new Credentials(user, password);
  }

  private static @Nullable String unescaped(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  private TransportProtocol transport(SipUri uri) {
    TransportProtocol asked = Transports.SUPPORTED.of(uri);
    String missing = Transports.SUPPORTED.missing(uri);
    String name = uri.params().get("transport");
    if (missing != null && (uri.secure() || OTHERS.contains(missing))) {
      String where =
          name == null ? "it asks for " + missing : "transport is \"%s\"".formatted(name);
      problem(where + ", and " + notSpoken(missing));
    } else if (missing != null || "".equals(name)) {
      problem("transport is \"%s\"; it can be %s".formatted(name, Transports.SUPPORTED.uriNames()));
    }
    return asked == null ? TransportProtocol.UDP : asked;
  }

  private static String notSpoken(String transport) {
    return "Parley does not speak %s yet. Use %s if the carrier has them, maybe inside a VPN, or have a SIP proxy beside Parley speak %s to the carrier"
        .formatted(transport, Transports.SUPPORTED.uriNames(), transport);
  }

  private List<Codec> codecs(SipParams params) {
    String text = params.get("codecs");
    if (text == null) {
      return Codecs.ALL;
    }
    List<Codec> codecs = new ArrayList<>();
    for (String name : text.split(",", -1)) {
      Codecs.named(name.strip())
          .ifPresentOrElse(
              codecs::add,
              () ->
                  problem(
                      "codecs names \"%s\"; it can name %s"
                          .formatted(name.strip(), Codecs.names(Codecs.ALL))));
    }
    return codecs.stream().distinct().toList();
  }

  private int number(SipParams params, String name, int fallback, int most) {
    String text = params.get(name);
    if (text == null) {
      return fallback;
    }
    int value = SessionDescription.number(text, most);
    if (value < 1) {
      problem("%s is \"%s\"; it must be a whole number from 1 to %d".formatted(name, text, most));
    }
    return value;
  }

  private void problem(String text) {
    problems.add("%s cannot be used: %s.".formatted(source, text));
  }
}
