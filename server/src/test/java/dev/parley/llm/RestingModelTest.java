package dev.parley.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RestingModelTest {
  private static final ChatResult LATE = new ChatResult.Late(Duration.ofSeconds(1));
  private static final ChatResult GOOD =
      new ChatResult.Answered(
          new ObjectMapper().createObjectNode(),
          new ChatResult.Spent(1, 1, Duration.ZERO, Duration.ZERO));
  private static final ChatRequest REQUEST = RestingModel.readiness(Duration.ofSeconds(1));

  private final AtomicInteger asked = new AtomicInteger();
  private Instant now = Instant.parse("2026-02-26T12:00:00Z");
  private ChatResult next = LATE;
  private final RestingModel model =
      new RestingModel(answering(() -> next), () -> now, new Random(1));

  @FunctionalInterface
  private interface Answer {
    ChatResult get() throws InterruptedException;
  }

  private LanguageModel answering(Answer answer) {
    return new LanguageModel() {
      @Override
      public ChatResult ask(ChatRequest request) throws InterruptedException {
        asked.incrementAndGet();
        return answer.get();
      }

      @Override
      public String name() {
        return "small";
      }
    };
  }

  private void fail(int times) throws InterruptedException {
    for (int i = 0; i < times; i++) {
      assertThat(model.ask(REQUEST)).isEqualTo(LATE);
    }
  }

  @Test
  void isLeftAloneAfterThreeFailuresInARow() throws Exception {
    fail(2);
    next = GOOD;
    assertThat(model.ask(REQUEST)).isEqualTo(GOOD);
    next = LATE;
    fail(3);
    assertThat(model.ask(REQUEST)).isEqualTo(new ChatResult.Resting());
    assertThat(asked).hasValue(6);
  }

  @Test
  void isTriedAgainAfterAWhileAndThenForLonger() throws Exception {
    fail(3);
    now = now.plusSeconds(10);
    fail(1);
    assertThat(model.ask(REQUEST)).isEqualTo(new ChatResult.Resting());
    now = now.plusSeconds(9);
    assertThat(model.ask(REQUEST)).isEqualTo(new ChatResult.Resting());
    now = now.plusSeconds(11);
    next = GOOD;
    assertThat(model.ask(REQUEST)).isEqualTo(GOOD);
    assertThat(model.ask(REQUEST)).isEqualTo(GOOD);
  }

  @Test
  void isTriedByOneAndByNoOther() throws Exception {
    CountDownLatch there = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    RestingModel slow =
        new RestingModel(
            answering(() -> {
              if (asked.get() > 3) {
                there.countDown();
                goOn.await();
              }
              return next;
            }),
            () -> now,
            new Random(1));
    for (int i = 0; i < 3; i++) {
      assertThat(slow.ask(REQUEST)).isEqualTo(LATE);
    }
    now = now.plusSeconds(10);
    next = GOOD;
    Thread trial =
        Thread.ofVirtual()
            .start(() -> {
              try {
                slow.ask(REQUEST);
              } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
              }
            });
    there.await();
    assertThat(slow.ask(REQUEST)).isEqualTo(new ChatResult.Resting());
    goOn.countDown();
    trial.join();
    assertThat(slow.ask(REQUEST)).isEqualTo(GOOD);
  }

  @Test
  void anInterruptedTrialIsNone() throws Exception {
    RestingModel broken =
        new RestingModel(
            answering(() -> {
              if (asked.get() == 4) {
                throw new InterruptedException();
              }
              return LATE;
            }),
            () -> now,
            new Random(1));
    for (int i = 0; i < 3; i++) {
      assertThat(broken.ask(REQUEST)).isEqualTo(LATE);
    }
    now = now.plusSeconds(10);
    assertThatThrownBy(() -> broken.ask(REQUEST)).isInstanceOf(InterruptedException.class);
    assertThat(broken.ask(REQUEST)).isEqualTo(LATE);
  }

  @Test
  void whatIsAskedToGetReadyIsCounted() throws Exception {
    BlockingQueue<SettledRequest> counted = new LinkedBlockingQueue<>();
    next =
        new ChatResult.Answered(
            JsonNodeFactory.instance.objectNode().put("ready", true),
            new ChatResult.Spent(40, 6, Duration.ofMillis(90), Duration.ofMillis(120)));
    Price price = new Price(new BigDecimal("100"), new BigDecimal("1000"));
    new RestingModel(answering(() -> next), price, () -> now, new Random(1), counted::add)
        .prepare();
    SettledRequest request = counted.poll(15, TimeUnit.SECONDS);
    assertThat(request)
        .extracting(
            SettledRequest::purpose,
            SettledRequest::fate,
            SettledRequest::promptTokens,
            SettledRequest::answerTokens,
            SettledRequest::cost)
        .containsExactly("ready", SettledRequest.Fate.USED, 40, 6, 10_000L);
  }

  @Test
  void getsReadyOnceAndIsBackWhenItIs() throws Exception {
    fail(3);
    next = GOOD;
    CountDownLatch woken = new CountDownLatch(1);
    RestingModel ready =
        new RestingModel(
            answering(() -> {
              woken.countDown();
              return GOOD;
            }),
            () -> now,
            new Random(1));
    ready.prepare();
    woken.await();
    assertThat(ready.ask(REQUEST)).isEqualTo(GOOD);
    int before = asked.get();
    ready.prepare();
    assertThat(asked).hasValue(before);
  }
}
