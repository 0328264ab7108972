package dev.parley.llm;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A request of which it is not known yet what becomes of it. */
final class OpenRequest {
  /** English text of many models' tokenisers has about so many characters to a token. */
  private static final int CHARACTERS = 4;

  private static final String ANSWERED = "answered";

  private final LanguageModel model;
  private final String purpose;
  private final ChatRequest request;
  private final Instant asked;
  private final AtomicInteger written = new AtomicInteger();
  private Spending taken;
  private @Nullable ChatResult result;
  private boolean stopped;
  private Duration took = Duration.ZERO;
  private SettledRequest.Fate fate = SettledRequest.Fate.DISCARDED;
  private boolean early;

  /**
   * One that is about to be sent.
   *
   * @param taken what its purses were asked for
   */
  OpenRequest(
      LanguageModel model, String purpose, ChatRequest request, Spending taken, Instant asked) {
    this.model = model;
    this.purpose = purpose;
    this.request = request;
    this.taken = taken;
    this.asked = asked;
  }

  /** The most that a request of a model may come to. */
  static Spending most(LanguageModel model, ChatRequest request) {
    int read = read(request);
    return new Spending(
        (long) read + request.mostTokens(), model.price().of(read, request.mostTokens()));
  }

  Spending taken() {
    return taken;
  }

  /** It is known to take so much. */
  void takes(Spending known) {
    taken = known;
  }

  /** A piece of the answer is there. */
  void wrote(String piece) {
    written.addAndGet(piece.length());
  }

  void came(ChatResult came, Duration after) {
    result = came;
    took = after;
  }

  /** Who asked wants no more of it. */
  void stopped(Duration after) {
    stopped = true;
    took = after;
  }

  /** It is known what becomes of its answer. */
  void becomes(SettledRequest.Fate known) {
    fate = known;
  }

  /** The same, though only as much of the answer is there as was needed. */
  void becomesEarly(SettledRequest.Fate known) {
    fate = known;
    early = true;
  }

  /** Whether that was known before all of the answer was there. */
  boolean early() {
    return early;
  }

  /** Whether it is under way. */
  boolean coming() {
    return result == null && !stopped;
  }

  /** What becomes of it if it answered and nobody settled it. */
  SettledRequest.Fate fate() {
    return fate;
  }

  /** The call is over; what has not come will not. */
  void cut(Instant now) {
    if (result == null && !stopped) {
      took = Duration.between(asked, now);
    }
  }

  /**
   * What it was.
   *
   * @param answered what became of it if it answered
   */
  SettledRequest use(int number, SettledRequest.Fate answered) {
    ChatResult came = result;
    if (early && !(came instanceof ChatResult.Answered)) {
      return use(number, fate, ANSWERED, read(), request.mostTokens());
    }
    return switch (came) {
      case null ->
          use(
              number,
              SettledRequest.Fate.CUT,
              stopped ? "cut off: no more of it was wanted" : "cut off: the call ended",
              read(),
              wrote());
      case ChatResult.Answered(_, ChatResult.Spent spent) -> answered(number, answered, spent);
      case ChatResult.Late _ ->
          use(number, SettledRequest.Fate.LATE, came.words(), read(), wrote());
      case ChatResult.Unreadable _ ->
          use(number, SettledRequest.Fate.FAILED, came.words(), read(), request.mostTokens());
      case ChatResult.Refused _, ChatResult.Unreachable _ ->
          use(number, SettledRequest.Fate.FAILED, came.words(), wrote() == 0 ? 0 : read(), wrote());
      case ChatResult.Resting _, ChatResult.OverBudget _ ->
          use(number, SettledRequest.Fate.FAILED, came.words(), 0, 0);
    };
  }

  private SettledRequest answered(int number, SettledRequest.Fate fate, ChatResult.Spent spent) {
    boolean told = spent.promptTokens() + spent.answerTokens() > 0;
    int prompt = told ? spent.promptTokens() : read();
    int answer = told ? spent.answerTokens() : request.mostTokens();
    return new SettledRequest(
        number,
        purpose,
        model.name(),
        fate,
        ANSWERED,
        prompt,
        answer,
        !told,
        spent.first(),
        took,
        model.price().of(prompt, answer));
  }

  /** One without an answer: what it cost is reckoned from what was sent and came. */
  private SettledRequest use(
      int number, SettledRequest.Fate fate, String why, int prompt, int answer) {
    return new SettledRequest(
        number,
        purpose,
        model.name(),
        fate,
        why,
        prompt,
        answer,
        prompt + answer > 0,
        null,
        took,
        model.price().of(prompt, answer));
  }

  /** About what it wrote, as far as it was told of. */
  private int wrote() {
    return (written.get() + CHARACTERS - 1) / CHARACTERS;
  }

  /** About what a model reads of a request. */
  private int read() {
    return read(request);
  }

  private static int read(ChatRequest request) {
    int characters = request.system().length() + request.schema().toString().length();
    for (ChatRequest.Message message : request.messages()) {
      characters += message.text().length();
    }
    return characters / CHARACTERS + 1;
  }
}
