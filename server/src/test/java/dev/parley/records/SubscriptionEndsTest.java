package dev.parley.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.call.CallId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Subscriptions and their deliveries, to their ends. */
class SubscriptionEndsTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final Page.Request FIRST = new Page.Request(0, 50);

  private final Records records = Furniture.records(database);
  private final Furniture home = Furniture.team(records, 100, 100);

  @BeforeEach
  void trunk() {
    NodeId _ = records.nodes().enter("here", Map.of("default", 100));
  }

  private CallId ended() {
    CallId call = home.call();
    assertThat(records.hangUps().ask(home.team.id(), call)).contains(HangUps.Outcome.CANCELLED);
    return call;
  }

  private UUID delivery(String url) {
    Subscription subscription =
        records
            .subscriptions()
            .subscribe(home.team.id(), Subscription.Type.NEW_RESPONSE, url, null)
            .orElseThrow();
    CallId _ = ended();
    while (records.outbox().spread(_ -> "{}") > 0) {}
    return records.deliveries().list(home.team.id(), FIRST).stream()
        .filter(delivery -> delivery.subscription().equals(subscription.id()))
        .findFirst()
        .orElseThrow()
        .id();
  }

  @Test
  void areSettledWhateverTheReceiverSaid() {
    UUID delivery = delivery("https://example.org/said");
    String said = "Invalid status line: \"HTTP/1.1 2\0\ud83d\"" + "x".repeat(100_000);
    records.deliveries().failed(delivery, null, said, Instant.now());
    assertThat(error(delivery)).startsWith("Invalid status line").hasSizeLessThanOrEqualTo(500);
    records.deliveries().park(delivery, null, said);
    assertThat(error(delivery)).startsWith("Invalid status line").hasSizeLessThanOrEqualTo(500);
  }

  private String error(UUID delivery) {
    return Optional.ofNullable(
            records
                .deliveries()
                .get(home.team.id(), delivery)
                .orElseThrow()
                .addressed()
                .delivery()
                .lastError())
        .orElseThrow();
  }

  @Test
  void ofAnEndedOneAreNotSentAgain() {
    UUID delivery = delivery("https://example.org/ended");
    records.deliveries().park(delivery, 500, "HTTP 500");
    assertThat(
            records
                .subscriptions()
                .unsubscribe(
                    home.team.id(),
                    Subscription.Type.NEW_RESPONSE,
                    "https://example.org/ended",
                    null))
        .isTrue();
    assertThat(records.deliveries().resend(home.team.id(), delivery)).isFalse();
  }

  @Test
  void holdNoSecretOnceTheyEnded() {
    UUID unsubscribed = delivery("https://example.org/left");
    UUID gone = delivery("https://example.org/gone");
    List<UUID> subscriptions =
        records.subscriptions().list(home.team.id()).stream().map(Subscription::id).toList();
    subscriptions.forEach(each -> records.subscriptions().rotate(home.team.id(), each));
    assertThat(
            records
                .subscriptions()
                .unsubscribe(
                    home.team.id(),
                    Subscription.Type.NEW_RESPONSE,
                    "https://example.org/left",
                    null))
        .isTrue();
    records.deliveries().gone(gone, 410);
    assertThat(subscriptions)
        .hasSize(2)
        .allSatisfy(
            each -> assertThat(records.subscriptions().secrets(home.team.id(), each)).isEmpty());
    assertThat(records.deliveries().get(home.team.id(), unsubscribed)).isPresent();
  }

  @Test
  void holdNoSecretEitherWhenTheyEndedLongAgo() {
    UUID delivery = delivery("https://example.org/old");
    UUID subscription = records.subscriptions().list(home.team.id()).getFirst().id();
    database
        .get()
        .jdbi()
        .useHandle(handle ->
            handle.execute(
                "update webhook_subscriptions set ended = now() where id = ?", subscription));
    new Retention(database.get(), Instant::now).run();
    assertThat(records.subscriptions().secrets(home.team.id(), subscription)).isEmpty();
    assertThat(records.deliveries().get(home.team.id(), delivery)).isPresent();
  }

  @Test
  void areNoMoreInATeamThanCanBeTold() {
    for (int i = 0; i < Subscriptions.MOST; i++) {
      var _ =
          records
              .subscriptions()
              .subscribe(
                  home.team.id(), Subscription.Type.NEW_RESPONSE, "https://example.org/" + i, null);
    }
    assertThatThrownBy(() ->
            records
                .subscriptions()
                .subscribe(
                    home.team.id(), Subscription.Type.NEW_RESPONSE, "https://example.org/", null))
        .isInstanceOf(Limits.Exceeded.class);
    assertThat(
            records
                .subscriptions()
                .subscribe(
                    Furniture.team(records, 1, 1).team.id(),
                    Subscription.Type.NEW_RESPONSE,
                    "https://example.org/",
                    null))
        .isPresent();
  }
}
