package dev.parley.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ModelChainTest {
  private static final ChatResult ANSWERED =
      new ChatResult.Answered(
          JsonNodeFactory.instance.objectNode(),
          new ChatResult.Spent(100, 10, Duration.ofMillis(90), Duration.ofMillis(200)));
  private static final ChatResult DOWN = new ChatResult.Unreachable("no connection");
  private static final ChatResult RESTING = new ChatResult.Resting();

  private Instant now = Instant.EPOCH;
  private final List<Duration> given = new ArrayList<>();
  private final ModelAccount account = new ModelAccount(List.of(), _ -> {}, () -> {}, () -> now);

  private LanguageModel model(String name, ChatResult result, Duration took) {
    return new LanguageModel() {
      @Override
      public ChatResult ask(ChatRequest request) {
        given.add(request.within());
        now = now.plus(took);
        return result;
      }

      @Override
      public String name() {
        return name;
      }
    };
  }

  private LanguageModel model(String name, ChatResult result) {
    return model(name, result, Duration.ofMillis(100));
  }

  private Asked ask(LanguageModel... models) throws InterruptedException {
    return new ModelChain(List.of(models), () -> now)
        .ask(
            account,
            "reply",
            new ChatRequest(
                "Sort it.",
                List.of(ChatRequest.Message.user("Yes.")),
                JsonNodeFactory.instance.objectNode(),
                50,
                Duration.ofSeconds(1)));
  }

  @Test
  void theFirstThatAnswersIsTheOnlyOneAsked() throws Exception {
    assertThat(ask(model("one", ANSWERED), model("two", ANSWERED)).model()).isEqualTo("one");
    assertThat(given).containsExactly(Duration.ofSeconds(1));
  }

  @Test
  void theNextIsAskedInTheTimeThatIsLeftAndBothAreCounted() throws Exception {
    Asked asked = ask(model("one", DOWN), model("two", RESTING), model("three", ANSWERED));
    assertThat(asked.model()).isEqualTo("three");
    assertThat(given)
        .containsExactly(Duration.ofSeconds(1), Duration.ofMillis(900), Duration.ofMillis(800));
    assertThat(account.settle(asked.request(), SettledRequest.Fate.USED).orElseThrow().model())
        .isEqualTo("three");
    assertThat(account.close())
        .extracting(SettledRequest::model, SettledRequest::fate)
        .containsExactly(tuple("one", SettledRequest.Fate.FAILED));
  }

  @Test
  void nobodyWaitsForAnotherWhenTheTimeIsOver() throws Exception {
    ChatResult late = new ChatResult.Late(Duration.ofSeconds(1));
    assertThat(ask(model("one", late, Duration.ofSeconds(1)), model("two", ANSWERED)).result())
        .isEqualTo(late);
  }

  @Test
  void tellsWhatFailedAndNotThatAnotherIsLeftAlone() throws Exception {
    assertThat(ask(model("one", DOWN), model("two", RESTING)).result()).isEqualTo(DOWN);
    assertThat(ask(model("one", RESTING), model("two", RESTING)).request()).isZero();
  }

  /** One that writes these pieces, and then comes to a result. */
  private static LanguageModel writer(String name, ChatResult result, String... pieces) {
    return new LanguageModel() {
      @Override
      public ChatResult ask(ChatRequest request) {
        return result;
      }

      @Override
      public ChatResult write(ChatRequest request, Consumer<String> told) {
        List.of(pieces).forEach(told);
        return result;
      }

      @Override
      public String name() {
        return name;
      }
    };
  }

  private ChatResult write(List<String> told, LanguageModel... models) throws InterruptedException {
    return new ModelChain(List.of(models), () -> now)
        .on(account, "words")
        .write(
            ChatRequest.forWords(
                "Say it.", List.of(ChatRequest.Message.user("Yes.")), 50, Duration.ofSeconds(1)),
            told::add);
  }

  @Test
  void theNextWritesWhereNothingWasToldYet() throws Exception {
    List<String> told = new ArrayList<>();
    assertThat(write(told, writer("one", DOWN), writer("two", ANSWERED, "Good ", "day.")))
        .isEqualTo(ANSWERED);
    assertThat(told).containsExactly("Good ", "day.");
    assertThat(account.close())
        .extracting(SettledRequest::model, SettledRequest::purpose, SettledRequest::fate)
        .containsExactly(
            tuple("one", "words", SettledRequest.Fate.FAILED),
            tuple("two", "words", SettledRequest.Fate.USED));
  }

  @Test
  void noOtherWritesOnceOneHasBegun() throws Exception {
    List<String> told = new ArrayList<>();
    assertThat(write(told, writer("one", DOWN, "Good "), writer("two", ANSWERED, "Hello.")))
        .isEqualTo(DOWN);
    assertThat(told).containsExactly("Good ");
    assertThat(account.close()).extracting(SettledRequest::model).containsExactly("one");
  }
}
