package dev.parley.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.parley.call.ContactId;
import dev.parley.records.LockedRow;
import java.util.UUID;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;

/** A database that is lost while it works on a request, and what is remembered of tokens. */
class OutageIT {
  @RegisterExtension static final TestApi api = new TestApi();

  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
  private final Logger gate = (Logger) LoggerFactory.getLogger(Gate.class);

  @BeforeEach
  void listen() {
    logged.start();
    gate.addAppender(logged);
  }

  @AfterEach
  void leave() {
    gate.detachAppender(logged);
  }

  @Test
  void aDatabaseLostInMidStatementIsAnOutageAndNoDefectOfTheServer() throws Exception {
    String contact = api.ours().contact();
    String body =
        "{\"contact_id\": \"%s\", \"interview_id\": \"%s\"}".formatted(contact, api.ours().agent());
    FutureTask<Reply> order = new FutureTask<>(() -> api.client().post("/contact/call", body));
    try (LockedRow lock =
        LockedRow.of(api.database().get(), new ContactId(UUID.fromString(contact)))) {
      Thread.ofVirtual().start(order);
      lock.loseThoseWhoWait();
      Reply lost = order.get();
      assertThat(lost.status()).isEqualTo(503);
      assertThat(lost.code()).isEqualTo("unavailable");
      assertThat(lost.header("Retry-After")).isNotEmpty();
    }
    assertThat(logged.list)
        .singleElement()
        .satisfies(line -> {
          assertThat(line.getThrowableProxy()).isNull();
          assertThat(line.getFormattedMessage()).doesNotContain("\n").hasSizeLessThan(300);
        });
    assertThat(api.client().post("/contact/call", body).status()).isEqualTo(200);
  }

  @Test
  void aTokenThatIsWithdrawnOpensNothingSoonAfter() {
    String token =
        api.ours()
            .records()
            .tokens()
            .create(
                api.ours().furniture().team.id(), api.ours().furniture().author.user(), "brief");
    ContractClient client = ContractClient.of(api.server().url()).with("x-api-token", token);
    assertThat(client.get("/user").status()).isEqualTo(200);
    api.database().withdraw(token);
    await().until(() -> client.get("/user").status() == 401);
  }
}
