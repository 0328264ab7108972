package dev.parley.sim;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** One call taken by a persona. */
final class PersonaCall {
  private static final Duration TICK = Duration.ofMillis(10);
  private static final Duration AFTERTHOUGHT = Duration.ofSeconds(5);
  private static final long MILLI = 1_000_000;
  private static final int BUSY_HERE = 486;
  private static final int DECLINE = 603;

  private final Persona persona;
  private final TestCall call;
  private final SimulatedCallee.Senses senses;
  private final BiConsumer<LogEntry.Kind, String> log;
  private final Map<Persona.Reply, Integer> given = new HashMap<>();
  private final StringBuilder heard = new StringBuilder();
  private long replyAt;
  private int replies;
  private int interruptions;
  private boolean leaving;

  PersonaCall(
      Persona persona,
      TestCall call,
      SimulatedCallee.Senses senses,
      BiConsumer<LogEntry.Kind, String> log) {
    this.persona = persona;
    this.call = call;
    this.senses = senses;
    this.log = log;
  }

  /** Lets it ring, and does what the persona does then; returns when the call is over. */
  void take() throws InterruptedException {
    log.accept(LogEntry.Kind.RANG, "");
    switch (persona.answers()) {
      case BUSY -> refuse(BUSY_HERE);
      case DECLINES -> {
        if (ring(Duration.ofMillis(persona.ringMs()))) {
          refuse(DECLINE);
        }
      }
      case NEVER -> {
        var _ = ring(Duration.ofHours(1));
      }
      case PHONE -> {
        if (ring(Duration.ofMillis(persona.ringMs()))) {
          answer();
        }
      }
    }
  }

  private boolean ring(Duration length) throws InterruptedException {
    boolean waits = call.ring(length);
    if (!waits) {
      ended();
    }
    return waits;
  }

  private void answer() throws InterruptedException {
    if (call.answer()) {
      log.accept(LogEntry.Kind.ANSWERED, "");
      talk();
    } else {
      ended();
    }
  }

  private void refuse(int status) {
    call.refuse(status);
    log.accept(LogEntry.Kind.REFUSED, Integer.toString(status));
  }

  private void ended() {
    call.end().ifPresent(end -> log.accept(LogEntry.Kind.ENDED, end.detail()));
  }

  private void talk() throws InterruptedException {
    try (Ears ears = new Ears(senses.stt(), senses.activity(), call.listen())) {
      say(persona.firstWords());
      while (!call.over(TICK)) {
        ears.listen();
        ears.words(Duration.ZERO).ifPresent(this::hear);
        if (leaves(ears)) {
          log.accept(LogEntry.Kind.HUNG_UP, "");
          return;
        }
        interrupt(ears);
        reply(ears);
      }
      ended();
      conclude(ears);
    }
  }

  /** Makes out the last words, said just before the agent hung up. */
  private void conclude(Ears ears) throws InterruptedException {
    ears.conclude();
    long until = System.nanoTime() + AFTERTHOUGHT.toNanos();
    while (ears.busy() && System.nanoTime() < until) {
      ears.words(TICK).ifPresent(words -> log.accept(LogEntry.Kind.HEARD, words));
    }
  }

  private void hear(String words) {
    log.accept(LogEntry.Kind.HEARD, words);
    heard.append(heard.isEmpty() ? "" : " ").append(words);
    replyAt = System.nanoTime() + persona.thinkMs() * MILLI;
  }

  private boolean leaves(Ears ears) {
    Integer limit = persona.hangsUpAfterMs();
    return (leaving && call.silent()) || (limit != null && ears.speaking() >= limit);
  }

  private void interrupt(Ears ears) throws InterruptedException {
    if (interruptions == persona.interrupts().size()) {
      return;
    }
    Persona.Interruption next = persona.interrupts().get(interruptions);
    if (replies >= next.afterReplies() && ears.speaking() >= next.afterMs()) {
      interruptions++;
      say(next.says());
      play(next.plays());
    }
  }

  private boolean mayReply(Ears ears) {
    return !heard.isEmpty()
        && !ears.busy()
        && call.silent()
        && System.nanoTime() >= replyAt
        && call.quiet().toMillis() >= persona.afterSilenceMs();
  }

  private void reply(Ears ears) throws InterruptedException {
    if (!mayReply(ears)) {
      return;
    }
    Optional<Persona.Reply> reply = persona.replyTo(heard.toString(), given);
    heard.setLength(0);
    replies++;
    if (reply.isPresent()) {
      given.merge(reply.get(), 1, Integer::sum);
      give(reply.get());
    } else {
      say(persona.otherwise());
    }
  }

  private void give(Persona.Reply reply) throws InterruptedException {
    String presses = reply.presses();
    if (presses != null) {
      call.press(presses);
      log.accept(LogEntry.Kind.PRESSED, presses);
    }
    say(reply.says());
    play(reply.plays());
    leaving = reply.hangsUp();
  }

  private void say(@Nullable SpokenText words) throws InterruptedException {
    if (words != null) {
      short[] spoken = words.samples(senses.tts(), persona.voice(), call.rate());
      if (spoken.length > 0) {
        Utterance _ = call.say(spoken);
      }
      log.accept(LogEntry.Kind.SAID, words.text());
    }
  }

  private void play(@Nullable Sound sound) {
    if (sound != null) {
      Utterance _ = call.play(sound.wav());
      log.accept(LogEntry.Kind.PLAYED, sound.name());
    }
  }
}
