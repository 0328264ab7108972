package dev.parley.webhooks;

import dev.parley.outbound.OutboundAnswer;
import dev.parley.outbound.OutboundClient;
import dev.parley.outbound.OutboundException;
import dev.parley.outbound.OutboundFailure;
import dev.parley.outbound.OutboundLimits;
import dev.parley.outbound.OutboundRequest;
import dev.parley.records.Delivery;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sends one delivery once. */
final class Courier {
  private final OutboundClient client;
  private final WebhookSettings settings;
  private final InstantSource clock;

  Courier(OutboundClient client, WebhookSettings settings, InstantSource clock) {
    this.client = client;
    this.settings = settings;
    this.clock = clock;
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
    Instant now = clock.instant();
    OutboundRequest request;
    try {
      request = request(parcel, now);
    } catch (IllegalArgumentException _) {
      return new Outcome.Forbidden("Only http and https addresses are delivered to");
    }
    try (OutboundAnswer answer = client.open(request)) {
      Outcome outcome = outcome(answer, now);
      answer.discard();
      return outcome;
    } catch (OutboundException e) {
      return outcome(e.failure());
    }
  }

  private OutboundRequest request(Delivery.Parcel parcel, Instant now) {
    String id = parcel.delivery().id().toString();
    Duration limit = settings.limit();
    return new OutboundRequest(
        "POST",
        URI.create(parcel.url()),
        Map.of(
            "Content-Type",
            "application/json",
            "webhook-id",
            id,
            "webhook-timestamp",
            Long.toString(now.getEpochSecond()),
            "webhook-signature",
            Signature.header(parcel.secrets(), id, now, parcel.body())),
        parcel.body(),
        new OutboundLimits(limit, limit, limit, limit, Long.MAX_VALUE),
        false);
  }

  private static Outcome outcome(OutboundFailure failure) {
    return switch (failure) {
      case OutboundFailure.Forbidden _ ->
          new Outcome.Forbidden("The host is on a private network, which is not allowed here");
      case OutboundFailure.UnknownHost _,
          OutboundFailure.Unreachable _,
          OutboundFailure.Insecure _,
          OutboundFailure.TooLate _,
          OutboundFailure.TooLong _,
          OutboundFailure.Broken _ ->
          new Outcome.Failed(null, sentence(failure.words()), null);
    };
  }

  private static String sentence(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  private Outcome outcome(OutboundAnswer answer, Instant now) {
    int status = answer.status();
    if (status / 100 == 2) {
      return new Outcome.Arrived(status);
    }
    if (status == 410) {
      return new Outcome.Gone(status);
    }
    @Nullable Instant notBefore =
        status == 429 || status == 503
            ? answer
                .header("Retry-After")
                .map(t -> RetryAfter.read(t, now, now.plus(settings.giveUpAfter())))
                .orElse(null)
            : null;
    return new Outcome.Failed(status, "HTTP %d".formatted(status), notBefore);
  }
}
