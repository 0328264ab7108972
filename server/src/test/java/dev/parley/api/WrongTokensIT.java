package dev.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Somebody guesses tokens, and others at the same address have right ones. */
class WrongTokensIT {
  @RegisterExtension static final TestApi api = new TestApi();

  private static final int LIMIT = 20;

  @BeforeEach
  void aNewMinute() {
    api.clock.add(Duration.ofMinutes(5));
  }

  private static ContractClient guesser(int guess) {
    return api.stranger().with("x-api-token", "guess-" + guess);
  }

  @Test
  void whoGuessesIsToldToWait() {
    for (int i = 0; i < LIMIT; i++) {
      assertThat(guesser(i).get("/user").status()).isEqualTo(401);
    }
    Reply refused = guesser(LIMIT).get("/user");
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.code()).isEqualTo("too_many_wrong_tokens");
    assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
    assertThat(api.stranger().with("x-api-token", "x".repeat(600)).get("/user").status())
        .isEqualTo(429);
    assertThat(api.client().get("/user").status()).isEqualTo(200);
    // Made after the guesses, so that nothing remembers it.
    String fresh =
        api.ours()
            .records()
            .tokens()
            .create(
                api.ours().furniture().team.id(), api.ours().furniture().author.user(), "fresh");
    assertThat(api.stranger().with("x-api-token", fresh).get("/user").status()).isEqualTo(200);
    api.clock.add(Duration.ofMinutes(1));
    assertThat(guesser(LIMIT).get("/user").status()).isEqualTo(401);
  }

  @Test
  void rightTokensWorkWhileThousandsOfWrongOnesCome() throws Exception {
    List<Callable<Reply>> guesses = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      int guess = i;
      guesses.add(() -> guesser(guess).outside("GET", "/user", null));
    }
    List<Callable<Reply>> right = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      right.add(() -> api.client().get("/user"));
    }
    try (var guessing = Executors.newFixedThreadPool(8);
        var working = Executors.newSingleThreadExecutor()) {
      Future<List<Future<Reply>>> storm = working.submit(() -> guessing.invokeAll(guesses));
      for (Callable<Reply> request : right) {
        assertThat(request.call().status()).isEqualTo(200);
      }
      List<Integer> statuses = new ArrayList<>();
      for (Future<Reply> reply : storm.get()) {
        statuses.add(reply.get().status());
      }
      assertThat(statuses).containsOnly(401, 429);
      assertThat(statuses).filteredOn(status -> status == 401).hasSizeLessThan(100);
    }
  }

  @Test
  void theWordOfAStrangerForAnAddressIsIgnored() {
    for (int i = 0; i < LIMIT; i++) {
      assertThat(guesser(i).with("X-Forwarded-For", "203.0.113." + i).get("/user").status())
          .isEqualTo(401);
    }
    assertThat(guesser(LIMIT).with("X-Forwarded-For", "203.0.113.99").get("/user").status())
        .isEqualTo(429);
  }

  @Test
  void behindATrustedProxyEachClientIsCountedByItself() {
    try (ApiServer server =
        api.start(
            ApiConfig.of("127.0.0.1", 0).withTrustedProxies(TrustedProxies.parse("127.0.0.0/8")))) {
      ContractClient wrong = ContractClient.of(server.url()).with("x-api-token", "wrong");
      ContractClient one = wrong.with("X-Forwarded-For", "198.51.100.7, 203.0.113.1");
      for (int i = 0; i < LIMIT; i++) {
        assertThat(one.get("/user").status()).isEqualTo(401);
      }
      assertThat(one.get("/user").status()).isEqualTo(429);
      // What the client itself wrote before the proxy added its address changes nothing.
      assertThat(wrong.with("X-Forwarded-For", "8.8.8.8, 203.0.113.1").get("/user").status())
          .isEqualTo(429);
      assertThat(wrong.with("X-Forwarded-For", "203.0.113.2").get("/user").status()).isEqualTo(401);
    }
  }
}
