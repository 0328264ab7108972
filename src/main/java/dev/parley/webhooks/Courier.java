package dev.parley.webhooks;

import dev.parley.call.Addresses;
import dev.parley.call.Reach;
import dev.parley.records.Delivery;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Sends one delivery once. */
final class Courier implements AutoCloseable {
  /** How long an answer may take to its end, in which nothing matters. */
  private static final Duration BODY_LIMIT = Duration.ofSeconds(1);

  /** What a receiver may put us off for. */
  private static final Duration LATEST = Duration.ofHours(24);

  private final HttpClient client;
  private final Reach reach;
  private final Duration limit;
  private final InstantSource clock;

  Courier(Reach reach, Duration limit, InstantSource clock) {
    this.reach = reach;
    this.limit = limit;
    this.clock = clock;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(limit)
            .build();
  }

  /** What became of it. */
  sealed interface Outcome {
    /** The receiver has it. */
    record Arrived(int status) implements Outcome {}

    /** The receiver wants no more, ever. */
    record Gone(int status) implements Outcome {}

    /** It may not be sent there. */
    record Forbidden(String why) implements Outcome {}

    /**
     * Not now.
     *
     * @param status null if there was no answer
     * @param notBefore when the receiver wants it again, null if it did not say
     */
    record Failed(@Nullable Integer status, String why, @Nullable Instant notBefore)
        implements Outcome {}
  }

  Outcome send(Delivery.Parcel parcel) throws InterruptedException {
    URI uri;
    try {
      uri = URI.create(parcel.url());
    } catch (IllegalArgumentException e) {
      return new Outcome.Forbidden("The address is no URL");
    }
    try {
      Optional<String> refusal = refusal(uri);
      return refusal.isPresent() ? new Outcome.Forbidden(refusal.get()) : exchange(uri, parcel);
    } catch (UnknownHostException e) {
      return new Outcome.Failed(null, "The host is unknown", null);
    }
  }

  /**
   * Why nothing may be sent to an address. The client resolves the name again, but gets the answer
   * checked here: Java keeps it for 30 s, longer than a delivery may take.
   */
  private Optional<String> refusal(URI uri) throws UnknownHostException, InterruptedException {
    String scheme = uri.getScheme();
    String host = uri.getHost();
    if (host == null || !("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme))) {
      return Optional.of("Only http and https addresses are delivered to");
    }
    for (InetAddress address : Addresses.of(host, limit)) {
      if (!reach.includes(address)) {
        return Optional.of("The host is on a private network, which is not allowed here");
      }
    }
    return Optional.empty();
  }

  private Outcome exchange(URI uri, Delivery.Parcel parcel) throws InterruptedException {
    Instant now = clock.instant();
    String id = parcel.delivery().id().toString();
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .timeout(limit)
            .header("Content-Type", "application/json")
            .header("User-Agent", "Parley")
            .header("webhook-id", id)
            .header("webhook-timestamp", Long.toString(now.getEpochSecond()))
            .header("webhook-signature", Signature.header(parcel.secrets(), id, now, parcel.body()))
            .POST(HttpRequest.BodyPublishers.ofString(parcel.body()))
            .build();
    CompletableFuture<HttpResponse<Drain>> answer = client.sendAsync(request, _ -> new Drain());
    try {
      HttpResponse<Drain> response = answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      response.body().await(BODY_LIMIT);
      return outcome(response, now);
    } catch (TimeoutException e) {
      return tooLate();
    } catch (ExecutionException e) {
      return e.getCause() instanceof HttpTimeoutException
          ? tooLate()
          : new Outcome.Failed(null, reason(e.getCause()), null);
    } finally {
      answer.cancel(true);
    }
  }

  private Outcome tooLate() {
    return new Outcome.Failed(null, "No answer within %d ms".formatted(limit.toMillis()), null);
  }

  private static String reason(@Nullable Throwable cause) {
    return cause instanceof IOException && cause.getMessage() != null
        ? cause.getMessage()
        : String.valueOf(cause);
  }

  private static Outcome outcome(HttpResponse<?> answer, Instant now) {
    int status = answer.statusCode();
    if (status / 100 == 2) {
      return new Outcome.Arrived(status);
    }
    if (status == 410) {
      return new Outcome.Gone(status);
    }
    @Nullable Instant notBefore =
        status == 429 || status == 503
            ? answer
                .headers()
                .firstValue("Retry-After")
                .map(t -> RetryAfter.read(t, now, now.plus(LATEST)))
                .orElse(null)
            : null;
    return new Outcome.Failed(status, "HTTP %d".formatted(status), notBefore);
  }

  @Override
  public void close() {
    client.shutdownNow();
    client.close();
  }
}
