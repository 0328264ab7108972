package dev.parley.stt;

import dev.parley.outbound.Rest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One leg heard by a server and by the embedded recogniser at once. Each question goes to both, and
 * {@link TwoAnswers} says which answer counts. The lock guards what was asked last; events are told
 * without it.
 */
final class ServedSession implements SttSession {
  private final SttSession embedded;
  private final ServedEar ear;
  private final Settings settings;
  private final Consumer<SttEvent> events;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Question asked;
  private @Nullable String standIn;
  private boolean closed;

  /**
   * What sessions share.
   *
   * @param name of the server, for the record
   * @param within how long an answer of the server's is waited for
   */
  record Settings(String name, Duration within, Rest rest, LongSupplier nanos) {}

  /** What was asked last, until it is answered. */
  private static final class Question {
    final long from;
    final long to;
    final long nanos;
    TwoAnswers answers = new TwoAnswers(null, null);

    Question(long from, long to, long nanos) {
      this.from = from;
      this.to = to;
      this.nanos = nanos;
    }
  }

  /**
   * Hears.
   *
   * @param opening opens the embedded recogniser's session
   */
  ServedSession(
      Function<Consumer<SttEvent>, SttSession> opening,
      ServedEar ear,
      Settings settings,
      Consumer<SttEvent> events) {
    this.ear = ear;
    this.settings = settings;
    this.events = events;
    embedded = opening.apply(this::own);
  }

  @Override
  public void accept(short[] samples, int count, long position) {
    embedded.accept(samples, count, position);
    ear.accept(samples, count, position);
  }

  @Override
  public void decode(long from, long to, SttOptions.Expected expected) {
    Question question = new Question(from, to, settings.nanos().getAsLong());
    lock.lock();
    try {
      asked = question;
    } finally {
      lock.unlock();
    }
    Optional<Rest.Attempt> attempt = settings.rest().attempt();
    if (attempt.isPresent()) {
      ear.transcribe(
          from, to, settings.within(), answer -> served(question, answer, attempt.get()));
    } else {
      served(question, "is left alone for a while after failures");
    }
    embedded.decode(from, to, expected);
  }

  /** The embedded recogniser tells something. */
  private void own(SttEvent event) {
    boolean answer = event instanceof SttEvent.Final || event instanceof SttEvent.Failed;
    if (!answer) {
      events.accept(event);
      return;
    }
    told(question -> of(question, event) ? new TwoAnswers(event, question.answers.served()) : null);
  }

  private static boolean of(Question question, SttEvent event) {
    return switch (event) {
      case SttEvent.Final f -> f.from() == question.from && f.to() == question.to;
      case SttEvent.Failed f -> f.from() == question.from && f.to() == question.to;
      case SttEvent.Partial _, SttEvent.EndOfUtterance _, SttEvent.StandIn _ -> false;
    };
  }

  private void served(Question question, ServedAnswer answer, Rest.Attempt attempt) {
    switch (answer) {
      case ServedAnswer.Words _ -> {
        attempt.succeeded();
        told(now -> now == question ? new TwoAnswers(now.answers.own(), answer) : null);
      }
      case ServedAnswer.Failed(String why) -> {
        attempt.failed(why);
        served(question, "failed (%s)".formatted(why));
      }
    }
  }

  private void served(Question question, String why) {
    ServedAnswer failed = new ServedAnswer.Failed(why);
    told(now -> now == question ? new TwoAnswers(now.answers.own(), failed) : null);
  }

  /** Something became known; tells the verdict, if there is one now. */
  private void told(Function<Question, @Nullable TwoAnswers> change) {
    List<SttEvent> tell = new ArrayList<>();
    lock.lock();
    try {
      Question question = asked;
      TwoAnswers answers = question == null || closed ? null : change.apply(question);
      if (question == null || answers == null) {
        return;
      }
      question.answers = answers;
      answers
          .verdict()
          .ifPresent(verdict -> {
            asked = null;
            conclude(question, verdict, tell);
          });
    } finally {
      lock.unlock();
    }
    tell.forEach(events);
  }

  private void conclude(Question question, TwoAnswers.Verdict verdict, List<SttEvent> tell) {
    switch (verdict) {
      case TwoAnswers.Verdict.Own(SttEvent own) -> tell.add(own);
      case TwoAnswers.Verdict.StandIn(SttEvent own, String why) -> {
        change("%s %s".formatted(settings.name(), why), tell);
        tell.add(own);
      }
      case TwoAnswers.Verdict.Served(String text, double confidence) -> {
        change(null, tell);
        Duration took = Duration.ofNanos(settings.nanos().getAsLong() - question.nanos);
        tell.add(new SttEvent.Final(text, confidence, question.from, question.to, took));
      }
    }
  }

  private void change(@Nullable String why, List<SttEvent> tell) {
    if (!Objects.equals(why, standIn)) {
      standIn = why;
      tell.add(new SttEvent.StandIn(why));
    }
  }

  @Override
  public void forget(long before) {
    embedded.forget(before);
    ear.forget(before);
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
    } finally {
      lock.unlock();
    }
    embedded.close();
    ear.close();
  }
}
