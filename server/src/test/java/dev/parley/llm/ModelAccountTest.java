package dev.parley.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ModelAccountTest {
  private static final Price PRICE = new Price(new BigDecimal("0.15"), new BigDecimal("0.6"));
  private static final ChatRequest REQUEST =
      new ChatRequest(
          "Sort it.",
          List.of(ChatRequest.Message.user("x".repeat(400))),
          JsonNodeFactory.instance.objectNode(),
          50,
          Duration.ofSeconds(1));

  private final Deque<ChatResult> results = new ArrayDeque<>();
  private final List<SettledRequest> told = new ArrayList<>();
  private Instant now = Instant.EPOCH;
  private final ModelAccount account = new ModelAccount(List.of(), told::add, () -> {}, () -> now);

  private final LanguageModel model =
      new LanguageModel() {
        @Override
        public ChatResult ask(ChatRequest request) {
          now = now.plusMillis(300);
          return results.remove();
        }

        @Override
        public Price price() {
          return PRICE;
        }

        @Override
        public String name() {
          return "small";
        }
      };

  private static ChatResult answered(int read, int written) {
    return new ChatResult.Answered(
        JsonNodeFactory.instance.objectNode(),
        new ChatResult.Spent(read, written, Duration.ofMillis(90), Duration.ofMillis(200)));
  }

  private Asked ask(ChatResult result) throws InterruptedException {
    results.add(result);
    return account.ask(model, "reply", REQUEST);
  }

  @Test
  void tellsWhatARequestTookAndCost() throws Exception {
    Asked asked = ask(answered(1000, 40));
    assertThat(asked.request()).isEqualTo(1);
    assertThat(told).isEmpty();
    assertThat(account.settle(1, SettledRequest.Fate.USED))
        .contains(
            new SettledRequest(
                1,
                "reply",
                "small",
                SettledRequest.Fate.USED,
                "answered",
                1000,
                40,
                false,
                Duration.ofMillis(90),
                Duration.ofMillis(300),
                174));
    assertThat(told).hasSize(1);
    assertThat(account.settle(1, SettledRequest.Fate.DISCARDED)).isEmpty();
    assertThat(account.close()).isEmpty();
  }

  @Test
  void reckonsWhatAServerDoesNotTell() throws Exception {
    var _ = ask(answered(0, 0));
    SettledRequest silent = account.settle(1, SettledRequest.Fate.USED).orElseThrow();
    assertThat(silent.estimated()).isTrue();
    assertThat(silent.promptTokens()).isBetween(100, 110);
    assertThat(silent.answerTokens()).isEqualTo(50);
    var _ = ask(new ChatResult.Late(Duration.ofSeconds(1)));
    SettledRequest late = account.settle(2, SettledRequest.Fate.USED).orElseThrow();
    assertThat(late.fate()).isEqualTo(SettledRequest.Fate.LATE);
    assertThat(late.promptTokens()).isBetween(100, 110);
    assertThat(late.cost()).isPositive();
    var _ = ask(new ChatResult.Refused("HTTP 401"));
    SettledRequest refused = account.settle(3, SettledRequest.Fate.USED).orElseThrow();
    assertThat(refused.fate()).isEqualTo(SettledRequest.Fate.FAILED);
    assertThat(refused.promptTokens() + refused.answerTokens()).isZero();
    assertThat(refused.cost()).isZero();
  }

  /** Tells of an answer, and goes on writing until it may end. */
  private static LanguageModel early(CountDownLatch end) {
    return new LanguageModel() {
      @Override
      public ChatResult ask(ChatRequest request) throws InterruptedException {
        ChatRequest.Early early = Objects.requireNonNull(request.early());
        early.told().accept((ChatResult.Answered) answered(0, 0));
        end.await();
        return answered(1000, 40);
      }

      @Override
      public String name() {
        return "small";
      }
    };
  }

  @Test
  void theRestOfAnAnswerIsCountedThoughNobodyWaitsForIt() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    ModelChain chain = new ModelChain(List.of(early(end)), () -> now);
    Asked asked = chain.ask(account, "reply", REQUEST.until(_ -> true));
    assertThat(asked.result()).isInstanceOf(ChatResult.Answered.class);
    assertThat(account.settle(asked.request(), SettledRequest.Fate.USED)).isEmpty();
    end.countDown();
    await().until(() -> account.settle(asked.request(), SettledRequest.Fate.USED).isPresent());
    assertThat(told)
        .extracting(
            SettledRequest::fate, SettledRequest::promptTokens, SettledRequest::answerTokens)
        .containsExactly(tuple(SettledRequest.Fate.USED, 1000, 40));
  }

  @Test
  void anAnswerWasUsedThoughTheCallEndedBeforeItsRest() throws Exception {
    ModelChain chain = new ModelChain(List.of(early(new CountDownLatch(1))), () -> now);
    Asked asked = chain.ask(account, "reply", REQUEST.until(_ -> true));
    assertThat(account.settle(asked.request(), SettledRequest.Fate.USED)).isEmpty();
    assertThat(account.close())
        .extracting(SettledRequest::fate, SettledRequest::estimated)
        .containsExactly(tuple(SettledRequest.Fate.USED, true));
  }

  @Test
  void aModelThatIsLeftAloneIsNoRequest() throws Exception {
    assertThat(ask(new ChatResult.Resting()).request()).isZero();
    assertThat(account.close()).isEmpty();
    assertThat(told).isEmpty();
  }

  @Test
  void whatIsLeftAtTheEndIsDiscardedOrCut() throws Exception {
    var _ = ask(answered(1000, 40));
    CountDownLatch begun = new CountDownLatch(1);
    LanguageModel hangs =
        new LanguageModel() {
          @Override
          public ChatResult ask(ChatRequest request) throws InterruptedException {
            begun.countDown();
            new CountDownLatch(1).await();
            return new ChatResult.Resting();
          }

          @Override
          public String name() {
            return "slow";
          }
        };
    Thread asking =
        Thread.ofVirtual()
            .start(() -> {
              try {
                account.ask(hangs, "reply", REQUEST);
              } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
              }
            });
    begun.await();
    assertThat(account.close())
        .extracting(SettledRequest::fate)
        .containsExactly(SettledRequest.Fate.DISCARDED, SettledRequest.Fate.CUT);
    asking.interrupt();
    asking.join();
    assertThat(account.close()).isEmpty();
    assertThat(told).hasSize(2);
  }

  private static ModelLedger ledger(ModelBudget budget, InstantSource clock) {
    return new ModelLedger(budget, clock, InstantSource.fixed(Instant.EPOCH));
  }

  private static ModelAccount open(ModelLedger ledger) {
    return ledger.open("team", _ -> Spending.NOTHING);
  }

  @Test
  void aLedgerSumsWhatAllCallsAsked() throws Exception {
    ModelLedger ledger = ledger(ModelBudget.UNLIMITED, () -> now);
    List<Duration> firsts = new ArrayList<>();
    ledger.tellFirsts(firsts::add);
    for (int i = 0; i < 2; i++) {
      ModelAccount call = open(ledger);
      results.add(answered(1000, 40));
      var _ = call.settle(call.ask(model, "reply", REQUEST).request(), SettledRequest.Fate.USED);
    }
    assertThat(ledger.requests(SettledRequest.Fate.USED)).isEqualTo(2);
    assertThat(ledger.requests(SettledRequest.Fate.LATE)).isZero();
    assertThat(ledger.read()).isEqualTo(2000);
    assertThat(ledger.written()).isEqualTo(80);
    assertThat(ledger.cost()).isEqualTo(348);
    assertThat(firsts).hasSize(2);
  }

  /** What comes of so many requests at once, of which none is settled meanwhile. */
  private List<ChatResult> ask(ModelAccount of, int times) throws InterruptedException {
    List<ChatResult> came = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      results.add(answered(100, 10));
      came.add(of.ask(model, "reply", REQUEST).result());
    }
    return came;
  }

  @Test
  void aCallMayNotAskMoreThanItsBudget() throws Exception {
    ModelBudget budget =
        new ModelBudget(new ModelBudget.Limit(330, Long.MAX_VALUE), ModelBudget.Limit.NONE);
    ModelLedger ledger = ledger(budget, () -> now);
    ModelAccount call = open(ledger);
    assertThat(call.notice()).isEmpty();
    // Each may come to about 154, and comes to 110.
    assertThat(ask(call, 3)).filteredOn(ChatResult.OverBudget.class::isInstance).hasSize(1);
    assertThat(call.notice())
        .contains("The language model is not asked any more: a call may use 330 tokens.");
    assertThat(call.notice()).isEmpty();
    assertThat(ledger.refused()).isEqualTo(1);
    var _ = call.settle(1, SettledRequest.Fate.USED);
    var _ = call.settle(2, SettledRequest.Fate.USED);
    assertThat(ask(call, 1).getFirst().words()).isEqualTo("not asked: a call may use 330 tokens");
    assertThat(ask(open(ledger), 1).getFirst()).isInstanceOf(ChatResult.Answered.class);
  }

  @Test
  void whatIsNotSpentIsGivenBack() throws Exception {
    ModelBudget budget =
        new ModelBudget(new ModelBudget.Limit(200, Long.MAX_VALUE), ModelBudget.Limit.NONE);
    ModelAccount call = open(ledger(budget, () -> now));
    for (int i = 0; i < 5; i++) {
      results.add(new ChatResult.Resting());
      assertThat(call.ask(model, "reply", REQUEST).result()).isInstanceOf(ChatResult.Resting.class);
      results.add(new ChatResult.Refused("HTTP 503"));
      Asked refused = call.ask(model, "reply", REQUEST);
      assertThat(refused.result()).isInstanceOf(ChatResult.Refused.class);
      var _ = call.settle(refused.request(), SettledRequest.Fate.USED);
    }
    assertThat(ask(call, 1).getFirst()).isInstanceOf(ChatResult.Answered.class);
  }

  @Test
  void theCallsOfATeamShareWhatItMaySpendInADay() throws Exception {
    // A request may cost 46 millionths at the most, and costs 21.
    ModelBudget budget =
        new ModelBudget(ModelBudget.Limit.NONE, new ModelBudget.Limit(Long.MAX_VALUE, 100));
    Instant[] today = {Instant.parse("2026-11-28T23:00:00Z")};
    ModelLedger ledger = ledger(budget, () -> today[0]);
    ModelAccount first = open(ledger);
    assertThat(ask(first, 2)).hasOnlyElementsOfType(ChatResult.Answered.class);
    assertThat(ask(open(ledger), 1).getFirst().words())
        .isEqualTo("not asked: a team in a day may cost 0.0001");
    ModelAccount other = ledger.open("another", _ -> Spending.NOTHING);
    assertThat(ask(other, 1).getFirst()).isInstanceOf(ChatResult.Answered.class);
    ModelAccount known = ledger.open("a third", _ -> new Spending(0, 60));
    assertThat(ask(known, 1).getFirst()).isInstanceOf(ChatResult.OverBudget.class);
    today[0] = Instant.parse("2026-11-29T00:00:01Z");
    assertThat(ask(open(ledger), 1).getFirst()).isInstanceOf(ChatResult.Answered.class);
  }

  /** Writes pieces of 40 letters until it is told that nobody wants more. */
  private LanguageModel writer() {
    return new LanguageModel() {
      @Override
      public ChatResult ask(ChatRequest request) {
        return write(request, _ -> {});
      }

      @Override
      public ChatResult write(ChatRequest request, Consumer<String> pieces) {
        for (int i = 0; i < 4; i++) {
          now = now.plusMillis(100);
          pieces.accept("w".repeat(40));
        }
        return answered(100, 40);
      }

      @Override
      public Price price() {
        return PRICE;
      }

      @Override
      public String name() {
        return "writer";
      }
    };
  }

  @Test
  void whatIsStoppedCostsWhatWasWrittenUntilThenAndGivesTheRestBack() {
    ModelBudget budget =
        new ModelBudget(new ModelBudget.Limit(280, Long.MAX_VALUE), ModelBudget.Limit.NONE);
    ModelAccount call = open(ledger(budget, () -> now));
    AtomicInteger pieces = new AtomicInteger();
    for (int i = 0; i < 2; i++) {
      // The second may come to about 154 tokens, beside the first's 124.
      assertThatThrownBy(() ->
              call.write(
                  writer(),
                  "words",
                  REQUEST,
                  _ -> {
                    if (pieces.incrementAndGet() % 2 == 0) {
                      throw new IllegalStateException("enough");
                    }
                  }))
          .hasMessage("enough");
    }
    assertThat(pieces).hasValue(4);
    assertThat(call.close())
        .hasSize(2)
        .allSatisfy(use -> {
          assertThat(use.fate()).isEqualTo(SettledRequest.Fate.CUT);
          assertThat(use.result()).isEqualTo("cut off: no more of it was wanted");
          assertThat(use.promptTokens()).isBetween(100, 110);
          assertThat(use.answerTokens()).isEqualTo(20);
          assertThat(use.estimated()).isTrue();
        });
  }

  @Test
  void anAnswerThatIsUsedTakesNoMoreThanItCameTo() throws Exception {
    ModelBudget budget =
        new ModelBudget(new ModelBudget.Limit(300, Long.MAX_VALUE), ModelBudget.Limit.NONE);
    ModelAccount call = open(ledger(budget, () -> now));
    LanguageModel counted = new ModelChain(List.of(writer()), () -> now).on(call, "words");
    assertThat(counted.write(REQUEST, _ -> {})).isInstanceOf(ChatResult.Answered.class);
    assertThat(counted.write(REQUEST, _ -> {})).isInstanceOf(ChatResult.Answered.class);
    assertThat(counted.write(REQUEST, _ -> {})).isInstanceOf(ChatResult.OverBudget.class);
    assertThat(call.close())
        .extracting(SettledRequest::purpose, SettledRequest::fate, each -> each.spending().tokens())
        .containsExactly(
            tuple("words", SettledRequest.Fate.USED, 140L),
            tuple("words", SettledRequest.Fate.USED, 140L));
  }
}
