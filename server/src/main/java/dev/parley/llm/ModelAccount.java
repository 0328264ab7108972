package dev.parley.llm;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The requests of one call to language models: each is counted when it is sent, and settled when it
 * is known what became of it. One that its budget does not allow is not sent. Thread-safe.
 */
public final class ModelAccount {
  private final List<Purse> purses;
  private final Consumer<SettledRequest> ledger;
  private final Runnable refused;
  private final InstantSource clock;
  private final Map<Integer, OpenRequest> open = new TreeMap<>();
  private int requests;
  private @Nullable String notice;
  private boolean noticed;
  private boolean closed;

  /**
   * An empty one.
   *
   * @param purses out of all of which a request is paid
   * @param ledger told of each request that is settled
   * @param refused told of each that is not sent, since a purse has not what it may cost
   * @param clock that passes evenly
   */
  ModelAccount(
      List<Purse> purses, Consumer<SettledRequest> ledger, Runnable refused, InstantSource clock) {
    this.purses = List.copyOf(purses);
    this.ledger = ledger;
    this.refused = refused;
    this.clock = clock;
  }

  /** One whose requests nobody asks about. */
  public static ModelAccount ofNobody() {
    ModelAccount account = new ModelAccount(List.of(), _ -> {}, () -> {}, InstantSource.system());
    account.closed = true;
    return account;
  }

  /**
   * Asks a model, and counts it.
   *
   * @param purpose what for, such as {@code "reply"}
   * @throws InterruptedException if the thread is interrupted; the request is cut off then
   */
  public Asked ask(LanguageModel model, String purpose, ChatRequest request)
      throws InterruptedException {
    return ask(model, purpose, request, _ -> {});
  }

  /**
   * The same, where enough of an answer may be there before the rest.
   *
   * @param early told of an answer of which enough is there ({@link ChatRequest#until})
   * @throws InterruptedException if the thread is interrupted; the request is cut off then
   */
  Asked ask(LanguageModel model, String purpose, ChatRequest request, Consumer<Asked> early)
      throws InterruptedException {
    return counted(
        model,
        purpose,
        request,
        (number, _) ->
            model.ask(
                request.telling(
                    answered -> early.accept(new Asked(number, model.name(), answered)))));
  }

  /**
   * Has a model write, and counts it.
   *
   * @param pieces told of what is written, as it comes
   * @throws InterruptedException if the thread is interrupted; the request is cut off then
   */
  public Asked write(
      LanguageModel model, String purpose, ChatRequest request, Consumer<String> pieces)
      throws InterruptedException {
    return counted(
        model,
        purpose,
        request,
        (_, open) ->
            model.write(
                request,
                piece -> {
                  open.wrote(piece);
                  pieces.accept(piece);
                }));
  }

  private interface Sending {
    ChatResult send(int number, OpenRequest request) throws InterruptedException;
  }

  private Asked counted(LanguageModel model, String purpose, ChatRequest request, Sending sending)
      throws InterruptedException {
    Spending taken = OpenRequest.most(model, request);
    Optional<String> spent = take(taken);
    if (spent.isPresent()) {
      return new Asked(0, model.name(), new ChatResult.OverBudget(spent.get()));
    }
    Instant asked = clock.instant();
    OpenRequest sent = new OpenRequest(model, purpose, request, taken, asked);
    int number = begin(sent);
    ChatResult result = null;
    try {
      result = sending.send(number, sent);
    } finally {
      came(number, result, taken, Duration.between(asked, clock.instant()));
    }
    return new Asked(result.unasked() ? 0 : number, model.name(), result);
  }

  /** Takes so much from every purse; from none, and says why, if one has not that. */
  private synchronized Optional<String> take(Spending wanted) {
    for (int i = 0; i < purses.size(); i++) {
      Optional<String> why = purses.get(i).take(wanted);
      if (why.isPresent()) {
        purses.subList(0, i).forEach(each -> each.settle(wanted, Spending.NOTHING));
        notice = "The language model is not asked any more: %s.".formatted(why.get());
        refused.run();
        return why;
      }
    }
    return Optional.empty();
  }

  private synchronized int begin(OpenRequest request) {
    requests++;
    if (!closed) {
      open.put(requests, request);
    }
    return requests;
  }

  private synchronized void came(
      int number, @Nullable ChatResult result, Spending taken, Duration took) {
    OpenRequest request = open.get(number);
    if (result != null && result.unasked()) {
      open.remove(number);
      purses.forEach(each -> each.settle(taken, Spending.NOTHING));
    } else if (request != null && result != null) {
      request.came(result, took);
      if (request.early()) {
        giveBack(number, request);
      }
    } else if (request != null) {
      request.stopped(took);
      giveBack(number, request);
    }
  }

  /** What a reader of the call should know; told once. */
  public synchronized Optional<String> notice() {
    if (noticed || notice == null) {
      return Optional.empty();
    }
    noticed = true;
    return Optional.of(notice);
  }

  /** What became of it is known, though it is told with the rest: it takes no more than that. */
  private void giveBack(int number, OpenRequest request) {
    SettledRequest use = request.use(number, request.fate());
    Spending came = use.spending();
    purses.forEach(each -> each.settle(request.taken(), came));
    request.takes(came);
  }

  /**
   * Tells what becomes of the answer to a request, if there is one. It is settled with the rest.
   */
  public synchronized void becomes(int request, SettledRequest.Fate fate) {
    OpenRequest answered = open.get(request);
    if (answered != null) {
      answered.becomes(fate);
      giveBack(request, answered);
    }
  }

  /**
   * Settles a request whose result is there. One of which the rest is still to come is settled when
   * the call ends.
   *
   * @param answered what became of it if it answered; otherwise its result tells
   * @return what it was; empty if there is none, or it is settled already or later
   */
  public synchronized Optional<SettledRequest> settle(int request, SettledRequest.Fate answered) {
    OpenRequest settled = open.get(request);
    if (settled == null) {
      return Optional.empty();
    }
    if (settled.coming()) {
      settled.becomesEarly(answered);
      return Optional.empty();
    }
    open.remove(request);
    return Optional.of(tell(settled, settled.use(request, answered)));
  }

  /** Settles what is left, at the end of the call: answers that nobody took, and what was cut. */
  public synchronized List<SettledRequest> close() {
    closed = true;
    List<SettledRequest> left = new ArrayList<>();
    Instant now = clock.instant();
    open.forEach((number, request) -> {
      request.cut(now);
      left.add(tell(request, request.use(number, request.fate())));
    });
    open.clear();
    return left;
  }

  private SettledRequest tell(OpenRequest request, SettledRequest use) {
    purses.forEach(each -> each.settle(request.taken(), use.spending()));
    ledger.accept(use);
    return use;
  }
}
