package dev.parley.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import dev.parley.call.Reach;
import dev.parley.conversation.Command;
import dev.parley.conversation.Event;
import dev.parley.outbound.OutboundClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpActionsTest {
  private final OutboundClient outbound = OutboundClient.within(Reach.ANYWHERE);
  private final HttpActions actions = new HttpActions(outbound);
  private final AtomicReference<String> received = new AtomicReference<>("");
  private final AtomicReference<Headers> headers = new AtomicReference<>(new Headers());
  private final CountDownLatch release = new CountDownLatch(1);
  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    answer("/slots", 200, "{\"slots\":[{\"day\":\"Tuesday\",\"free\":3}],\"open\":true}");
    answer("/words", 200, "not json at all");
    answer("/broken", 500, "{\"slots\":[{\"day\":\"never\"}]}");
    answer("/long", 200, "x".repeat((1 << 20) + 1));
    server.createContext(
        "/slow",
        exchange -> {
          try {
            release.await();
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          }
          exchange.close();
        });
    server.createContext(
        "/away",
        exchange -> {
          exchange.getResponseHeaders().add("Location", "/slots");
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
    server.start();
  }

  private void answer(String path, int status, String body) {
    server.createContext(
        path,
        exchange -> {
          headers.set(exchange.getRequestHeaders());
          received.set(
              exchange.getRequestMethod()
                  + " "
                  + exchange.getRequestHeaders().getFirst("X-Key")
                  + " "
                  + exchange.getRequestHeaders().getFirst("Content-Type")
                  + " "
                  + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }

  @AfterEach
  void close() {
    release.countDown();
    server.stop(0);
    outbound.close();
  }

  private Command.RunAction to(String path) {
    return new Command.RunAction(
        7,
        "book.slots",
        "POST",
        "http://127.0.0.1:" + server.getAddress().getPort() + path,
        Map.of("X-Key", "abc"),
        "{\"id\":1}",
        Duration.ofSeconds(2),
        Map.of(
            "day",
            "$.slots[0].day",
            "free",
            "$.slots[0].free",
            "open",
            "$.open",
            "slots",
            "$.slots",
            "none",
            "$.nothing"));
  }

  @Test
  void sendsTheRequestAndTakesTheResults() throws InterruptedException {
    Event.ActionFinished finished = actions.run(to("/slots"));
    assertThat(finished.run()).isEqualTo(7);
    assertThat(finished.ok()).isTrue();
    assertThat(finished.variables())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "day",
                "Tuesday",
                "free",
                "3",
                "open",
                "true",
                "slots",
                "[{\"day\":\"Tuesday\",\"free\":3}]"));
    assertThat(received.get()).isEqualTo("POST abc application/json {\"id\":1}");
  }

  @Test
  void asksForNoOtherVersionOfHttp() throws InterruptedException {
    assertThat(actions.run(to("/slots")).ok()).isTrue();
    assertThat(headers.get()).doesNotContainKeys("Upgrade", "Http2-settings", "Connection");
  }

  @Test
  void aResultTooLongIsLeftOut() throws InterruptedException {
    answer("/much", 200, "{\"open\":true,\"slots\":\"%s\"}".formatted("x".repeat(20_001)));
    Event.ActionFinished finished = actions.run(to("/much"));
    assertThat(finished.ok()).isTrue();
    assertThat(finished.variables()).containsExactlyEntriesOf(Map.of("open", "true"));
  }

  @Test
  void anAnswerThatIsNoJsonGivesNoVariables() throws InterruptedException {
    Event.ActionFinished finished = actions.run(to("/words"));
    assertThat(finished.ok()).isTrue();
    assertThat(finished.variables()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"/broken, HTTP 500", "/away, HTTP 302", "/nowhere, HTTP 404"})
  void anyStatusBut2xxIsAnError(String path, String detail) throws InterruptedException {
    Event.ActionFinished finished = actions.run(to(path));
    assertThat(finished.ok()).isFalse();
    assertThat(finished.variables()).isEmpty();
    assertThat(finished.detail()).isEqualTo(detail);
  }

  @Test
  void takesNoTextThatCannotBeStored() throws InterruptedException {
    answer("/nul", 200, "{\"a\":\"x\\u0000y\\ud800z\",\"b\":[\"\\udc00\"]}");
    Event.ActionFinished finished =
        actions.run(with(to("/nul").url(), Map.of(), Map.of("a", "$.a", "b", "$.b[0]")));
    assertThat(finished.variables())
        .containsEntry("a", "x\ufffdy\ufffdz")
        .containsEntry("b", "\ufffd");
  }

  @Test
  void runsNoRegularExpressionOfAPath() throws InterruptedException {
    answer("/explosive", 200, "[{\"x\":\"" + "a".repeat(20_000) + "\"}]");
    Event.ActionFinished finished =
        actions.run(
            with(
                to("/explosive").url(),
                Map.of(),
                Map.of("a", "$[?(@.x =~ /(a|a)*b/)].x", "b", "$[0].x")));
    assertThat(finished.ok()).isTrue();
    assertThat(finished.variables()).containsOnlyKeys("b");
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:1/a b?key=secret, X-Key, v",
    "http:///?key=secret, X-Key, v",
    "secret, X-Key, v",
    "http://127.0.0.1:1/, X Key, secret",
    "http://127.0.0.1:1/, Host, secret",
    "'http://127.0.0.1:1/', X-Key, 'a\u0000secret'",
    "http://127.0.0.1:1/secret, X-Key, secret"
  })
  void saysWhyWithoutWhatWasToBeSent(String url, String header, String value)
      throws InterruptedException {
    Event.ActionFinished finished = actions.run(with(url, Map.of(header, value), Map.of()));
    assertThat(finished.ok()).isFalse();
    assertThat(finished.detail()).isNotBlank().doesNotContain("secret");
  }

  private static Command.RunAction with(
      String url, Map<String, String> headers, Map<String, String> results) {
    return new Command.RunAction(
        7, "book.slots", "GET", url, headers, null, Duration.ofSeconds(5), results);
  }

  @Test
  void anAnswerTooLongIsAnError() throws InterruptedException {
    assertThat(actions.run(to("/long")).ok()).isFalse();
  }

  @Test
  void aSlowServerIsGivenUp() throws InterruptedException {
    Command.RunAction slow = to("/slow");
    Command.RunAction brief =
        new Command.RunAction(
            1, "a.b", "GET", slow.url(), Map.of(), null, Duration.ofMillis(100), Map.of());
    Event.ActionFinished finished = actions.run(brief);
    assertThat(finished.ok()).isFalse();
    assertThat(finished.detail()).contains("100 ms");
  }

  @Test
  void anAnswerOfWhichEveryNowAndThenAByteComesIsGivenUp() throws InterruptedException {
    server.createContext(
        "/drip",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          try (var body = exchange.getResponseBody()) {
            while (!release.await(2, TimeUnit.MILLISECONDS)) {
              body.write(' ');
              body.flush();
            }
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          }
        });
    Command.RunAction brief =
        new Command.RunAction(
            1, "a.b", "GET", to("/drip").url(), Map.of(), null, Duration.ofMillis(100), Map.of());
    assertThat(actions.run(brief).detail()).isEqualTo("No answer within 100 ms.");
  }

  @Test
  void aCallThatEndsDoesNotWaitForItsActions() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    server.createContext(
        "/hang",
        exchange -> {
          asked.countDown();
          try {
            release.await();
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          }
          exchange.close();
        });
    Command.RunAction patient =
        new Command.RunAction(
            1, "a.b", "GET", to("/hang").url(), Map.of(), null, Duration.ofHours(1), Map.of());
    try (ExecutorService call = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Event.ActionFinished> running = call.submit(() -> actions.run(patient));
      asked.await();
      call.shutdownNow();
      assertThatThrownBy(running::get).hasCauseInstanceOf(InterruptedException.class);
    }
  }

  @Test
  void whatIsOutOfReachIsRefused() throws InterruptedException {
    try (OutboundClient strict = OutboundClient.within(Reach.PUBLIC)) {
      Event.ActionFinished finished = new HttpActions(strict).run(to("/slots"));
      assertThat(finished.ok()).isFalse();
      assertThat(finished.detail()).contains("127.0.0.1").contains("may not go");
      assertThat(received.get()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"ftp://example.com/x", "not a url", "http:///nohost"})
  void anImpossibleUrlIsAnErrorAndNoException(String url) throws InterruptedException {
    Command.RunAction action =
        new Command.RunAction(
            1, "a.b", "GET", url, Map.of(), null, Duration.ofSeconds(1), Map.of());
    assertThat(actions.run(action).ok()).isFalse();
  }
}
