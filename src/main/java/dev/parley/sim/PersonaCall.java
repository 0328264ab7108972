package dev.parley.sim;

import dev.parley.telephony.PhoneCall;
import dev.parley.telephony.PhoneEvent;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** One call taken by a persona. */
final class PersonaCall {
  private static final Duration TICK = Duration.ofMillis(10);
  private static final Duration ACKNOWLEDGEMENT = Duration.ofSeconds(5);
  private static final Duration AFTERTHOUGHT = Duration.ofSeconds(5);
  private static final long MILLI = 1_000_000;
  private static final int BUSY_HERE = 486;
  private static final int DECLINE = 603;

  private final Persona persona;
  private final PhoneCall call;
  private final SimulatedCaller.Senses senses;
  private final BiConsumer<LogEntry.Kind, String> log;
  private final Map<Persona.Reply, Integer> given = new HashMap<>();
  private final StringBuilder heard = new StringBuilder();
  private long replyAt;
  private boolean interrupted;
  private boolean leaving;

  PersonaCall(
      Persona persona,
      PhoneCall call,
      SimulatedCaller.Senses senses,
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
      case NEVER -> ring(Duration.ofHours(1));
      case PHONE -> {
        if (ring(Duration.ofMillis(persona.ringMs()))) {
          answer();
        }
      }
    }
  }

  private void answer() throws InterruptedException {
    call.answer();
    PhoneEvent event = call.next(ACKNOWLEDGEMENT);
    while (event != null && !(event instanceof PhoneEvent.Answered)) {
      if (event instanceof PhoneEvent.Ended end) {
        log.accept(LogEntry.Kind.ENDED, end.detail());
        return;
      }
      event = call.next(ACKNOWLEDGEMENT);
    }
    log.accept(LogEntry.Kind.ANSWERED, "");
    talk();
  }

  private void refuse(int status) {
    call.refuse(status);
    log.accept(LogEntry.Kind.REFUSED, Integer.toString(status));
  }

  /** Rings for a while; false when the caller gave up. */
  private boolean ring(Duration length) throws InterruptedException {
    call.ring();
    long until = System.nanoTime() + length.toNanos();
    while (System.nanoTime() < until) {
      if (ended(Duration.ofNanos(Math.max(1, until - System.nanoTime())))) {
        return false;
      }
    }
    return true;
  }

  private boolean ended(Duration limit) throws InterruptedException {
    PhoneEvent event = call.next(limit);
    if (event instanceof PhoneEvent.Ended end) {
      log.accept(LogEntry.Kind.ENDED, end.detail());
      return true;
    }
    return false;
  }

  private void talk() throws InterruptedException {
    Mouth mouth = new Mouth(senses.tts(), persona.voice(), call.audio());
    try (Ears ears = new Ears(senses.stt(), senses.activity(), call.audio())) {
      String firstWords = persona.firstWords();
      if (firstWords != null) {
        say(mouth, firstWords);
      }
      while (!ended(TICK)) {
        mouth.pump();
        ears.listen();
        ears.words(Duration.ZERO).ifPresent(this::hear);
        if (leaves(ears, mouth)) {
          log.accept(LogEntry.Kind.HUNG_UP, "");
          return;
        }
        interrupt(ears, mouth);
        reply(ears, mouth);
      }
      conclude(ears);
    }
  }

  /** Makes out the last words, said just before the caller hung up. */
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

  private boolean leaves(Ears ears, Mouth mouth) {
    Integer limit = persona.hangsUpAfterMs();
    return (leaving && mouth.silent()) || (limit != null && ears.speaking() >= limit);
  }

  private void interrupt(Ears ears, Mouth mouth) throws InterruptedException {
    Persona.Interruption interruption = persona.interrupts();
    if (interruption != null && !interrupted && ears.speaking() >= interruption.afterMs()) {
      interrupted = true;
      say(mouth, interruption.says());
    }
  }

  private void reply(Ears ears, Mouth mouth) throws InterruptedException {
    if (heard.isEmpty() || ears.busy() || System.nanoTime() < replyAt) {
      return;
    }
    Optional<Persona.Reply> reply = persona.replyTo(heard.toString(), given);
    heard.setLength(0);
    if (reply.isPresent()) {
      given.merge(reply.get(), 1, Integer::sum);
      give(reply.get(), mouth);
      return;
    }
    String otherwise = persona.otherwise();
    if (otherwise != null) {
      say(mouth, otherwise);
    }
  }

  private void give(Persona.Reply reply, Mouth mouth) throws InterruptedException {
    String presses = reply.presses();
    if (presses != null) {
      call.sendDigits(presses);
      log.accept(LogEntry.Kind.PRESSED, presses);
    }
    String says = reply.says();
    if (says != null) {
      say(mouth, says);
    }
    leaving = reply.hangsUp();
  }

  private void say(Mouth mouth, String words) throws InterruptedException {
    mouth.say(words);
    mouth.pump();
    log.accept(LogEntry.Kind.SAID, words);
  }
}
