package dev.parley.driver;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.DocumentContext;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.JsonPathException;
import com.jayway.jsonpath.Option;
import com.jayway.jsonpath.spi.json.JacksonJsonProvider;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;
import dev.parley.call.StorableText;
import dev.parley.conversation.Command;
import dev.parley.conversation.Event;
import dev.parley.outbound.OutboundAnswer;
import dev.parley.outbound.OutboundClient;
import dev.parley.outbound.OutboundException;
import dev.parley.outbound.OutboundFailure;
import dev.parley.outbound.OutboundLimits;
import dev.parley.outbound.OutboundRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs the HTTP requests an agent makes in the middle of a call. */
public final class HttpActions {
  private static final int MOST_BYTES = 1 << 20;

  /** Of a result; a longer one is left out, as if the answer did not have it. */
  private static final int MOST_CHARACTERS = 20_000;

  private static final Configuration JSON =
      Configuration.builder()
          .jsonProvider(new JacksonJsonProvider())
          .mappingProvider(new JacksonMappingProvider())
          .options(Option.SUPPRESS_EXCEPTIONS)
          .build();

  /** In a JSONPath; its engine may take for ever. */
  private static final String REGULAR_EXPRESSION = "=~";

  private static final String UNMAKEABLE =
      "The request cannot be made: its address is no URL, or a header holds what no header may.";

  private static final String UNSENT = "It was not sent, since the callee is simulated.";

  private final @Nullable OutboundClient client;

  private HttpActions() {
    client = null;
  }

  /** Sends requests by a client, which stays open. */
  public HttpActions(OutboundClient client) {
    this.client = client;
  }

  /** Sends nothing, and takes every action for done. */
  public static HttpActions unsent() {
    return new HttpActions();
  }

  /** Runs an action and waits for its end; failure is in the result. */
  Event.ActionFinished run(Command.RunAction action) throws InterruptedException {
    OutboundClient sender = client;
    if (sender == null) {
      return new Event.ActionFinished(action.run(), true, Map.of(), UNSENT);
    }
    OutboundRequest request;
    try {
      request = request(action);
    } catch (IllegalArgumentException _) {
      // Not the message, which repeats what is wrong, and may hold a key.
      return failed(action, UNMAKEABLE);
    }
    try (OutboundAnswer answer = sender.open(request)) {
      byte[] body = answer.bytes();
      boolean ok = answer.status() / 100 == 2;
      return new Event.ActionFinished(
          action.run(),
          ok,
          ok ? results(action, new String(body, StandardCharsets.UTF_8)) : Map.of(),
          "HTTP " + answer.status());
    } catch (OutboundException e) {
      return failed(action, detail(e.failure(), action));
    }
  }

  private static String detail(OutboundFailure failure, Command.RunAction action) {
    return switch (failure) {
      case OutboundFailure.Forbidden forbidden ->
          forbidden.words() + ". Maybe set PARLEY_WEBHOOK_REACH=anywhere.";
      case OutboundFailure.UnknownHost(String host) -> "The host " + host + " is unknown.";
      case OutboundFailure.TooLong(long most) -> "The answer is longer than " + most + " bytes.";
      case OutboundFailure.TooLate late when late.part() != OutboundLimits.Part.CONNECT ->
          "No answer within " + action.timeout().toMillis() + " ms.";
      case OutboundFailure.TooLate _,
          OutboundFailure.Unreachable _,
          OutboundFailure.Insecure _,
          OutboundFailure.Broken _ ->
          "The request failed: " + failure.words();
    };
  }

  private static Map<String, String> results(Command.RunAction action, String body) {
    Map<String, String> variables = new HashMap<>();
    if (action.results().isEmpty()) {
      return variables;
    }
    try {
      DocumentContext json = JsonPath.using(JSON).parse(body);
      action
          .results()
          .forEach((name, path) -> {
            String text = path.contains(REGULAR_EXPRESSION) ? null : text(json.read(path));
            if (text != null && text.length() <= MOST_CHARACTERS) {
              variables.put(name, StorableText.of(text));
            }
          });
    } catch (JsonPathException | IllegalArgumentException _) {
      return Map.of();
    }
    return variables;
  }

  private static @Nullable String text(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case String text -> text;
      case Number number -> number.toString();
      case Boolean flag -> flag.toString();
      case Object other -> JsonPath.using(JSON).parse(other).jsonString();
    };
  }

  /**
   * The request of an action.
   *
   * @throws IllegalArgumentException if there is none, which an agent that is valid never gives
   *     cause for
   */
  static OutboundRequest request(Command.RunAction action) {
    Map<String, String> headers = new HashMap<>(action.headers());
    String body = action.body();
    if (body != null && headers.keySet().stream().noneMatch("content-type"::equalsIgnoreCase)) {
      headers.put("Content-Type", "application/json");
    }
    return new OutboundRequest(
        action.method().toUpperCase(Locale.ROOT),
        URI.create(action.url()),
        headers,
        body,
        OutboundLimits.within(action.timeout(), MOST_BYTES),
        false);
  }

  private static Event.ActionFinished failed(Command.RunAction action, String detail) {
    return new Event.ActionFinished(action.run(), false, Map.of(), detail);
  }
}
