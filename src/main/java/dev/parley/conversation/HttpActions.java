package dev.parley.conversation;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.DocumentContext;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.JsonPathException;
import com.jayway.jsonpath.Option;
import com.jayway.jsonpath.spi.json.JacksonJsonProvider;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;
import dev.parley.call.Addresses;
import dev.parley.call.Reach;
import dev.parley.call.StorableText;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Runs the HTTP requests an agent makes in the middle of a call. */
public final class HttpActions implements AutoCloseable {
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

  private final HttpClient client;
  private final Reach reach;

  /**
   * Makes a runner.
   *
   * @param reach where requests may go
   */
  public HttpActions(Reach reach) {
    this.reach = reach;
    this.client =
        HttpClient.newBuilder()
            // HTTP/2 would be asked for by an Upgrade header, which old servers stumble over.
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
  }

  /** Runs an action and waits for its end; failure is in the result. */
  Event.ActionFinished run(Command.RunAction action) throws InterruptedException {
    try {
      HttpRequest request = request(action);
      String refusal = refusal(request.uri(), action.timeout());
      return refusal == null ? send(action, request) : failed(action, refusal);
    } catch (IllegalArgumentException _) {
      // Not the message, which repeats what is wrong, and may hold a key.
      return failed(action, UNMAKEABLE);
    }
  }

  private Event.ActionFinished send(Command.RunAction action, HttpRequest request)
      throws InterruptedException {
    try (ExecutorService tasks = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Event.ActionFinished> exchange = tasks.submit(() -> exchange(action, request));
      try {
        return exchange.get(action.timeout().toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException _) {
        return failed(action, "No answer within " + action.timeout().toMillis() + " ms.");
      } catch (ExecutionException e) {
        return failed(action, "The request failed: " + kind(e.getCause()));
      } finally {
        tasks.shutdownNow();
      }
    }
  }

  private Event.ActionFinished exchange(Command.RunAction action, HttpRequest request)
      throws IOException, InterruptedException {
    HttpResponse<InputStream> response =
        client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    try (InputStream body = response.body()) {
      byte[] bytes = body.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        return failed(action, "The answer is longer than " + MOST_BYTES + " bytes.");
      }
      boolean ok = response.statusCode() / 100 == 2;
      return new Event.ActionFinished(
          action.run(),
          ok,
          ok ? results(action, new String(bytes, StandardCharsets.UTF_8)) : Map.of(),
          "HTTP " + response.statusCode());
    }
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

  /** What kind of failure it was, without what was sent or received. */
  private static String kind(@Nullable Throwable failure) {
    return switch (failure) {
      case HttpConnectTimeoutException _ -> "no connection in time";
      case ConnectException _ -> "no connection";
      case SSLException _ -> "no secure connection (TLS)";
      case IOException _ -> "the connection broke";
      case null, default -> failure == null ? "unknown" : failure.getClass().getSimpleName();
    };
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
  static HttpRequest request(Command.RunAction action) {
    String body = action.body();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(URI.create(action.url()).toASCIIString()))
            .method(
                action.method().toUpperCase(Locale.ROOT),
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    action.headers().forEach(request::setHeader);
    if (body != null
        && action.headers().keySet().stream().noneMatch("content-type"::equalsIgnoreCase)) {
      request.setHeader("Content-Type", "application/json");
    }
    return request.build();
  }

  /**
   * Why a request may not go to an address, null when it may. The client resolves the name again,
   * from the cache this look-up filled, so the answer cannot change in between.
   */
  private @Nullable String refusal(URI uri, Duration limit) throws InterruptedException {
    String host = uri.getHost();
    if (host == null) {
      return UNMAKEABLE;
    }
    try {
      for (InetAddress address : Addresses.of(host, limit)) {
        if (!reach.includes(address)) {
          return "%s is %s, where requests may not go. Maybe set PARLEY_WEBHOOK_REACH=anywhere."
              .formatted(host, address.getHostAddress());
        }
      }
      return null;
    } catch (UnknownHostException _) {
      return "The host " + host + " is unknown.";
    }
  }

  private static Event.ActionFinished failed(Command.RunAction action, String detail) {
    return new Event.ActionFinished(action.run(), false, Map.of(), detail);
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
